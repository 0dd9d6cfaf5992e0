"""The facts of the last build, kept so that only what has changed since is made again, and no more held than a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from transforms.reconciliation.facts import part_of
from transforms.reconciliation.renewal import Made, make_facts
from warehouse.digests import frame_digest
from warehouse.layout import Warehouse
from warehouse.ranges import Ranged, equal_ranges
from warehouse.recipe import Recipe
from warehouse.staging import MEMBERS_SCHEMA, read_staged, remove_staged, scan_staged, staged_shards, write_staged

PART = 100_000
"""Claims whose facts are made at a time, in some 300 MB with their history."""
_ROW = 2_000
"""Bytes that a row of facts takes while a range of them is written."""


class Told(NamedTuple):
    """What facts are made of: tables of a release, of which `figures` may lack those that are not vague."""

    claims: pl.DataFrame
    objections: pl.DataFrame
    figures: pl.DataFrame
    documents: pl.DataFrame
    relations: pl.DataFrame


@dataclass(frozen=True)
class _Part:
    """The facts of some statements, kept as one: `key` tells which, and is a hash of all that decides them."""

    key: str

    @property
    def documents(self) -> pl.DataFrame:
        """None: what decides them is told by their own marks."""
        return pl.DataFrame(schema=MEMBERS_SCHEMA)


def make_and_keep(warehouse: Warehouse, recipe: Recipe, told: Told, room: int) -> dict[str, Ranged]:
    """The tables of the facts, which are kept, and none that were kept before; written in `room` bytes, about.

    Facts of statements of which nothing has changed are taken from those kept before.
    """
    # A power of two: else one claim more could put every statement into another part.
    parts = 1 << max(0, (told.claims.height - 1) // PART).bit_length()
    before = _kept(warehouse, recipe)
    part = told.claims.select(part_of(parts)).to_series()
    made = [
        _make_part(warehouse, recipe, told._replace(claims=told.claims.filter(part == number)), (number, parts), before)
        for number in range(parts)
    ]
    for key in set(before) - {part.key for part in made}:
        remove_staged(warehouse, recipe, key)
    return {name: _ranged(warehouse, recipe, made, name, room) for name in Made._fields[1:]}


def _make_part(
    warehouse: Warehouse, recipe: Recipe, told: Told, place: tuple[int, int], before: Sequence[str]
) -> _Part:
    """The facts of claims of whole statements, which are the part `place` of so many."""
    beginning = "{:05d}-of-{:05d}-".format(*place)
    objections = told.objections.join(told.claims, on="claim_id", how="semi", maintain_order="left")
    telling = pl.concat([told.claims["doc_id"], objections["doc_id"]]).unique()
    documents = told.documents.filter(pl.col("doc_id").is_in(telling.implode()))
    last = next((_read(warehouse, recipe, _Part(key)) for key in before if key.startswith(beginning)), None)
    made = make_facts(told.claims, objections, told.figures, documents, told.relations, last)
    kept = _Part(beginning + frame_digest(made.statements)[:32])
    write_staged(warehouse, recipe, kept, made._asdict())
    return kept


def _read(warehouse: Warehouse, recipe: Recipe, part: _Part) -> Made:
    tables = read_staged(warehouse, recipe, part)
    return Made(**{name: tables[name] for name in Made._fields})


def _ranged(warehouse: Warehouse, recipe: Recipe, parts: Sequence[_Part], name: str, room: int) -> Ranged:
    rows = scan_staged(warehouse, recipe, parts, name)
    height = rows.select(pl.len()).collect().item()
    return Ranged(lambda each: rows.filter(each.holds("fact_id")), equal_ranges(1 + height * _ROW // room), height)


def _kept(warehouse: Warehouse, recipe: Recipe) -> list[str]:
    return staged_shards(warehouse, recipe.stages[0].folder)
