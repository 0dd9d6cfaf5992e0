"""Which of several names a reference is resolved to: those before it, the nearest, the only one."""

from __future__ import annotations

import polars as pl

RESOLVED = ["anaphor", "row", "document", "start", "end", "entity_id"]
"""The columns of a reference that is resolved."""


def nobody(anaphors: pl.DataFrame) -> pl.DataFrame:
    """No reference that is resolved: of the few anaphors of a short text most stand for nobody."""
    return anaphors.clear().select(*RESOLVED[:-1], entity_id=pl.lit(None, pl.String))


def stands_before(row: str, end: str) -> pl.Expr:
    """Whether a name that ends at `end` of the sentence `row` stands before the anaphor."""
    return (pl.col(row) < pl.col("row")) | ((pl.col(row) == pl.col("row")) & (pl.col(end) <= pl.col("start")))


def named_back(anaphors: pl.DataFrame, names: pl.DataFrame, on: list[str], back: int) -> pl.DataFrame:
    """Each anaphor with each name before it in its sentence and up to `back` sentences before.

    `names` has `row`, `start`, `end` (given back as `named_row` …), the columns that both share (`on`) and any more.
    Adds `distance`, in sentences.
    """
    row = pl.col("row").cast(pl.Int64)
    asked = names.filter(pl.col("document").is_in(anaphors["document"].unique().implode()))
    asked = asked.rename({"row": "named_row", "start": "named_start", "end": "named_end"})
    return (
        anaphors.join(asked, on=on, how="inner")
        .with_columns(distance=row - pl.col("named_row").cast(pl.Int64))
        .filter(pl.col("distance").is_between(0, back), stands_before("named_row", "named_end"))
    )


def known_here() -> pl.Expr:
    """What one text states holds for that text: a shard's other texts must not change how it is read."""
    return pl.col("origin_document").is_null() | (pl.col("origin_document") == pl.col("document"))


def the_nearest(options: pl.DataFrame) -> pl.DataFrame:
    """The options of the nearest sentence (`distance`) that has some, of the anaphors to which it gives one alone."""
    nearest = options.filter(pl.col("distance") == pl.col("distance").min().over("anaphor"))
    nearest = nearest.unique(["anaphor", "entity_id"], keep="first", maintain_order=True)
    return nearest.filter(pl.len().over("anaphor") == 1).sort("anaphor")


def the_one(options: pl.DataFrame, column: str, named: pl.DataFrame) -> pl.DataFrame:
    """The anaphors with one option, or one that the document names, or names more often, as `entity_id`."""
    if options.is_empty():
        return options.rename({column: "entity_id"})
    options = options.unique(["anaphor", column], keep="first", maintain_order=True)
    there = (
        named.filter(pl.col("document").is_in(options["document"].unique().implode()))
        .select("document", pl.col("entity_id").alias(column))
        .join(options.select("document", column).unique(), on=["document", column], how="semi")
        .group_by("document", column)
        .agg(_often=pl.len())
    )
    named_ones = options.join(there, on=["document", column], maintain_order="left").filter(
        pl.col("_often") == pl.col("_often").max().over("anaphor")
    )
    named_ones = named_ones.filter(pl.len().over("anaphor") == 1).drop("_often")
    only = options.filter(pl.len().over("anaphor") == 1)
    return (
        pl.concat([named_ones, only]).unique("anaphor", keep="first", maintain_order=True).rename({column: "entity_id"})
    )
