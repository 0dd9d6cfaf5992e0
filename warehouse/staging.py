"""The results of each shard, kept under its content and the recipe, so that no shard is extracted twice."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import polars as pl

from warehouse.layout import Warehouse

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
    return warehouse.store.exists(_path(recipe, shard.key, MEMBERS))


def write_staged(warehouse: Warehouse, recipe: str, shard: Cut, tables: Mapping[str, pl.DataFrame]) -> None:
    """Keeps the shard's tables; where they are there already, nothing changes."""
    if is_staged(warehouse, recipe, shard):
        return
    members = shard.documents.select(MEMBERS_SCHEMA.names())
    aside = warehouse.store.aside(f"staging/{recipe}/{shard.key}")
    with ThreadPoolExecutor(2) as pool:
        list(
            pool.map(
                lambda item: (aside / f"{item[0]}.parquet").write_bytes(_parquet(item[1])),
                {**tables, MEMBERS: members}.items(),
            )
        )
    # The members last: they are what says that the tables are there.
    warehouse.store.place(aside, f"staging/{recipe}/{shard.key}", last=f"{MEMBERS}.parquet")


def scan_staged(warehouse: Warehouse, recipe: str, shards: Sequence[Cut], table: str) -> pl.LazyFrame:
    """The rows of a table over all the shards given, which must be staged, in the shards' order."""
    return warehouse.store.scan([_path(recipe, shard.key, table) for shard in shards])


def staged_documents(warehouse: Warehouse, recipe: str) -> pl.DataFrame:
    """One row per document of each staged shard: `shard`, `doc_id`, `digest`."""
    paths = warehouse.store.files(f"staging/{recipe}", f"/{MEMBERS}.parquet")
    if not paths:
        return pl.DataFrame(schema={"shard": pl.String, **MEMBERS_SCHEMA})
    rows = warehouse.store.scan(paths, file_column="path").collect()
    return rows.select(pl.col("path").str.split("/").list.get(-2).alias("shard"), *MEMBERS_SCHEMA.names())


def _path(recipe: str, shard: str, table: str) -> str:
    return f"staging/{recipe}/{shard}/{table}.parquet"


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    # Read once or twice on this machine: speed before size.
    frame.write_parquet(buffer, compression="lz4", row_group_size=ROW_GROUP_SIZE)
    return buffer.getvalue()
