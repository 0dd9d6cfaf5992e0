"""How far what a sentence tells reaches: the sentences of its document around it."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def reached(told: pl.DataFrame, sentence: str, first: int, last: int) -> pl.DataFrame:
    """A row in `s` for each sentence from `first` to `last` after the one that `sentence` numbers; -1 is before it.

    To be joined by `doc` and `s`: all that a document tells by all that takes it up would be millions of rows.
    """
    if told.is_empty():
        return told.with_columns(s=pl.lit(None, pl.UInt32))
    place = pl.col(sentence).cast(pl.Int64)
    sentences = pl.int_ranges((place + first).clip(0), (place + last + 1).clip(0), dtype=pl.UInt32)
    return told.with_columns(s=sentences).explode("s").drop_nulls("s")


def told_before(asked: pl.DataFrame, told: pl.DataFrame, back: int, on: Sequence[str] = ("doc", "s")) -> pl.DataFrame:
    """Each figure `asked` with each of those `told` before it: in its sentence, or up to `back` sentences before.

    `told` has `doc`, the sentence `told_s` and the place `told_start`, `asked` has `s` and `fig_start`; they agree in
    the columns `on`.
    """
    return asked.join(reached(told, "told_s", 0, back), on=list(on), how="inner").filter(
        (pl.col("told_s") < pl.col("s")) | (pl.col("told_start") < pl.col("fig_start"))
    )


def last_told(pairs: pl.DataFrame) -> pl.DataFrame:
    """Of the pairs of `told_before` those with the last that was told before each figure `f`, one row each."""
    return pairs.sort("f", "told_s", "told_start", descending=[False, True, True]).unique(
        "f", keep="first", maintain_order=True
    )
