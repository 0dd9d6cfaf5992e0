"""Texts as they are read, without markup and wrapped lines, and the way back to the texts as they are written."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.folding import MARK
from transforms.text.markup import fence_markup, may_be_marked_up, stands_for
from transforms.text.wrapped_lines import fence_soft_breaks, may_be_wrapped


class Readable(NamedTuple):
    """`texts` as they came, `text` apart; and where their code points are in the texts as written.

    `cuts` has a row for each place where something was left out: `doc_id`, `doc` (number of the text), `at` (code
    points of the readable text before it; -1 in the first row of each text), `at_last` (the same for what ends there:
    of "&euro;" nothing is left over) and `removed` (code points left out up to there). Only texts that are read
    otherwise than they are written have any.
    """

    texts: pl.DataFrame
    cuts: pl.DataFrame


def make_readable(landed: pl.DataFrame, lexicon: Lexicon) -> Readable:
    r"""The texts with words, numbers and sentences whole: "**12\nmilliards** d&#8217;euros" is "12 milliards d’euros".

    Marks of Markdown, tags and entities of HTML, addresses of links, soft hyphens and accents that stand apart from
    their letter are left out, and a line end within a sentence is a space. Nearly all texts are as they came.
    """
    candidates = landed.select("doc_id", "text", _wrapped=may_be_wrapped(), _marked=may_be_marked_up())
    candidates = candidates.filter(pl.col("_wrapped") | pl.col("_marked"))
    if candidates.is_empty():
        return Readable(landed, _cuts(pl.DataFrame(schema=_PIECES)))
    candidates = candidates.with_columns(pl.col("text").str.replace_all(MARK, " ", literal=True))
    wrapped = candidates.filter("_wrapped")
    joined = fence_soft_breaks(wrapped.select("doc_id", "text"), lexicon) if wrapped.height else wrapped
    others = candidates.filter(~pl.col("_wrapped")).select("doc_id", "text")
    texts = pl.concat([joined.select("doc_id", "text"), others])
    fenced = texts.with_columns(fence_markup(texts["text"])).filter(pl.col("text").str.contains(MARK, literal=True))
    pieces = (
        fenced.with_row_index("doc")
        .with_columns(pl.col("text").str.split(MARK))
        .explode("text")
        .with_columns(_out=pl.int_range(pl.len()).over("doc") % 2 == 1)
    )
    out = pieces["text"].filter(pieces["_out"])
    pieces = pieces.with_row_index("_row")
    meanings = pl.DataFrame({"_row": pieces["_row"].filter(pieces["_out"]), "_read": stands_for(out)})
    pieces = pieces.join(meanings, on="_row", how="left", maintain_order="left").with_columns(
        _read=pl.coalesce("_read", "text")
    )
    texts = pieces.group_by("doc_id", maintain_order=True).agg(_readable=pl.col("_read").str.join(""))
    # A text of marks alone stays as it is.
    texts = texts.filter(pl.col("_readable").str.contains(r"\S"))
    pieces = pieces.join(texts.select("doc_id"), on="doc_id", how="semi", maintain_order="left")
    readable = landed.join(texts, on="doc_id", how="left", maintain_order="left")
    return Readable(
        readable.with_columns(text=pl.coalesce("_readable", "text")).drop("_readable"),
        _cuts(pieces.select("doc_id", "doc", "text", "_read")),
    )


_PIECES = {"doc_id": pl.String, "doc": pl.UInt32, "text": pl.String, "_read": pl.String}


def _cuts(pieces: pl.DataFrame) -> pl.DataFrame:
    if pieces.is_empty():
        return pieces.select(
            "doc_id", "doc", *(pl.lit(0, pl.Int64).alias(name) for name in ("at", "at_last", "removed"))
        )
    written, read = (pl.col(name).str.len_chars().cast(pl.Int64) for name in ("text", "_read"))
    # What is read instead of something stands at its beginning.
    removed = (
        pieces.with_columns(at=read.cum_sum().over("doc"), _stands_for=read, _gone=written - read)
        .filter(pl.col("_gone") > 0)
        .with_columns(at_last=pl.col("at") - (pl.col("_stands_for") > 0).cast(pl.Int64))
        .select("doc_id", "doc", "at", "at_last", "_gone")
    )
    numbers = {"at": -1, "at_last": -1, "_gone": 0}
    # Also of a text in which only line ends are spaces.
    first = pieces.select("doc_id", "doc").unique(maintain_order=True)
    first = first.with_columns(pl.lit(number, pl.Int64).alias(name) for name, number in numbers.items())
    return (
        pl.concat([first, removed])
        .sort("doc", "at", maintain_order=True)
        .with_columns(removed=pl.col("_gone").cum_sum().over("doc"))
        .select("doc_id", "doc", "at", "at_last", "removed")
    )
