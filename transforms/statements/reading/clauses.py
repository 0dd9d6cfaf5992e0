"""How far apart two words of a sentence are: characters, and the points lost in crossing from clause to clause."""

from __future__ import annotations

import polars as pl

FIGURE_WEIGHT = 1.0
"""Points lost in crossing another figure."""
_PLACES = 1 << 20


def place(sentence: str, offset: str) -> pl.Expr:
    """One number for a place in a frame of sentences, which sorts as the text runs (Int64)."""
    return pl.col(sentence).cast(pl.Int64) * _PLACES + pl.col(offset).cast(pl.Int64)


def clause_depths(partings: pl.DataFrame) -> pl.DataFrame:
    """Running sum of what parts sentences: `place` and `depth` (tenths of a point), sorted by place.

    Takes `s`, `at` and `weight` (points) of all commas, conjunctions and figures.
    """
    return (
        partings.select(place=place("s", "at"), depth=(pl.col("weight") * 10).round().cast(pl.Int64))
        .sort("place", "depth")
        .with_columns(pl.col("depth").cum_sum())
    )


def with_depth(frame: pl.DataFrame, depths: pl.DataFrame, offset: str, name: str) -> pl.DataFrame:
    """The frame, sorted by place, with the running depth before its column `offset`.

    The difference of two depths of a sentence is what lies between them.
    """
    if frame.is_empty():
        return frame.with_columns(pl.lit(0, pl.Int64).alias(name))
    return (
        frame.with_columns(place=place("s", offset))
        .sort("place", maintain_order=True)
        .join_asof(depths.rename({"depth": name}), on="place", strategy="backward", allow_exact_matches=False)
        .with_columns(pl.col(name).fill_null(0))
        .drop("place")
    )


def gap(start: str, end: str, other_start: str, other_end: str) -> pl.Expr:
    """Characters between two spans, whichever comes first; 0 where they overlap."""
    after = pl.col(other_start) - pl.col(end)
    before = pl.col(start) - pl.col(other_end)
    return pl.max_horizontal(after, before, pl.lit(0)).cast(pl.Float64)


def crossed(depth: str, other_depth: str) -> pl.Expr:
    """Points lost between two places of a sentence by the clauses between them."""
    return (pl.col(depth) - pl.col(other_depth)).abs().cast(pl.Float64) / 10
