"""What the line above a list says of each of its items: "la durée ne pourra pas dépasser :", "oscille entre :"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.bounds import limiting_words
from transforms.quantities.figure_cues import alternatives

_BULLET = r"^\s{0,9}[-•*·▪] "
_LABEL = r"(?:[^ .;:0-9]+ ){0,4}(?:[^ .;:0-9]+ ?: )?"
"""What may come before the number of an item that a heading limits: "- journalière : 9 heures"."""


def under_headings(numerals: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals, those that open an item of a list with the words of its heading in `left`.

    Only headings that end in a word that limits a number or opens a range, and a colon: "la durée ne pourra pas
    dépasser :" and below "- 3 mois pour les ouvriers"; and those of limits, "les durées maximales sont :". The items
    stand in the sentences right after it, each after a mark of its own. `sentences` are those of which the numerals'
    `sentence` is the row.
    """
    headings = sentences.select("doc_id", pl.int_range(pl.len(), dtype=pl.Int64).alias("_row"), "lower")
    headings = headings.filter(pl.col("lower").str.contains(r":\s{0,9}$")).with_columns(
        heading=pl.col("lower").str.strip_chars_end(" :\n\r\t").str.tail(60) + " "
    )
    # Hardly any text has such a line, and the patterns take longer to make ready than to look for.
    if headings.is_empty():
        return numerals
    opens = pl.col("heading").str.contains(limiting_words(lexicon)[0])
    opens |= pl.col("heading").str.contains(rf"(?:^| )(?:{alternatives(lexicon, 'range_heading')}) $")
    of_limits = pl.col("heading").str.contains(rf"(?:^| )(?:{alternatives(lexicon, 'limits_heading')}) $")
    of_limits &= ~pl.col("heading").str.contains("températ", literal=True)
    headings = headings.with_columns(_limits=of_limits).filter(opens | pl.col("_limits"))
    # "maximum" by itself limits what comes next.
    headings = headings.select(
        "doc_id",
        "_limits",
        heading=pl.when("_limits").then(pl.lit("au maximum ")).otherwise("heading"),
        above=pl.col("_row"),
    )
    if headings.is_empty():
        return numerals
    lists = sentences.select("doc_id", pl.int_range(pl.len(), dtype=pl.Int64).alias("_row"), "folded")
    lists = lists.join(headings.select("doc_id").unique(), on="doc_id", how="semi", maintain_order="left")
    lists = lists.filter(pl.col("folded").str.contains(_BULLET))
    # Items follow each other without a gap; the heading is right above the first.
    run = pl.col("_row") - pl.int_range(pl.len(), dtype=pl.Int64)
    lists = lists.with_columns(above=pl.col("_row").min().over(run) - 1)
    items = lists.join(headings, on=["doc_id", "above"]).select(
        sentence=pl.col("_row").cast(pl.UInt32), heading="heading", _limits="_limits"
    )
    first = pl.col("left").str.contains(rf"{_BULLET}$")
    first |= pl.when("_limits").then("left").str.contains(rf"{_BULLET}{_LABEL}$")
    return (
        numerals.join(items, on="sentence", how="left", maintain_order="left")
        .with_columns(left=pl.when(first & pl.col("heading").is_not_null()).then("heading").otherwise("left"))
        .drop("heading", "_limits")
    )
