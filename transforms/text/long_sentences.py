"""What has no stop for pages (tables, lists, code, hostile input) is cut all the same, so that no work is quadratic."""

from __future__ import annotations

import polars as pl

from transforms.text.folding import MARK

# Code points. The longest sentences of the press have some 1,500.
LONGEST_SENTENCE = 4_000
_HALF = LONGEST_SENTENCE // 2
# A single word is cut in two steps, since each slice walks along what it is cut from.
_COARSE = 250_000


def cut_long_sentences(pieces: pl.DataFrame) -> pl.DataFrame:
    """The rows with each `text` over `LONGEST_SENTENCE` in several rows, cut at white space where there is any.

    The rows keep their order and other columns, and no character is lost. No text may hold the mark.
    """
    # Bytes are quickly counted, and at least as many as code points.
    is_long = pl.col("text").str.len_bytes() > LONGEST_SENTENCE
    if not pieces.select(is_long.any()).item():
        return pieces
    numbered = pieces.with_row_index("_piece")
    words = (
        numbered.filter(is_long)
        # White space at the end begins no further word.
        .select(
            "_piece",
            text=pl.col("text").str.replace_all(r"\s+", f"${{0}}{MARK}").str.strip_suffix(MARK).str.split(MARK),
        )
        .explode("text")
    )
    for size in (_COARSE, _HALF):
        words = _cut_words(words, size)
    length = pl.col("text").str.len_chars().cast(pl.Int64)
    # The words that begin in one half's width: with the last of them, itself no longer, they fit.
    part = (length.cum_sum() - length).over("_piece") // _HALF
    parts = (
        words.with_columns(_part=part)
        .group_by("_piece", "_part", maintain_order=True)
        .agg(pl.col("text").str.join(""))
        .drop("_part")
    )
    others = numbered.select("_piece", pl.exclude("_piece", "text"))
    cut = parts.join(others, on="_piece", how="left", maintain_order="left")
    return (
        pl.concat([numbered.filter(~is_long), cut.select(numbered.columns)])
        .sort("_piece", maintain_order=True)
        .drop("_piece")
    )


def _cut_words(words: pl.DataFrame, size: int) -> pl.DataFrame:
    length = pl.col("text").str.len_chars()
    return (
        words.with_columns(_at=pl.int_ranges(0, length.clip(lower_bound=1), size))
        .explode("_at")
        .with_columns(text=pl.col("text").str.slice("_at", size))
        .drop("_at")
    )
