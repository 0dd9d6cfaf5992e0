"""Days of a month told by their place: "la première semaine d'octobre", "le dernier vendredi de juin"."""

from __future__ import annotations

import polars as pl

_WEEK = 7


def take_days_of_month(periods: pl.DataFrame) -> pl.DataFrame:
    """The periods of the form "nth_of_month", which cover their month, cut down to the days they name.

    The weeks of a month are its days 1 to 7, 8 to 14 and so on, the last its last seven days; its first week-end
    begins with its first Saturday. Needs `nth`, `number` and `weekday_number`, and the two dates.
    """
    if not (periods["form"] == "nth_of_month").any():
        return periods
    start, end = pl.col("period_start"), pl.col("period_end")
    is_last = pl.col("matched").str.starts_with("derni")
    is_day, is_week = pl.col("nth") == "jour", pl.col("nth") == "semaine"
    is_weekend = pl.col("nth").str.starts_with("week")
    weekday = pl.when(is_weekend).then(6).otherwise("weekday_number")
    weeks = _WEEK * (pl.col("number") - 1)
    first = (
        pl.when(is_day)
        .then(pl.col("number") - 1)
        .when(is_week)
        .then(weeks)
        .otherwise(weeks + (weekday - start.dt.weekday().cast(pl.Int32)) % _WEEK)
    )
    from_end = (
        pl.when(is_day)
        .then(0)
        .when(is_week)
        .then(_WEEK - 1)
        .otherwise((end.dt.weekday().cast(pl.Int32) - weekday) % _WEEK)
    )
    day = pl.when(is_last).then(end - pl.duration(days=from_end)).otherwise(start + pl.duration(days=first))
    days = pl.when(is_week).then(_WEEK - 1).when(is_weekend).then(1).otherwise(0)
    asked = pl.col("form") == "nth_of_month"
    return periods.with_columns(
        period_start=pl.when(asked).then(day).otherwise(start),
        period_end=pl.when(asked).then(day + pl.duration(days=days)).otherwise(end),
    )
