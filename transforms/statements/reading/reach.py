"""How far what a sentence tells reaches: the sentences of its document around it."""

from __future__ import annotations

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
