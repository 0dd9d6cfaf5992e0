"""Whether `text[start_char:end_char] == surface` holds for every row that has a surface."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import polars as pl

from schemas import RELEASE_TABLES
from warehouse.contents import read_contents
from warehouse.layout import Warehouse
from warehouse.recipe import Recipe
from warehouse.shards import plan_shards

SURFACED = tuple(name for name, table in RELEASE_TABLES.items() if {"surface", "start_char"} <= set(table.names))
AT_MOST = 5


class Sliced(NamedTuple):
    """Rows whose surface is the slice, rows that had no text to slice, and table and place of some that are wrong."""

    right: int
    unknown: int
    wrong: list[tuple[str, str]]


def check_slices(tables: Path, warehouse: Warehouse | None = None) -> Sliced:
    """Slices every surface anew: through the sentence, and where that is not quoted through the warehouse's text.

    Sentences that are quoted are themselves compared with the text where the warehouse holds it.
    """
    sentences = _read(tables, "sentences", ["doc_id", "sentence_no", "start_char", "end_char", "text"])
    spans = pl.concat(
        _read(tables, name, ["doc_id", "sentence_no", "start_char", "end_char", "surface"]).select(
            pl.lit(name).alias("table"), pl.all()
        )
        for name in SURFACED
    )
    quoted = sentences.rename({"start_char": "sentence_start", "end_char": "sentence_end"})
    sliced = spans.join(quoted, on=["doc_id", "sentence_no"], how="left", maintain_order="left").with_columns(
        # A span that leaves its sentence is cut short by the slice, and so found wrong.
        right=_slice("sentence_start") == pl.col("surface"),
        offset=pl.col("start_char") - pl.col("sentence_start"),
    )
    # Polars counts a negative offset from the end.
    sliced = sliced.with_columns(right=pl.col("right") & (pl.col("offset") >= 0))
    unknown = sliced.filter(pl.col("text").is_null()).select(spans.columns)
    known = sliced.filter(pl.col("text").is_not_null())
    if warehouse is not None:
        whole = sentences.filter(pl.col("text").is_not_null()).select(
            pl.lit("sentences").alias("table"), pl.all().exclude("text"), surface="text"
        )
        compared = _through_texts(warehouse, pl.concat([unknown, whole.select(unknown.columns)]))
        unknown = unknown.join(compared.select("doc_id").unique(), on="doc_id", how="anti")
        known = pl.concat([known.select(*spans.columns, "right"), compared])
    wrong = known.filter(~pl.col("right")).sort("table", "doc_id", "start_char")
    places = wrong.group_by("table", maintain_order=True).head(AT_MOST)
    return Sliced(
        known.height - wrong.height,
        unknown.height,
        [(row["table"], f"{row['doc_id']} {row['start_char']}-{row['end_char']}") for row in places.to_dicts()],
    )


def _through_texts(warehouse: Warehouse, spans: pl.DataFrame) -> pl.DataFrame:
    """The spans whose documents the warehouse holds, with `right`."""
    parts = [spans.clear().with_columns(right=pl.lit(None, pl.Boolean))]
    # Nothing is staged with a recipe of no stages: the documents are cut by size alone.
    for shard in plan_shards(warehouse, Recipe(()), read_contents(warehouse)):
        texts = shard.read(warehouse).select("doc_id", "text")
        parts.append(
            spans.join(texts, on="doc_id")
            .with_columns(right=_slice() == pl.col("surface"))
            .select(*spans.columns, "right")
        )
    return pl.concat(parts)


def _slice(start: str | None = None) -> pl.Expr:
    """The words of the column `text`, which begins at the column `start` of the document, or at 0."""
    begin = pl.col("start_char") - (pl.col(start) if start else 0)
    return pl.col("text").str.slice(begin, pl.col("end_char") - pl.col("start_char"))


def _read(tables: Path, name: str, columns: list[str]) -> pl.DataFrame:
    return pl.read_parquet(sorted((tables / name).glob("*.parquet")), columns=columns, glob=False)
