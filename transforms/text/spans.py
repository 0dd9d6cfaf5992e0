"""Where a pattern matches: spans as rows, in code points."""

from __future__ import annotations

import polars as pl

from transforms.text.folding import MARK


def match_spans(frame: pl.DataFrame, text: str, pattern: str | pl.Series, keep: tuple[str, ...]) -> pl.DataFrame:
    """One row per match of `pattern` in the column `text`, which must be folded (`transforms.text.folding.fold`).

    Words instead of a pattern, the longest first, are made ready in a third of the time, and found in twice the time.

    Columns: those of `keep`, and `start`, `end` (Int32, code points in the column), `matched`, `before` and `after`
    (what lies between this match and its neighbours, or the ends of the text). The pattern must not match the empty
    string. Matches are fenced by a mark, the text is cut at the marks, and the lengths of the pieces add up to the
    offsets.
    """
    if frame.is_empty():
        # There is nothing to make the pattern ready for.
        pattern = MARK
    # One search: to tell first which texts match, or to take the matches out and cut the text at them, takes two.
    if isinstance(pattern, str):
        fenced = pl.col(text).str.replace_all(pattern, f"{MARK}${{0}}{MARK}")
    else:
        fenced = pl.col(text).str.replace_many(pattern.implode(), (MARK + pattern + MARK).implode(), leftmost=True)
    texts = frame.select(*keep, matched=fenced).filter(pl.col("matched").str.contains(MARK, literal=True))
    pieces = pl.col("matched").list.len().cast(pl.Int64)
    # Lazy: what several columns are worked out of is worked out once.
    return (
        texts.lazy()
        .with_columns(pl.col("matched").str.split(MARK))
        .with_columns(_text_start=pieces.cum_sum() - pieces)
        .explode("matched")
        .with_columns(_length=pl.col("matched").str.len_chars().cast(pl.Int64))
        .with_columns(
            _begin=pl.col("_length").cum_sum() - pl.col("_length"),
            _second=(pl.int_range(pl.len(), dtype=pl.Int64) - pl.col("_text_start")) % 2 == 1,
            before=pl.col("matched").shift(1, fill_value=""),
            after=pl.col("matched").shift(-1, fill_value=""),
        )
        # Texts follow each other, so a running total less its value where one begins is the place in it.
        .with_columns(start=(pl.col("_begin") - pl.col("_begin").gather(pl.col("_text_start"))).cast(pl.Int32))
        # Every second piece is a match.
        .filter(pl.col("_second") & (pl.col("_length") > 0))
        .select(
            *keep,
            "start",
            (pl.col("start") + pl.col("_length").cast(pl.Int32)).alias("end"),
            "matched",
            "before",
            "after",
        )
        .collect(engine="in-memory")
    )


def char_offset(text: str, byte_offset: str) -> pl.Expr:
    """Byte offsets into the column `text`, as `find_many` gives them, in code points (Int32)."""
    return (
        pl.col(text)
        .cast(pl.Binary)
        .bin.slice(0, pl.col(byte_offset).cast(pl.Int64))
        .cast(pl.String)
        .str.len_chars()
        .cast(pl.Int32)
    )
