"""Texts of records that are HTML: what a feed or a content system exports is often the markup of an article."""

from __future__ import annotations

import html

import polars as pl

from flows.readers.errors import UnreadableError
from flows.readers.pages import extract_article

# Only elements of text: "5 < 6" and "<nom>" are none.
_BLOCKS = "p|div|li|ul|ol|dl|dt|dd|h[1-6]|article|section|table|tr|td|th|blockquote|figure|figcaption|header|footer"
_INLINE = "span|strong|em|b|i|u|a|sup|sub|small|mark|font|abbr|cite|q"
_IS_MARKUP = rf"(?i)<(?:br|hr)\s?/?>|</(?:{_BLOCKS}|{_INLINE}|body|html)\s?>"
_IS_PAGE = r"(?i)<(?:!doctype html|html|body)[\s>]"

# One after the other: a search for both at once begins anew at each comment that does not end.
_NO_TEXT = (
    r"(?s)<!--.*?-->",
    r"(?is)<(?:script|style|noscript|iframe|svg)[\s>].*?</(?:script|style|noscript|iframe|svg)\s?>",
)
# In markup a line end is a space, and a new block a new line.
_ENDS_LINE = r"(?i)<br\s?/?>"
_ENDS_BLOCK = rf"(?i)\s*</?(?:{_BLOCKS}|hr|body|html)(?:\s[^<>]*)?>\s*"
_TAG = r"</?[A-Za-z][^<>]*>|<![^<>]*>"


def read_markup(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of `flows.readers.pieces.ROW_SCHEMA` with each text that is HTML as the text that it shows.

    A whole page is read as a file of it is (`flows.readers.pages`), and what it says of itself completes the record.
    Of a part of a page, which holds no menus, or of a page without article all text is kept: blocks become lines.
    Titles lose their entities. Other texts stay as they are, whatever signs they hold.
    """
    title = pl.col("title")
    if rows["title"].str.contains("&", literal=True).any():
        rows = rows.with_columns(
            pl.when(title.str.contains("&", literal=True))
            .then(title.map_elements(html.unescape, return_dtype=pl.String))
            .otherwise(title)
        )
    is_markup = pl.col("text").str.contains("<", literal=True) & pl.col("text").str.contains(_IS_MARKUP)
    marked = rows.with_row_index("_row").filter(is_markup)
    if marked.is_empty():
        return rows
    pages = marked.filter(pl.col("text").str.contains(_IS_PAGE))
    articles = pl.DataFrame(
        [_article(*page) for page in pages.select("_row", "text", "address").iter_rows()],
        schema={"_row": pl.UInt32, "_text": pl.String, **{f"_{name}": pl.String for name in _TOLD}},
        orient="row",
    )
    shown = marked.select("_row", _shown=_shown(pl.col("text")))
    return (
        rows.with_row_index("_row")
        .join(shown, on="_row", how="left", maintain_order="left")
        .join(articles, on="_row", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("_text", "_shown", "text").alias("text"),
            *(
                pl.coalesce(pl.when(pl.col(name).str.contains(r"\S")).then(name), f"_{name}").alias(name)
                for name in _TOLD
            ),
        )
        .select(rows.columns)
    )


_TOLD = ("title", "author", "date", "publisher", "language")


def _article(row: int, text: str, address: str | None) -> tuple[int | str | None, ...]:
    try:
        article = extract_article(text.encode(), address, "utf-8")
    except UnreadableError:
        return (row, *(None for _ in ("text", *_TOLD)))
    return (row, article.text, *(getattr(article, name) for name in _TOLD))


def _shown(markup: pl.Expr) -> pl.Expr:
    for pattern in _NO_TEXT:
        markup = markup.str.replace_all(pattern, " ")
    text = markup.str.replace_all(r"\s*\n\s*", " ")
    text = text.str.replace_all(_ENDS_LINE, "\n").str.replace_all(_ENDS_BLOCK, "\n\n").str.replace_all(_TAG, "")
    text = text.map_elements(html.unescape, return_dtype=pl.String)
    return text.str.replace_all(r"[ \t]*\n[ \t]*", "\n").str.replace_all(r"\n{3,}", "\n\n").str.strip_chars()
