"""Which spans overlap others, told by places on one axis instead of a join."""

from __future__ import annotations

import polars as pl

# Sentences are far shorter than 2^32 characters, so a row's places never reach the next row's.
_ROW = 2**32


def place(column: str) -> pl.Expr:
    """A place in a row (`row`) as one number (Int64): in the order of rows, then of `column`."""
    return pl.col("row").cast(pl.Int64) * _ROW + pl.col(column)


def overlapping(spans: pl.DataFrame, taken: pl.DataFrame) -> pl.Series:
    """Whether each span has a character in common with one of `taken`; both have `row`, `start`, `end`.

    The spans of `taken` must not overlap each other.
    """
    return spans.select(place("start") < _end_of_nearest(taken, place("end") - 1)).to_series()


def covered(spans: pl.DataFrame, by: pl.DataFrame) -> pl.Series:
    """Whether each span lies within one of `by`, which must not overlap each other."""
    return spans.select(place("end") <= _end_of_nearest(by, place("start"))).to_series()


def _end_of_nearest(spans: pl.DataFrame, at: pl.Expr) -> pl.Expr:
    """Where the last span that begins at or before each place ends; -1 where there is none."""
    ordered = spans.select(begin=place("start"), stop=place("end")).sort("begin")
    nearest = pl.lit(ordered["begin"]).search_sorted(at, side="right")
    stops = pl.concat([pl.Series("stop", [-1], dtype=pl.Int64), ordered["stop"]])
    return pl.lit(stops).gather(nearest)
