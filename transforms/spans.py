"""Where a pattern matches: spans as rows, in code points."""

from __future__ import annotations

import polars as pl

from transforms.folding import MARK


def match_spans(frame: pl.DataFrame, text: str, pattern: str, keep: tuple[str, ...]) -> pl.DataFrame:
    """One row per match of `pattern` in the column `text`, which must be folded (`transforms.folding.fold`).

    Columns: those of `keep`, and `start`, `end` (Int32, code points in the column), `matched`, `before` and `after`
    (what lies between this match and its neighbours, or the ends of the text). The pattern must not match the empty
    string. Runs at about 90 MB/s: matches are fenced by a mark, the text is cut at the marks, and the lengths of the
    pieces add up to the offsets.
    """
    pieces = (
        frame.select(*keep, pl.col(text).alias("matched"))
        .filter(pl.col("matched").str.contains(pattern))
        .with_row_index("_row")
        .with_columns(pl.col("matched").str.replace_all(pattern, f"{MARK}${{0}}{MARK}").str.split(MARK))
        .explode("matched")
        .with_row_index("_piece")
        .with_columns(
            _length=pl.col("matched").str.len_chars().cast(pl.Int32),
            _index=pl.col("_piece").cast(pl.Int64) - pl.col("_piece").cast(pl.Int64).first().over("_row"),
        )
    )
    total = pl.col("_length").cast(pl.Int64).cum_sum()
    return (
        pieces.with_columns(
            _total=total,
            before=pl.col("matched").shift(1, fill_value=""),
            after=pl.col("matched").shift(-1, fill_value=""),
        )
        .with_columns(
            end=(pl.col("_total") - (pl.col("_total") - pl.col("_length")).first().over("_row")).cast(pl.Int32)
        )
        # Every second piece is a match.
        .filter(pl.col("_index") % 2 == 1)
        .select(*keep, (pl.col("end") - pl.col("_length")).alias("start"), "end", "matched", "before", "after")
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
