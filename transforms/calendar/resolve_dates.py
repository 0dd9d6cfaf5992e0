"""From what a calendar expression says, and the day its text was published, to first and last day."""

from __future__ import annotations

import polars as pl

from transforms.calendar.calendar_parts import take_parts
from transforms.calendar.counted_spans import count_spans
from transforms.calendar.day_dates import resolve_days
from transforms.calendar.days_of_month import take_days_of_month
from transforms.calendar.month_spans import month_index, resolve_months


def resolve_dates(expressions: pl.DataFrame) -> pl.DataFrame:
    """The expressions with `period_start`, `period_end` (both null where nothing tells them) and `relative`.

    Besides the columns of `transforms.calendar.calendar_expressions`, needs `published_on`, `published_precision`,
    `future`, `over`, `recurs` and `anaphoric` (Boolean), and `first_month` and `named_after`
    (`transforms.calendar.fiscal_years`). Nothing is resolved more finely than the publication is known: with a month
    alone "le mois dernier" is a month, and "hier" stays open.
    """
    resolved = resolve_days(resolve_months(with_publication(expressions)))
    resolved = take_days_of_month(take_parts(count_spans(resolved)))
    # "le premier trimestre de l'an dernier": of no year at all where the text has none.
    unknown = pl.col("anaphoric") | (pl.col("year_shift").is_not_null() & pl.col("published_on").is_null())
    known = ~pl.col("recurs") & ~unknown & (pl.col("period_start") <= pl.col("period_end"))
    return resolved.with_columns(
        period_start=pl.when(known).then("period_start"),
        period_end=pl.when(known).then("period_end"),
        relative=~pl.col("recurs")
        & (pl.col("year").is_null() | pl.col("year_shift").is_not_null())
        & ~(pl.col("unit").is_in(["decade", "century"]) & pl.col("number").is_not_null()),
    ).select(*expressions.columns, "period_start", "period_end", "relative")


def with_publication(expressions: pl.DataFrame) -> pl.DataFrame:
    """The expressions with what is known of their text's day.

    `_first` and `_last` (the days it was published between), `_first_month` and `_last_month` (as
    `transforms.calendar.month_spans.month_index`), `_to_the_day` and `_to_the_month` (whether it is known so exactly).
    A year told by its distance from that of the text ("de l'an dernier") fills `year`.
    """
    precision = pl.col("published_precision")
    last = (
        pl.when(precision == "day")
        .then("published_on")
        .when(precision == "month")
        .then(pl.col("published_on").dt.month_end())
        .when(precision == "year")
        .then(pl.col("published_on").dt.offset_by("1y").dt.offset_by("-1d"))
    )
    dated = expressions.with_columns(
        _first=pl.col("published_on"),
        _last=last,
        _to_the_day=precision == "day",
        _to_the_month=precision.is_in(["day", "month"]),
        year=pl.coalesce("year", pl.col("published_on").dt.year() + pl.col("year_shift")),
    )
    return dated.with_columns(_first_month=month_index(pl.col("_first")), _last_month=month_index(pl.col("_last")))
