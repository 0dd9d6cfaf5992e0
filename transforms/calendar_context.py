"""Years that a text gave before: "Le 5 mars 1962, … Le 7 mars, …", "en mars de la même année"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.calendar_patterns import one_of
from transforms.lexicon import Lexicon

# How many sentences a year given with a day or month holds for those without one.
_SENTENCES = 2
# A date of this many years before the text is told as history; a later one is news, and counts from today.
_YEARS_AGO = 2


@cache
def _anaphora(lexicon: Lexicon) -> str:
    return rf"^ ({one_of(lexicon['anaphora_cues']['words'])})(?:[^\p{{L}}]|$)"


def carry_years(expressions: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The expressions with `year` filled in from the dates before them, and `anaphoric`.

    `anaphoric` marks what counts from another date that the text has not dated ("le 12 mars suivant"). Needs
    `published_on` and `future`.
    """
    cues = lexicon["anaphora_cues"]
    open_date = pl.col("year").is_null() & pl.col("shift").is_null() & pl.col("month").is_not_null()
    said = pl.col("after").str.extract(_anaphora(lexicon))
    offset = said.replace_strict(
        cues["words"].to_list(), cues["years"].cast(pl.Int32).to_list(), default=None, return_dtype=pl.Int32
    )
    dated = pl.col("year").is_not_null() & pl.col("month").is_not_null()
    context = expressions.with_columns(
        _offset=pl.when(open_date).then(offset),
        _any_year=pl.col("year").forward_fill().over("doc_id"),
        _year=pl.when(dated).then("year").forward_fill().over("doc_id"),
        _sentence=pl.when(dated).then("sentence_no").forward_fill().over("doc_id"),
    )
    is_history = (
        open_date
        & ~pl.col("future")
        & (pl.col("sentence_no") - pl.col("_sentence") <= _SENTENCES)
        & (pl.col("_year") <= pl.col("published_on").dt.year() - _YEARS_AGO).fill_null(value=True)
    )
    return context.with_columns(
        year=pl.when(pl.col("_offset").is_not_null())
        .then(pl.col("_any_year") + pl.col("_offset"))
        .when(is_history)
        .then("_year")
        .otherwise("year"),
        anaphoric=pl.col("_offset").is_not_null() & pl.col("_any_year").is_null(),
    ).drop("_offset", "_any_year", "_year", "_sentence")
