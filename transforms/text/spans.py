"""Where a pattern matches: spans as rows, in code points."""

from __future__ import annotations

import polars as pl

from transforms.text.folding import MARK


def match_spans(frame: pl.DataFrame, text: str, pattern: str, keep: tuple[str, ...]) -> pl.DataFrame:
    """One row per match of `pattern` in the column `text`, which must be folded (`transforms.text.folding.fold`).

    Columns: those of `keep`, and `start`, `end` (Int32, code points in the column), `matched`, `before` and `after`
    (what lies between this match and its neighbours, or the ends of the text). The pattern must not match the empty
    string. A pattern of many words is slow where it must tell what it matched, and quick where it takes or cuts it out:
    both are done, and the lengths of the pieces add up to the offsets.
    """
    number = pl.col("matched").list.len()
    parts = pl.col("_words").str.replace_all(pattern, MARK).str.split(MARK)
    pieces = (
        frame.select(*keep, _words=pl.col(text))
        .with_columns(matched=pl.col("_words").str.extract_all(pattern))
        .filter(number > 0)
        .with_columns(_parts=parts, _text=pl.int_range(pl.len(), dtype=pl.UInt32))
        .select(
            *(*keep, "_text", "matched"),
            before=pl.col("_parts").list.head(number),
            after=pl.col("_parts").list.tail(number),
        )
        .explode("matched", "before", "after")
    )
    length = pl.col("matched").str.len_chars().cast(pl.Int64)
    step = pl.col("before").str.len_chars().cast(pl.Int64) + length
    # The sum goes on over all texts: what it is before the first match of one is taken off.
    reached = step.cum_sum()
    first = pl.col("_text").ne_missing(pl.col("_text").shift(1))
    end = (reached - pl.when(first).then(reached - step).forward_fill()).cast(pl.Int32)
    return pieces.select(
        *keep, (end - length.cast(pl.Int32)).alias("start"), end.alias("end"), "matched", "before", "after"
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
