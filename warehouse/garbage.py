"""What a warehouse holds and needs no more: results that no build in use reads, and what crashes left half-written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from warehouse.contents import read_contents
from warehouse.layout import Warehouse
from warehouse.recipe import Recipe, StageRecipe
from warehouse.shards import homes
from warehouse.staging import MEMBERS, staged_documents
from warehouse.stores.store import WITHDRAWALS

NOTE = "staging/recipes.json"
"""The recipes of the last build, which the next one will most likely have."""


class Garbage(NamedTuple):
    """What is not needed, by folder or file, with its bytes: results below `staging`, and what is unfinished."""

    staging: dict[str, int]
    unfinished: dict[str, int]

    @property
    def size(self) -> int:
        """Bytes of all."""
        return sum(self.staging.values()) + sum(self.unfinished.values())


def note_recipes(warehouse: Warehouse, recipes: Iterable[Recipe]) -> None:
    """Notes that these are in use; recipes noted before are not, unless they are among them."""
    content = json.dumps([[list(stage) for stage in recipe.stages] for recipe in recipes], indent=1).encode()
    if not warehouse.store.exists(NOTE) or warehouse.store.read(NOTE) != content:
        warehouse.store.write(NOTE, content)


def noted_recipes(warehouse: Warehouse) -> list[Recipe]:
    """The recipes that are noted as in use."""
    if not warehouse.store.exists(NOTE):
        return []
    return [
        Recipe(tuple(StageRecipe(folder, tuple(tables)) for folder, tables in stages))
        for stages in json.loads(warehouse.store.read(NOTE))
    ]


def collect_garbage(warehouse: Warehouse, recipes: Sequence[Recipe], dry_run: bool = False) -> Garbage:
    """What no build with one of the recipes, or with those of the last build, needs; it is gone, but in a dry run.

    Of the shards that are staged with these, those stay that hold documents of the next release. Landed texts and
    releases stay as they are. Raises `WarehouseLocked` while somebody else writes to the warehouse, and `NoWarehouse`.
    """
    warehouse.require()
    with warehouse.store.hold():
        needed = _needed(warehouse, [*recipes, *noted_recipes(warehouse)])
        garbage = Garbage(_staged(warehouse, needed), _unfinished(warehouse))
        if not dry_run:
            warehouse.store.tidy()
            for folder in garbage.staging:
                warehouse.store.remove(folder, last=f"{MEMBERS}.parquet")
        return garbage


def _needed(warehouse: Warehouse, recipes: Iterable[Recipe]) -> set[str]:
    """The folders of the shards that a build reads, and of what it keeps across shards."""
    documents = read_contents(warehouse).hashed
    needed: set[str] = set()
    for recipe in dict.fromkeys(recipes):
        staged = staged_documents(warehouse, recipe)
        if staged.is_empty():
            # What is not kept by shards has no list of documents: all of it stays.
            needed |= {f"staging/{stage.folder}" for stage in recipe.stages}
        shards = homes(staged, documents)["shard"].unique().to_list()
        needed |= {f"staging/{stage.folder}/{shard}" for stage in recipe.stages for shard in shards}
    return needed


def _staged(warehouse: Warehouse, needed: set[str]) -> dict[str, int]:
    """The folders below `staging` that are not needed: all of a recipe, or one shard of it."""
    sizes = {
        path: size
        for path, size in warehouse.store.sizes("staging").items()
        if path != NOTE and not _is_unfinished(path)
    }
    used = {"/".join(path.split("/")[:2]) for path in needed}
    garbage: dict[str, int] = {}
    for path, size in sizes.items():
        recipe, shard = ("/".join(path.split("/")[:depth]) for depth in (2, 3))
        if recipe in needed or shard in needed:
            continue
        folder = shard if recipe in used else recipe
        garbage[folder] = garbage.get(folder, 0) + size
    return dict(sorted(garbage.items()))


def _unfinished(warehouse: Warehouse) -> dict[str, int]:
    """Files and folders that a writer began and did not end: of releases, landed texts, results and withdrawals."""
    releases = warehouse.store.folders("releases")
    published = {version for version in releases if warehouse.store.is_placed(f"releases/{version}")}
    garbage = warehouse.store.begun(WITHDRAWALS)
    for top in ("landing", "releases", "staging"):
        for path, size in warehouse.store.sizes(top).items():
            parts = path.split("/")
            # A release is whole, and what is in it is none of ours.
            looked_at = parts[:2] if top == "releases" else parts
            dotted = [depth for depth, part in enumerate(looked_at) if part.startswith(".")]
            unsealed = top == "releases" and len(parts) > 2 and parts[1] not in published
            if dotted or unsealed:
                item = "/".join(parts[: dotted[0] + 1] if dotted else parts[:2])
                garbage[item] = garbage.get(item, 0) + size
    return dict(sorted(garbage.items()))


def _is_unfinished(path: str) -> bool:
    return "/." in path
