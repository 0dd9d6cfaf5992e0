"""Sentences in pieces of bounded length, so that the work on a text stays linear in it, whatever it holds."""

from __future__ import annotations

import polars as pl

from transforms.text.folding import fold, fold_case

_LONGEST = 2000
"""No sentence of prose is longer (in code points); tables, lists without a full stop and hostile text are."""

# Cut after punctuation where there is some, so as not to cut a number.
_PIECE = r"(?s).{1,500}[,;:.\n]|.{1,500}"


def cut_long_sentences(sentences: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The working sentences, long ones as several rows, numbered afresh; and the number that each row had.

    The second frame has `sentence_no` (the new one) and `number` (the sentence's own). A place in a sentence is found
    by counting its characters from the start: with a text of one sentence that would be quadratic.
    """
    long = pl.col("text").str.len_chars() > _LONGEST
    whole = sentences.filter(~long)
    if whole.height < sentences.height:
        pieces = (
            sentences.filter(long)
            .with_columns(text=pl.col("text").str.extract_all(_PIECE))
            .explode("text")
            .with_columns(_length=pl.col("text").str.len_chars().cast(pl.Int32))
            .with_columns(_end=pl.col("_length").cum_sum().over("doc_id", "sentence_no").cast(pl.Int32))
            .with_columns(start_char=pl.col("start_char") + pl.col("_end") - pl.col("_length"))
            .with_columns(end_char=pl.col("start_char") + pl.col("_length"), folded=fold(pl.col("text")))
            .with_columns(lower=fold_case(pl.col("folded")))
            .select(sentences.columns)
        )
        sentences = pl.concat([whole, pieces]).sort("doc_id", "start_char")
    rows = pl.int_range(pl.len(), dtype=pl.Int32)
    numbers = sentences.select(sentence_no=rows, number="sentence_no")
    return sentences.with_columns(sentence_no=rows), numbers
