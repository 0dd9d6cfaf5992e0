"""Titles and beginnings of other pages, which end a page."""

from __future__ import annotations

import polars as pl

from transforms.text.boilerplate_shapes import ASKS

# The longest title of another page, and the longest beginning of one.
TITLE_CHARS = 200
_TEASER_CHARS = 260
# The beginnings of other pages, cut off, end a page: so many lines at least.
_CUT_LINES = 3
# So many titles that nothing heads, each of as many words.
_TITLE_LINES = 6
_PARTS = 3
_TITLE_WORDS = r"^\s*[^\s0-9•*·–—-][^ ]*(?: [^ ]+){3}"


def other_pages(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """The lines that name other pages and are the last of their document: "Sur le même sujet" and what it heads.

    `lines` tells by line whether it `_heads` such a list, its `length`, number of `_sentences`, and whether it `_ends`
    as a sentence does or is `_bare` of words.
    """
    lines = lines.select(
        "line",
        "doc_id",
        "length",
        "_heads",
        "_bare",
        "_ends",
        "_last",
        _sentences="_sentences",
        _at=pl.col("_sentences").cum_sum() - 1,
    )
    headed = lines.filter("_heads")["doc_id"].unique()
    return pl.concat(
        [
            _headed(sentences, lines.filter(pl.col("doc_id").is_in(headed.implode()))),
            _cut_off(sentences, lines),
            _titles(sentences, lines),
            _parted(sentences, lines),
        ]
    )


def _headed(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """What follows a head where titles are all that does, or titles and the cut beginnings of their pages."""
    if lines.is_empty():
        return lines["line"]
    ending = sentences["lower"].gather(lines["_at"]).str.strip_chars_end()
    cut = ending.str.ends_with("...") | ending.str.ends_with("…")
    told = lines["_ends"] & ~cut & ~ending.str.contains(ASKS)

    def after(column: str) -> pl.Expr:
        return (pl.col(column).reverse().cum_sum().reverse() - pl.col(column)).over("doc_id")

    counted = lines.with_columns(_cut=cut.cast(pl.Int32), _told=told.cast(pl.Int32)).with_columns(
        _cuts=after("_cut"),
        _tells=after("_told"),
        _longest=pl.col("length").shift(-1, fill_value=0).reverse().cum_max().reverse().over("doc_id"),
        _ends_told=pl.col("_told").last().over("doc_id") == 1,
    )
    only_titles = (pl.col("_tells") == 0) & (pl.col("_longest") < TITLE_CHARS)
    cards = (
        (pl.col("_cuts") > 1)
        & (pl.col("_tells") <= pl.col("_cuts"))
        & (pl.col("_longest") < _TEASER_CHARS)
        & ~pl.col("_ends_told")
    )
    heads = pl.col("_heads") & ~pl.col("_last") & (only_titles | cards)
    return counted.with_columns(_below=heads.cast(pl.Int32).cum_max().over("doc_id") == 1).filter("_below")["line"]


def _cut_off(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """The lines that begin other pages, each cut off, at the end of one; the first may be the article's own end."""

    def cut(some: pl.DataFrame) -> pl.DataFrame:
        ending = sentences["lower"].gather(some["_at"]).str.strip_chars_end()
        return some.with_columns(_cut=ending.str.ends_with("...") | ending.str.ends_with("…"))

    documents = cut(lines.filter("_last")).filter("_cut")["doc_id"]
    if documents.is_empty():
        return lines["line"].clear()
    cut_off = cut(lines.filter(pl.col("doc_id").is_in(documents.implode()))).filter(
        all_that_follows(pl.col("_cut") & (pl.col("length") < TITLE_CHARS))
    )
    return cut_off.filter(pl.len().over("doc_id") >= _CUT_LINES, pl.col("line") > pl.col("line").min().over("doc_id"))[
        "line"
    ]


def _titles(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """Titles that nothing heads, where a page ends in many; rows of a table have more numbers and fewer words."""
    shaped = ~pl.col("_ends") & (pl.col("length") < TITLE_CHARS) & (pl.col("_sentences") == 1)
    last = lines.filter(all_that_follows(shaped)).filter(pl.len().over("doc_id") >= _TITLE_LINES)
    if last.is_empty():
        return last["line"]
    text = sentences["lower"].gather(last["_at"])
    read = text.str.contains(_TITLE_WORDS) & ~text.str.contains(r"[=%€$]")
    last = last.with_columns(_title=read, _numbered=text.str.contains("[0-9]")).filter(
        all_that_follows(pl.col("_title"))
    )
    few_numbers = pl.col("_numbered").sum() * 3 <= pl.len()
    return last.filter((pl.len() >= _TITLE_LINES).over("doc_id") & few_numbers.over("doc_id"))["line"]


def _parted(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """Titles with a time or a dash between one and the next, where a page ends in some."""
    parted = lines.filter("_bare")["doc_id"].value_counts().filter(pl.col("count") >= _PARTS)["doc_id"]
    lines = lines.filter(pl.col("doc_id").is_in(parted.implode()))
    if lines.is_empty():
        return lines["line"]
    title = ~lines["_ends"] | sentences["lower"].gather(lines["_at"]).str.contains(ASKS)
    shaped = (title.rename("_title") | pl.col("_bare")) & (pl.col("length") < TITLE_CHARS)
    last = lines.with_columns(_shaped=shaped).filter(all_that_follows(pl.col("_shaped")))
    parts, titles = pl.col("_bare").sum(), (~pl.col("_bare")).sum()
    return last.filter(((parts >= _PARTS) & (titles >= _PARTS)).over("doc_id"))["line"]


def all_that_follows(kind: pl.Expr, document: str = "doc_id") -> pl.Expr:
    """Whether the line and all after it in its document (told by that column) are of the kind."""
    next_other = pl.when(~kind).then(pl.int_range(pl.len())).backward_fill()
    return next_other.is_null() | (pl.col(document).gather(next_other.fill_null(0)) != pl.col(document))
