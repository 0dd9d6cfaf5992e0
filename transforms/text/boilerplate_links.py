"""Titles and beginnings of other pages, which end a page."""

from __future__ import annotations

import polars as pl

# The longest title or teaser of another page.
TEASER_CHARS = 200
# The beginnings of other pages, cut off, end a page: so many lines at least.
_CUT_LINES = 3


def is_title_at_the_end() -> pl.Expr:
    """Whether titles of other pages are all that follows a line that heads them ("Sur le même sujet")."""
    ends_page, place = _all_that_follows(~pl.col("_ends") & (pl.col("length") < TEASER_CHARS)), pl.int_range(pl.len())
    head = pl.when(pl.col("_heads") & ends_page).then(place).forward_fill()
    return ends_page & head.is_not_null() & (pl.col("doc_id").gather(head.fill_null(0)) == pl.col("doc_id"))


def cut_at_the_end(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """The lines that begin other pages, each cut off, at the end of one; the first may be the article's own end."""
    lines = lines.select("line", "doc_id", "length", "_last", _at=pl.col("_sentences").cum_sum() - 1)

    def cut(some: pl.DataFrame) -> pl.DataFrame:
        ending = sentences["lower"].gather(some["_at"]).str.strip_chars_end()
        return some.with_columns(_cut=ending.str.ends_with("...") | ending.str.ends_with("…"))

    documents = cut(lines.filter("_last")).filter("_cut")["doc_id"]
    cut_off = cut(lines.filter(pl.col("doc_id").is_in(documents.implode()))).filter(
        _all_that_follows(pl.col("_cut") & (pl.col("length") < TEASER_CHARS))
    )
    return cut_off.filter(pl.len().over("doc_id") >= _CUT_LINES, pl.col("line") > pl.col("line").min().over("doc_id"))[
        "line"
    ]


def _all_that_follows(kind: pl.Expr) -> pl.Expr:
    """Whether the line and all after it in its document are of the kind."""
    next_other = pl.when(~kind).then(pl.int_range(pl.len())).backward_fill()
    return next_other.is_null() | (pl.col("doc_id").gather(next_other.fill_null(0)) != pl.col("doc_id"))
