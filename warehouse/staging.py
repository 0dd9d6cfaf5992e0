"""The results of each shard, kept under its content and the recipe, so that no shard is extracted twice."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import polars as pl

from warehouse.layout import Warehouse
from warehouse.storage import settle_tree

# Beside the tables: which documents a shard holds, by id and digest.
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


def is_staged(warehouse: Warehouse, recipe: str, shard: Cut) -> bool:
    """Whether the shard's results are there; they are there whole or not at all."""
    return bool(warehouse.filesystem.exists(_path(warehouse, recipe, shard.key, MEMBERS)))


def write_staged(warehouse: Warehouse, recipe: str, shard: Cut, tables: Mapping[str, pl.DataFrame]) -> None:
    """Keeps the shard's tables; where they are there already, nothing changes."""
    if is_staged(warehouse, recipe, shard):
        return
    members = shard.documents.select(MEMBERS_SCHEMA.names())
    if not warehouse.is_local:
        for name, table in tables.items():
            warehouse.filesystem.pipe_file(_path(warehouse, recipe, shard.key, name), _parquet(table))
        # Last: it is what says that the others are there.
        warehouse.filesystem.pipe_file(_path(warehouse, recipe, shard.key, MEMBERS), _parquet(members))
        return
    target = Path(warehouse.path("staging", recipe, shard.key))
    aside = target.with_name(f".{shard.key}.{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    with ThreadPoolExecutor(2) as pool:
        list(
            pool.map(
                lambda item: (aside / f"{item[0]}.parquet").write_bytes(_parquet(item[1])),
                {**tables, MEMBERS: members}.items(),
            )
        )
    settle_tree(aside)
    aside.replace(target)


def scan_staged(warehouse: Warehouse, recipe: str, shards: Sequence[Cut], table: str) -> pl.LazyFrame:
    """The rows of a table over all the shards given, which must be staged, in the shards' order."""
    return pl.scan_parquet(
        [warehouse.address(_path(warehouse, recipe, shard.key, table)) for shard in shards], glob=False
    )


def staged_documents(warehouse: Warehouse, recipe: str) -> pl.DataFrame:
    """One row per document of each staged shard: `shard`, `doc_id`, `digest`."""
    paths = [path for path in warehouse.files("staging", recipe, suffix=f"/{MEMBERS}.parquet")]
    if not paths:
        return pl.DataFrame(schema={"shard": pl.String, **MEMBERS_SCHEMA})
    rows = pl.read_parquet([warehouse.address(path) for path in paths], glob=False, include_file_paths="path")
    return rows.select(pl.col("path").str.split("/").list.get(-2).alias("shard"), *MEMBERS_SCHEMA.names())


def _path(warehouse: Warehouse, recipe: str, shard: str, table: str) -> str:
    return warehouse.path("staging", recipe, shard, f"{table}.parquet")


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    # Read once or twice on this machine: speed before size.
    frame.write_parquet(buffer, compression="lz4", row_group_size=ROW_GROUP_SIZE)
    return buffer.getvalue()
