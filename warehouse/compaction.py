"""Shards staged anew from staged ones, without reading a text: what stays of one, and many small ones as one.

Sound, since what is extracted of a document depends on no other: the tables of some documents are those rows of the
tables of the shards that hold them.
"""

from __future__ import annotations

import polars as pl

from warehouse.contents import Contents
from warehouse.layout import Warehouse
from warehouse.recipe import Recipe
from warehouse.shards import SHARD_BYTES, Shard, homes
from warehouse.staging import read_staged, remove_staged, write_staged

SMALL_BYTES = 2_000_000
"""A shard of less text costs no less to open than one of so much."""
MANY = 16
"""So many small shards become one, so that of many small builds a document is copied in every sixteenth at most."""


def compact_staging(warehouse: Warehouse, recipe: Recipe, contents: Contents, staged: pl.DataFrame) -> int:
    """How many shards, of those that `staged_documents` gives, gave way to others that hold their rows.

    A shard of which some documents are withdrawn, or came with other metadata since, gives way to one of the documents
    that are as they were. Only for who holds the warehouse.
    """
    documents = contents.hashed
    home = homes(staged, documents).join(documents.select("doc_id", "text_bytes"), on="doc_id", maintain_order="left")
    shards = (
        home.group_by("shard", "whole", "of", maintain_order=True)
        .agg(lessened=pl.len() < pl.col("of").first(), size=pl.col("text_bytes").sum())
        .sort("shard")
    )
    small = shards.filter(pl.col("whole") & (pl.col("size") < SMALL_BYTES))
    groups = [[key] for key in shards.filter("lessened")["shard"]]
    if small.height >= MANY:
        several = small.with_columns(group=pl.col("size").cum_sum() // SHARD_BYTES)
        merged = several.group_by("group", maintain_order=True).agg("shard")["shard"].to_list()
        groups = [*merged, *(keys for keys in groups if keys[0] not in small["shard"])]
    for keys in groups:
        _merge(warehouse, recipe, keys, home, documents)
    return sum(map(len, groups))


def _merge(warehouse: Warehouse, recipe: Recipe, keys: list[str], home: pl.DataFrame, documents: pl.DataFrame) -> None:
    """One shard of what is at home in those of these keys, which are gone."""
    parts = []
    for key in keys:
        here = home.filter(pl.col("shard") == key)
        tables = read_staged(warehouse, recipe, Shard(key, here))
        parts.append(_rows_of(tables, here["doc_id"]) if here.height < here["of"][0] else tables)
    # A stage that one of them lacks is extracted anew for all.
    common = set.intersection(*(set(tables) for tables in parts))
    merged = Shard.of(documents.filter(pl.col("doc_id").is_in(_at_home(home, keys).implode())))
    write_staged(warehouse, recipe, merged, {name: pl.concat([part[name] for part in parts]) for name in common})
    for key in keys:
        if key != merged.key:
            remove_staged(warehouse, recipe, key)


def _at_home(home: pl.DataFrame, keys: list[str]) -> pl.Series:
    return home.filter(pl.col("shard").is_in(keys))["doc_id"]


def _rows_of(tables: dict[str, pl.DataFrame], doc_ids: pl.Series) -> dict[str, pl.DataFrame]:
    """The rows of these documents; a table that names figures alone is left out where the figures are not there."""

    def of(table: pl.DataFrame) -> pl.DataFrame | None:
        for column in ("doc_id", "origin"):
            if column in table.columns:
                return table.filter(pl.col(column).is_in(doc_ids.implode()))
        figures = of(tables["figures"]) if "figures" in tables else None
        if figures is None:
            return None
        return table.join(figures.select("figure_id"), on="figure_id", how="semi", maintain_order="left")

    rows = {name: of(table) for name, table in tables.items()}
    return {name: kept for name, kept in rows.items() if kept is not None}
