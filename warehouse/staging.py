"""The results of each shard, kept stage by stage under its content and the recipe, so that nothing is extracted twice.

`staging/<stage's recipe>/<shard>/<table>.parquet`. A change that touches the recipe of a stage leaves the results of
the others where they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import polars as pl

from warehouse.layout import Warehouse
from warehouse.recipe import Recipe, StageRecipe

# Beside the tables: which documents a shard holds, by id and digest; only the first stage needs it.
MEMBERS = "shard-documents"
MEMBERS_SCHEMA = pl.Schema({"doc_id": pl.String, "digest": pl.String})
ROW_GROUP_SIZE = 65_536


class Cut(Protocol):
    """What staging needs to know of a shard."""

    @property
    def key(self) -> str:
        """Hash of its content."""

    @property
    def documents(self) -> pl.DataFrame:
        """Its documents, with `doc_id` and `digest`."""


def is_staged(warehouse: Warehouse, recipe: Recipe, shard: Cut) -> bool:
    """Whether the shard's results of all stages are there; those of a stage are there whole or not at all."""
    return all(_is_there(warehouse, stage, shard.key) for stage in recipe.stages)


def read_staged(warehouse: Warehouse, recipe: Recipe, shard: Cut) -> dict[str, pl.DataFrame]:
    """The shard's tables of those stages that are there, by name."""
    names = [
        (stage, name) for stage in recipe.stages if _is_there(warehouse, stage, shard.key) for name in stage.tables
    ]
    return {name: warehouse.store.scan([_path(stage.folder, shard.key, name)]).collect() for stage, name in names}


def write_staged(warehouse: Warehouse, recipe: Recipe, shard: Cut, tables: Mapping[str, pl.DataFrame]) -> None:
    """Keeps the shard's tables, of whole stages; of those that are there already, nothing changes."""
    for stage in recipe.stages:
        if not tables.keys() >= set(stage.tables) or _is_there(warehouse, stage, shard.key):
            continue
        members = shard.documents.select(MEMBERS_SCHEMA.names())
        held = {MEMBERS: members if stage == recipe.stages[0] else members.clear()}
        frames = held | {name: tables[name] for name in stage.tables}
        folder = _folder(stage.folder, shard.key)
        aside = warehouse.store.aside(folder)
        with ThreadPoolExecutor(2) as pool:
            writing = [
                # Read once or twice on this machine: speed before size.
                pool.submit(
                    frame.write_parquet,
                    aside / f"{name}.parquet",
                    compression="lz4",
                    row_group_size=ROW_GROUP_SIZE,
                )
                for name, frame in frames.items()
            ]
        for each in writing:
            each.result()
        warehouse.store.place(aside, folder, f"{MEMBERS}.parquet")


def scan_staged(warehouse: Warehouse, recipe: Recipe, shards: Sequence[Cut], table: str) -> pl.LazyFrame:
    """The rows of a table over all the shards given, which must be staged, in the shards' order."""
    folder = recipe.folder_of(table)
    return warehouse.store.scan([_path(folder, shard.key, table) for shard in shards])


def staged_documents(warehouse: Warehouse, recipe: Recipe) -> pl.DataFrame:
    """One row per document of each shard whose first stage is staged: `shard`, `doc_id`, `digest`, `whole`.

    `whole` tells whether all other stages are there too.
    """
    found = [staged_shards(warehouse, stage.folder) for stage in recipe.stages]
    if not found or not found[0]:
        return pl.DataFrame(schema={"shard": pl.String, **MEMBERS_SCHEMA, "whole": pl.Boolean})
    whole = set.intersection(*map(set, found))
    paths = [_path(recipe.stages[0].folder, shard, MEMBERS) for shard in found[0]]
    rows = warehouse.store.scan(paths, file_column="path").collect()
    shard = pl.col("path").str.split("/").list.get(-2)
    return rows.select(shard.alias("shard"), *MEMBERS_SCHEMA.names()).with_columns(
        whole=pl.col("shard").is_in(sorted(whole))
    )


def staged_shards(warehouse: Warehouse, folder: str) -> list[str]:
    """The keys of the shards that a stage's folder below `staging` holds, sorted."""
    suffix = f"/{MEMBERS}.parquet"
    return [path.removesuffix(suffix).rpartition("/")[2] for path in warehouse.store.files(f"staging/{folder}", suffix)]


def remove_staged(warehouse: Warehouse, recipe: Recipe, shard: str) -> None:
    """Nothing of the shard with this key is there."""
    for stage in recipe.stages:
        # Without the list of documents, nobody looks for the tables.
        warehouse.store.remove(_folder(stage.folder, shard), last=f"{MEMBERS}.parquet")


def _is_there(warehouse: Warehouse, stage: StageRecipe, shard: str) -> bool:
    return warehouse.store.exists(_path(stage.folder, shard, MEMBERS))


def _folder(stage: str, shard: str) -> str:
    return f"staging/{stage}/{shard}"


def _path(stage: str, shard: str, table: str) -> str:
    return f"{_folder(stage, shard)}/{table}.parquet"
