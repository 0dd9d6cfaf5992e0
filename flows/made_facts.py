"""The facts of the last build, kept so that only what has changed since is made again."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from transforms.reconciliation.renewal import Made
from warehouse.layout import Warehouse
from warehouse.recipe import Recipe
from warehouse.staging import MEMBERS_SCHEMA, read_staged, remove_staged, staged_shards, write_staged


@dataclass(frozen=True)
class _Whole:
    """All facts of a release, kept as one: `key` is a hash of what it holds."""

    key: str

    @property
    def documents(self) -> pl.DataFrame:
        """None: what decides them is told by their own marks."""
        return pl.DataFrame(schema=MEMBERS_SCHEMA)


def read_made(warehouse: Warehouse, recipe: Recipe) -> Made | None:
    """The facts that were kept last; null where there are none."""
    for key in _kept(warehouse, recipe):
        tables = read_staged(warehouse, recipe, _Whole(key))
        return Made(**{name: tables[name] for name in Made._fields})
    return None


def keep_made(warehouse: Warehouse, recipe: Recipe, made: Made, content: str) -> None:
    """Keeps the facts, and none that were kept before. `content` is the hash of what the release holds."""
    whole = _Whole(content[:32])
    write_staged(warehouse, recipe, whole, made._asdict())
    for key in _kept(warehouse, recipe):
        if key != whole.key:
            remove_staged(warehouse, recipe, key)


def _kept(warehouse: Warehouse, recipe: Recipe) -> list[str]:
    return staged_shards(warehouse, recipe.stages[0].folder)
