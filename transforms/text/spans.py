"""Where a pattern matches: spans as rows, in code points."""

from __future__ import annotations

import polars as pl

from transforms.text.folding import MARK


def match_spans(frame: pl.DataFrame, text: str, pattern: str, keep: tuple[str, ...]) -> pl.DataFrame:
    """One row per match of `pattern` in the column `text`, which must be folded (`transforms.text.folding.fold`).

    Columns: those of `keep`, and `start`, `end` (Int32, code points in the column), `matched`, `before` and `after`
    (what lies between this match and its neighbours, or the ends of the text). The pattern must not match the empty
    string. Matches are fenced by a mark, the text is cut at the marks, and the lengths of the pieces add up to the
    offsets.
    """
    # One search: to tell first which texts match, or to take the matches out and cut the text at them, takes two.
    fenced = pl.col(text).str.replace_all(pattern, f"{MARK}${{0}}{MARK}")
    texts = frame.select(*keep, matched=fenced).filter(pl.col("matched").str.contains(MARK, literal=True))
    length = pl.col("matched").str.len_chars().cast(pl.Int64)
    unmarked = pl.col("_length") + 2 - pl.col("matched").list.len()
    end = pl.col("_end").cast(pl.Int32)
    # Lazy: what several columns are worked out of is worked out once.
    return (
        texts.lazy()
        # The last mark adds an empty piece, so that each text has an even number of them.
        .with_columns(pl.concat_str("matched", pl.lit(MARK)).str.split(MARK), _length=length)
        .with_columns(_text_start=unmarked.cum_sum() - unmarked)
        .explode("matched")
        .with_columns(
            _length=length,
            _end=length.cum_sum() - pl.col("_text_start"),
            _second=pl.int_range(pl.len(), dtype=pl.UInt32) % 2 == 1,
            before=pl.col("matched").shift(1, fill_value=""),
            after=pl.col("matched").shift(-1, fill_value=""),
        )
        # Every second piece is a match.
        .filter(pl.col("_second") & (pl.col("_length") > 0))
        .select(
            *keep,
            (end - pl.col("_length").cast(pl.Int32)).alias("start"),
            end.alias("end"),
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
