"""Years that a text gave before: "Le 5 mars 1962, … Le 7 mars, …", "en mars de la même année", "l'année précédente"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.calendar.calendar_patterns import one_of
from transforms.lexicon import Lexicon

# How many sentences a year given with a day or month holds for those without one; more where nothing else tells it.
_SENTENCES = 2
_SENTENCES_UNDATED = 12
# A month this far back in the year is rather of the next one: "En décembre 2023 … En janvier".
_MONTHS_BACK = 6
# A date of this many years before the text is told as history; a later one is news, and counts from today.
_YEARS_AGO = 2


@cache
def _anaphora(lexicon: Lexicon) -> str:
    return rf"^ ({one_of(lexicon['anaphora_cues']['words'])})(?:[^\p{{L}}]|$)"


@cache
def _earlier(lexicon: Lexicon) -> str:
    cues = lexicon["earlier_cues"]
    before = one_of(cues.filter(pl.col("place") == "before")["cue"])
    verbs = one_of(cues.filter(pl.col("place") == "verb")["cue"])
    # "après + 2 % en décembre": a value may stand in between.
    value = r"[^\p{L}]{1,20}(?:points? )?(?:en |le |fin )?"
    return rf"(?:^|[^\p{{L}}])(?:(?:{before}){value}|(?:{verbs}) [^,;:.]{{0,60}})$"


def carry_years(expressions: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The expressions with `year` filled in from the dates before them, and `anaphoric`.

    `anaphoric` marks what counts from another date that the text has not dated ("le 12 mars suivant"). Needs
    `published_on` and `future`.
    """
    cues = lexicon["anaphora_cues"]
    is_next = pl.col("form") == "next_year"
    open_date = pl.col("year").is_null() & pl.col("shift").is_null() & pl.col("month").is_not_null()
    # "en mars de l'année suivante" is one expression, "l'année suivante" by itself another.
    of_month = (
        is_next
        & (pl.col("before") == " de ")
        & pl.col("month").shift(1).is_not_null()
        & (pl.col("sentence") == pl.col("sentence").shift(1))
    ).fill_null(value=False)
    stated = pl.lit("de ") + pl.col("matched")
    said = pl.coalesce(
        pl.when(is_next).then(stated),
        pl.when(of_month.shift(-1, fill_value=False)).then(stated.shift(-1)),
        pl.col("after").str.extract(_anaphora(lexicon)),
    )
    offset = said.replace_strict(
        cues["words"].to_list(), cues["years"].cast(pl.Int32).to_list(), default=None, return_dtype=pl.Int32
    )
    dated = pl.col("year").is_not_null() & pl.col("month").is_not_null()
    context = expressions.with_columns(
        _offset=pl.when(open_date | is_next).then(offset),
        _any_year=pl.col("year").forward_fill().over("doc_id"),
        _year=pl.when(dated).then("year").forward_fill().over("doc_id"),
        _month=pl.when(dated).then("month").forward_fill().over("doc_id"),
        _sentence=pl.when(dated).then("sentence_no").forward_fill().over("doc_id"),
        _joined=of_month,
    )
    undated = pl.col("published_on").is_null()
    near = pl.col("sentence_no") - pl.col("_sentence") <= pl.when(undated).then(_SENTENCES_UNDATED).otherwise(
        _SENTENCES
    )
    is_history = (
        open_date
        & ~pl.col("future")
        & near
        & (pl.col("_year") <= pl.col("published_on").dt.year() - _YEARS_AGO).fill_null(value=True)
    )
    earlier = pl.col("before").str.contains(_earlier(lexicon))
    turned = (
        pl.when(earlier & (pl.col("month") > pl.col("_month")))
        .then(-1)
        .when(~earlier & (pl.col("_month") - pl.col("month") > _MONTHS_BACK))
        .then(1)
        .otherwise(0)
    )
    carried = context.with_columns(
        year=pl.when(pl.col("_offset").is_not_null())
        .then(pl.col("_any_year") + pl.col("_offset"))
        .when(is_history)
        .then(pl.col("_year") + turned)
        .otherwise("year"),
        anaphoric=pl.col("_offset").is_not_null() & pl.col("_any_year").is_null(),
    )
    return carried.filter(~pl.col("_joined")).drop("_offset", "_any_year", "_year", "_month", "_sentence", "_joined")


def follow_days(resolved: pl.DataFrame) -> pl.DataFrame:
    """The periods with the weekdays that nothing else dates, as days after the one told last.

    In a text without date "vendredi" after "jeudi 13 mars 2025" is 14 March. Needs `weekday_number`, `recurs` and the
    columns of `transforms.calendar.resolve_dates`.
    """
    is_day = (pl.col("unit") == "day") & pl.col("period_start").is_not_null()
    context = resolved.with_columns(
        _told=pl.when(is_day).then("period_start").forward_fill().over("doc_id"),
        _sentence=pl.when(is_day).then("sentence_no").forward_fill().over("doc_id"),
    )
    follows = (
        (pl.col("form") == "weekday")
        & pl.col("period_start").is_null()
        & pl.col("day").is_null()
        & pl.col("shift").is_null()
        & ~pl.col("recurs")
        & (pl.col("sentence_no") - pl.col("_sentence") <= _SENTENCES)
    )
    days = (pl.col("weekday_number") - pl.col("_told").dt.weekday().cast(pl.Int32) - 1) % 7 + 1
    day = pl.when(follows).then(pl.col("_told") + pl.duration(days=days))
    return context.with_columns(
        period_start=pl.coalesce("period_start", day), period_end=pl.coalesce("period_end", day)
    ).drop("_told", "_sentence")
