"""Days, weeks and week-ends: full dates, days of a month without year, weekdays, and days counted from today."""

from __future__ import annotations

import polars as pl

from transforms.calendar.month_spans import first_of_month

# How many days back a date without year may lie before it is rather still to come.
_DAYS_BACK = 270
# And where the words say that it is over; a month from now they hardly do.
_DAYS_OVER = 335
# "ce samedi" is the coming one where that is so near, else the last.
_DAYS_AHEAD = 2


def resolve_days(dated: pl.DataFrame) -> pl.DataFrame:
    """`dated` with `period_start` and `period_end` filled in for what is a day, a week or a week-end.

    Needs the columns of `transforms.calendar.resolve_dates.with_publication`, and the two dates.
    """
    rows = dated.with_row_index("_row")
    asked = rows.filter(pl.col("unit").is_in(["day", "week", "weekend"]))
    if asked.is_empty():
        return dated
    # Step by step: as one expression, the parts that are used several times would be worked out each time.
    published = pl.when("_to_the_day").then(pl.col("_first"))
    found = (
        asked.lazy()
        .with_columns(
            _published=published,
            _today=published.dt.weekday().cast(pl.Int32),
            _day=pl.duration(days=pl.col("day") - 1),
            _written=_in_year(pl.col("year")),
            **{name: _in_year(pl.col("_first").dt.year() + years) for name, years in _YEARS.items()},
        )
        .with_columns(_nearest=_nearest())
        .with_columns(_of_month=_of_month(), _weekday=_weekday(), _numbered=_numbered(), _monday=_monday())
        .with_columns(_one_day=_one_day(), _week=_week())
        .select(
            "_row",
            _start=pl.coalesce("_one_day", "_week"),
            _end=pl.coalesce(
                "_one_day",
                pl.col("_week") + pl.duration(days=pl.when(pl.col("unit") == "weekend").then(1).otherwise(6)),
            ),
        )
        .collect(engine="in-memory")
    )
    return (
        rows.join(found, on="_row", how="left", maintain_order="left")
        .with_columns(period_start=pl.coalesce("period_start", "_start"), period_end=pl.coalesce("period_end", "_end"))
        .drop("_row", "_start", "_end")
    )


_YEARS = {"_before": -1, "_this": 0, "_after": 1}


def _in_year(year: pl.Expr) -> pl.Expr:
    """The day and month in the year; the 31st of February is no day."""
    date = first_of_month(year * 12 + pl.col("month") - 1) + pl.duration(days=pl.col("day") - 1)
    return pl.when(date.dt.month().cast(pl.Int32) == pl.col("month")).then(date)


def _nearest() -> pl.Expr:
    """A day of a month without year: the one before or after publication, as the words ask."""
    past = pl.when(pl.col("_this") <= pl.col("_last")).then("_this").otherwise("_before")
    future = pl.when(pl.col("_this") >= pl.col("_first")).then("_this").otherwise("_after")
    back = pl.when("over").then(_DAYS_OVER).otherwise(_DAYS_BACK)
    near = ~pl.col("future") & ((pl.col("_last") - past).dt.total_days() <= back)
    in_the_past = ((pl.col("shift") == -1) | near) & (pl.col("shift") != 1).fill_null(value=True)
    return pl.when(in_the_past.fill_null(value=False)).then(past).otherwise(future)


def _of_month() -> pl.Expr:
    # "lundi 13 septembre": the year in which it is a Monday.
    on_weekday = pl.coalesce(
        pl.when(pl.col(name).dt.weekday().cast(pl.Int32) == pl.col("weekday_number")).then(name)
        for name in ("_nearest", "_this", "_before", "_after")
    )
    return pl.coalesce("_written", pl.when(pl.col("year").is_null()).then(pl.coalesce(on_weekday, "_nearest")))


def _weekday() -> pl.Expr:
    ahead = (pl.col("weekday_number") - pl.col("_today")) % 7
    back = -((pl.col("_today") - pl.col("weekday_number")) % 7)
    offset = (
        pl.when(pl.col("shift") == -1)
        .then(pl.when(back == 0).then(-7).otherwise(back))
        .when(pl.col("shift") == 1)
        .then(pl.when(ahead == 0).then(7).otherwise(ahead))
        .when(pl.col("future") | (pl.col("matched").str.starts_with("ce ") & (ahead <= _DAYS_AHEAD)))
        .then(ahead)
        .otherwise(back)
    )
    # "mardi de la semaine dernière" counts from Monday.
    in_week = 7 * pl.col("week_shift") + pl.col("weekday_number") - pl.col("_today")
    return pl.col("_published") + pl.duration(days=pl.coalesce(in_week, offset))


def _numbered() -> pl.Expr:
    """A weekday with its day ("lundi 6"): in the month around publication in which the 6th is a Monday."""
    first_day = pl.col("_first").dt.month_start()
    candidates = [first_day.dt.offset_by(months) + pl.col("_day") for months in ("0mo", "1mo", "-1mo")]
    return pl.coalesce(
        pl.when(date.dt.weekday().cast(pl.Int32) == pl.col("weekday_number")).then(date) for date in candidates
    )


def _one_day() -> pl.Expr:
    is_weekday = pl.col("form") == "weekday"
    return pl.when(pl.col("unit") == "day").then(
        pl.when(pl.col("month").is_not_null())
        .then("_of_month")
        .when(pl.col("form") == "relative_day")
        .then(pl.col("_published") + pl.duration(days=pl.col("shift")))
        .when(is_weekday & pl.col("day").is_not_null())
        .then(pl.when("_to_the_month").then("_numbered"))
        .when(is_weekday)
        .then("_weekday")
    )


def _monday() -> pl.Expr:
    return pl.col("_published") - pl.duration(days=pl.col("_today") - 1)


def _week() -> pl.Expr:
    """The Monday of a week, or the Saturday of a week-end; only where the day of publication is known."""
    saturday = pl.col("_monday") + pl.duration(days=5)
    # "ce week-end", written on a Monday of what has been, is the one before; "le week-end prochain" the coming one.
    past = pl.when(~pl.col("future") & (pl.col("_today") <= 2)).then(-7).otherwise(0)
    moved = pl.when(pl.col("shift") == 0).then(past).when(pl.col("shift") == -1).then(-7).otherwise(0)
    is_one = pl.col("form").is_in(["this", "shifted", "shift_first", "part_of_this"])
    return (
        pl.when((pl.col("unit") == "week") & is_one)
        .then(pl.col("_monday") + pl.duration(days=7 * pl.col("shift")))
        .when((pl.col("unit") == "weekend") & pl.col("shift").is_not_null() & pl.col("count").is_null())
        .then(saturday + pl.duration(days=moved))
    )
