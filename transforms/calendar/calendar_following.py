"""Periods that count from the one told before: the Friday after "jeudi 13 mars", "le trimestre précédent"."""

from __future__ import annotations

import polars as pl

from transforms.calendar.calendar_context import MONTHS, SENTENCES, SENTENCES_UNDATED
from transforms.calendar.month_spans import first_of_month, month_index

# What "le mois suivant" and the like count from.
_TOLD_BY = {"month": ["day", "month"], "quarter": ["quarter"], "half": ["half"]}
# Between two weekdays of which the second follows the first.
_PAIRED = r"^(?: matin| soir| midi| après-midi)? ?(?:et|ou|à|au|-)(?: le| ce)? ?$"


def follow_units(resolved: pl.DataFrame) -> pl.DataFrame:
    """The periods with "le trimestre précédent" and "le mois suivant" counted from the quarter or month told last.

    A day tells its month. Those that follow nothing are gone: "avoir travaillé le mois précédent" is said of any.
    Needs the columns of `transforms.calendar.resolve_dates`.
    """
    is_next = pl.col("form") == "next_unit"
    if not resolved.select(is_next.any()).item():
        return resolved
    is_told = pl.col("period_start").is_not_null()
    by = {unit: is_told & pl.col("unit").is_in(units) for unit, units in _TOLD_BY.items()}
    last = {
        name: pl.coalesce(
            pl.when(pl.col("unit") == unit).then(pl.when(told).then(name).forward_fill().over("doc_id"))
            for unit, told in by.items()
        )
        for name in ("period_start", "sentence_no")
    }
    context = resolved.with_columns(
        _told=last["period_start"],
        _near=pl.col("sentence_no") - last["sentence_no"] <= SENTENCES_UNDATED,
        _months=pl.col("unit").replace_strict({"month": 1, **MONTHS}, default=0, return_dtype=pl.Int32),
    )
    step = pl.when(pl.col("matched").str.contains("précédent")).then(-1).otherwise(1)
    begin = month_index(pl.col("_told")) + step * pl.col("_months")
    follows = is_next & pl.col("_near").fill_null(value=False)
    return (
        context.filter(~is_next | follows)
        .with_columns(
            period_start=pl.when(is_next).then(first_of_month(begin)).otherwise("period_start"),
            period_end=pl.when(is_next)
            .then(first_of_month(begin + pl.col("_months")).dt.offset_by("-1d"))
            .otherwise("period_end"),
        )
        .drop("_told", "_near", "_months")
    )


def follow_days(resolved: pl.DataFrame) -> pl.DataFrame:
    """The periods with the weekdays that another day dates, as days after that.

    In a text without date "vendredi" after "jeudi 13 mars 2025" is 14 March; in any text the second of "jeudi et
    vendredi" follows the first. Needs `weekday_number`, `recurs`, `future` and the columns of
    `transforms.calendar.resolve_dates`.
    """
    is_day = (pl.col("unit") == "day") & pl.col("period_start").is_not_null()
    context = resolved.with_columns(
        _told=pl.when(is_day).then("period_start").forward_fill().over("doc_id"),
        _sentence=pl.when(is_day).then("sentence_no").forward_fill().over("doc_id"),
        _to_come=pl.when(is_day).then("future").forward_fill().over("doc_id"),
        _previous=pl.col("period_start").shift(1),
    )
    plain = (
        (pl.col("form") == "weekday")
        & pl.all_horizontal(pl.col("day", "shift", "week_shift").is_null())
        & ~pl.col("recurs")
    )
    follows = (
        plain
        & pl.col("period_start").is_null()
        # What a text has told already does not follow what is to come.
        & ~(pl.col("_to_come") & ~pl.col("future") & (pl.col("sentence_no") > pl.col("_sentence")))
        & (pl.col("sentence_no") - pl.col("_sentence") <= SENTENCES)
    )
    paired = (
        plain
        & plain.shift(1)
        & (pl.col("sentence") == pl.col("sentence").shift(1))
        & pl.col("before").str.contains(_PAIRED)
        & (pl.col("period_start") < pl.col("_previous"))
    )
    anchor = pl.when(paired).then("_previous").when(follows).then("_told")
    days = (pl.col("weekday_number") - anchor.dt.weekday().cast(pl.Int32) - 1) % 7 + 1
    day = anchor + pl.duration(days=days)
    return context.with_columns(
        period_start=pl.coalesce(day, "period_start"), period_end=pl.coalesce(day, "period_end")
    ).drop("_told", "_sentence", "_to_come", "_previous")
