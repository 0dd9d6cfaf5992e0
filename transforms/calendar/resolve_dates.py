"""From what a calendar expression says, and the day its text was published, to first and last day."""

from __future__ import annotations

import polars as pl

from transforms.calendar.calendar_parts import take_parts

# How many months (days, quarters) back something without a year may lie before it is rather still to come: in
# December "en janvier" is next January, "en avril" last April.
_MONTHS_BACK = 8
_QUARTERS_BACK = 2
_DAYS_BACK = 270
_QUARTER_MONTHS = 3
_HALF_MONTHS = 6
# First month and number of months in one integer: a struct would take three times as long.
_PACK = 100_000


def resolve_dates(expressions: pl.DataFrame) -> pl.DataFrame:
    """The expressions with `period_start`, `period_end` (both null where nothing tells them) and `relative`.

    Besides the columns of `transforms.calendar.calendar_expressions`, needs `published_on`, `published_precision`,
    `future`, `recurs` and `anaphoric` (Boolean), and `first_month` and `named_after`
    (`transforms.calendar.fiscal_years`). Nothing is resolved more finely than the publication is known: with a month
    alone "le mois dernier" is a month, and "hier" stays open.
    """
    dated = expressions.with_columns(_first=pl.col("published_on"), _last=_last_day_of_publication())
    dated = dated.with_columns(
        _first_month=_month_index(pl.col("_first")),
        _last_month=_month_index(pl.col("_last")),
        _to_the_day=pl.col("published_precision") == "day",
        _to_the_month=pl.col("published_precision").is_in(["day", "month"]),
    )
    spans = pl.coalesce(
        _months_of_year(),
        _months_of_named_month(),
        _months_of_quarter(_QUARTER_MONTHS, "quarter", _QUARTERS_BACK),
        _months_of_quarter(_HALF_MONTHS, "half", 0),
        _months_of_season(),
        _months_of_long_units(),
    )
    dated = dated.with_columns(_span=spans).with_columns(
        _from_month=(pl.col("_span") // _PACK).cast(pl.Int32), _months=(pl.col("_span") % _PACK).cast(pl.Int32)
    )
    month_start = _first_of_month(pl.col("_from_month"))
    month_end = _first_of_month(pl.col("_from_month") + pl.col("_months")).dt.offset_by("-1d")
    day = _day()
    weeks = _week_start()
    days = pl.when(pl.col("unit") == "weekend").then(1).otherwise(6)
    resolved = dated.with_columns(
        period_start=pl.coalesce(month_start, day, weeks),
        period_end=pl.coalesce(month_end, day, weeks + pl.duration(days=days)),
    )
    resolved = take_parts(_count_spans(resolved)).with_columns(
        relative=~pl.col("recurs")
        & pl.col("year").is_null()
        & ~(pl.col("unit").is_in(["decade", "century"]) & pl.col("number").is_not_null())
    )
    known = ~pl.col("recurs") & ~pl.col("anaphoric") & (pl.col("period_start") <= pl.col("period_end"))
    return resolved.with_columns(
        period_start=pl.when(known).then("period_start"), period_end=pl.when(known).then("period_end")
    ).select(*expressions.columns, "period_start", "period_end", "relative")


def _last_day_of_publication() -> pl.Expr:
    precision = pl.col("published_precision")
    return (
        pl.when(precision == "day")
        .then("published_on")
        .when(precision == "month")
        .then(pl.col("published_on").dt.month_end())
        .when(precision == "year")
        .then(pl.col("published_on").dt.offset_by("1y").dt.offset_by("-1d"))
    )


def _month_index(date: pl.Expr) -> pl.Expr:
    """Months since the year 0."""
    return date.dt.year() * 12 + date.dt.month().cast(pl.Int32) - 1


def _first_of_month(index: pl.Expr) -> pl.Expr:
    return pl.date(index // 12, index % 12 + 1, 1)


def _span(first: pl.Expr, months: pl.Expr | int, condition: pl.Expr) -> pl.Expr:
    """Months from the index `first`, both in one number; null where the condition or the index does not hold."""
    count = pl.lit(months) if isinstance(months, int) else months
    return pl.when(condition).then(first.cast(pl.Int64) * _PACK + count)


def _nearest(target: pl.Expr, cycle: int, first: pl.Expr, last: pl.Expr, back: int) -> pl.Expr:
    """The position congruent to `target` that the words ask for, around the positions `first` to `last` of the text."""
    past = last - (last - target) % cycle
    future = first + (target - first) % cycle
    before = (first - 1) - (first - 1 - target) % cycle
    after = (last + 1) + (target - last - 1) % cycle
    exactly = pl.col("_to_the_month")
    return (
        pl.when((pl.col("shift") == -1) & exactly)
        .then(before)
        .when((pl.col("shift") == 1) & exactly)
        .then(after)
        .when(pl.col("shift").is_not_null() & ~exactly)
        .then(None)
        .when("future")
        .then(future)
        .when(last - past <= back)
        .then(past)
        .otherwise(future)
    )


def _months_of_year() -> pl.Expr:
    """Years, ranges of years, fiscal years, and "les six premiers mois" of a year."""
    year = pl.coalesce("year", pl.col("published_on").dt.year() + pl.col("shift").fill_null(0))
    ends_after = (pl.col("named_after") == "end") & pl.col("last_year").is_null()
    fiscal_start = pl.col("first_month").fill_null(1) - 1 - pl.when(ends_after).then(12).otherwise(0)
    spanned = pl.when(pl.col("first_month").is_null()).then(pl.col("last_year") - pl.col("year"))
    first = year * 12 + fiscal_start
    count = pl.col("count").clip(1, 12)
    edge = pl.col("form") == "first_months"
    skipped = pl.when(edge & (pl.col("part") == "derniers")).then(12 - count).otherwise(0)
    months = pl.when(edge).then(count).otherwise(12 + 12 * spanned.fill_null(0))
    named = pl.col("year").is_not_null() | pl.col("shift").is_not_null() | edge
    counted = pl.col("form").is_in(["span", "span_after"])
    return _span(first + skipped, months, (pl.col("unit") == "year") & named & ~counted)


def _months_of_named_month() -> pl.Expr:
    named = _nearest(pl.col("month") - 1, 12, pl.col("_first_month"), pl.col("_last_month"), _MONTHS_BACK)
    this = pl.when("_to_the_month").then(pl.col("_first_month") + pl.col("shift"))
    written = pl.col("year") * 12 + pl.col("month") - 1
    first = pl.coalesce(written, pl.when(pl.col("month").is_not_null()).then(named).otherwise(this))
    counted = pl.col("form").is_in(["span", "span_after"])
    # "le trimestre de mars" ends with it.
    ends = pl.col("form") == "quarter_to"
    return _span(
        pl.when(ends).then(first - _QUARTER_MONTHS + 1).otherwise(first),
        pl.when(ends).then(_QUARTER_MONTHS).otherwise(1),
        (pl.col("unit") == "month") & ~counted,
    )


def _months_of_quarter(length: int, unit: str, back: int) -> pl.Expr:
    """Quarters and half-years, calendar or fiscal, numbered or named from today."""
    number = pl.col("number") - 1
    in_year = 12 // length
    first, last = pl.col("_first_month") // length, pl.col("_last_month") // length
    of_this_year = pl.col("matched").str.contains("de l'année", literal=True)
    this_year = (pl.col("published_on").dt.year() + pl.col("shift").fill_null(0)) * in_year + number
    nearest = _nearest(number, in_year, first, last, back)
    numbered = pl.when(of_this_year).then(this_year).when(~pl.col("fiscal")).then(nearest)
    from_today = pl.when("_to_the_month").then(first + pl.col("shift"))
    position = pl.when(number.is_not_null()).then(numbered).otherwise(from_today)
    # "l'exercice 2024-2025" begins in 2024, whatever year it is named after.
    ends_after = (pl.col("named_after") == "end") & pl.col("last_year").is_null()
    in_fiscal_year = pl.col("first_month").fill_null(1) - 1 + number * length
    written = pl.col("year") * 12 + in_fiscal_year - pl.when(ends_after).then(12).otherwise(0)
    # Companies tell of a quarter once it is over; of those to come the next to end is meant.
    over = pl.col("_last_month") - length - (pl.col("_last_month") - length - in_fiscal_year) % 12
    going_on = pl.col("_first_month") - length + 1
    to_come = going_on + (in_fiscal_year - going_on) % 12
    unwritten = pl.when("future").then(to_come).otherwise(over)
    reported = pl.when(pl.col("fiscal") & pl.col("first_month").is_not_null() & pl.col("_to_the_month")).then(unwritten)
    counted = pl.col("form").is_in(["span", "span_after"])
    return _span(pl.coalesce(written, reported, position * length), length, (pl.col("unit") == unit) & ~counted)


def _months_of_season() -> pl.Expr:
    month = pl.col("number") - 1
    # Winter belongs to the year of its January: "l'hiver 2025" begins in December 2024, "l'hiver 2024-2025" too.
    turns = ((pl.col("number") == 12) & pl.col("last_year").is_null()).cast(pl.Int32)
    written = (pl.col("year") - turns) * 12 + month
    # The seasons begin in December, March, June and September: in July "l'été dernier" is that of the year before.
    first, last = ((pl.col(index) + 1) // 3 * 3 - 1 for index in ("_first_month", "_last_month"))
    named = _nearest(month, 12, first, last, _MONTHS_BACK)
    return _span(pl.coalesce(written, pl.when("_to_the_month").then(named)), 3, pl.col("unit") == "season")


def _months_of_long_units() -> pl.Expr:
    """Decades and centuries."""
    year = pl.col("published_on").dt.year()
    decade = pl.coalesce("number", year // 10 * 10 + pl.col("shift") * 10)
    century = pl.coalesce("number", (year - 1) // 100 + 1 + pl.col("shift"))
    counted = pl.col("form").is_in(["span", "span_after"])
    return pl.coalesce(
        _span(decade * 12, 120, (pl.col("unit") == "decade") & ~counted),
        # The 20th century is 1901 to 2000.
        _span(((century - 1) * 100 + 1) * 12, 1200, (pl.col("unit") == "century") & ~counted),
    )


def _day() -> pl.Expr:
    """Days: full dates, days of a month without year, weekdays, and days counted from today."""
    day = pl.duration(days=pl.col("day") - 1)
    year = pl.col("_first").dt.year()

    def in_year(which: pl.Expr) -> pl.Expr:
        date = _first_of_month(which * 12 + pl.col("month") - 1) + day
        # The 31st of February is no day.
        return pl.when(date.dt.month().cast(pl.Int32) == pl.col("month")).then(date)

    before, this, after = (in_year(year + years) for years in (-1, 0, 1))
    past = pl.when(this <= pl.col("_last")).then(this).otherwise(before)
    future = pl.when(this >= pl.col("_first")).then(this).otherwise(after)
    in_the_past = (pl.col("shift") == -1) | (
        ~pl.col("future") & ((pl.col("_last") - past).dt.total_days() <= _DAYS_BACK)
    )
    nearest = pl.when((pl.col("shift") != 1).fill_null(value=True) & in_the_past.fill_null(value=False)).then(past)
    of_month = pl.coalesce(in_year(pl.col("year")), pl.when(pl.col("year").is_null()).then(nearest.otherwise(future)))

    published = pl.when("_to_the_day").then(pl.col("_first"))
    ahead = (pl.col("weekday_number") - published.dt.weekday().cast(pl.Int32)) % 7
    back = -((published.dt.weekday().cast(pl.Int32) - pl.col("weekday_number")) % 7)
    offset = (
        pl.when(pl.col("shift") == -1)
        .then(pl.when(back == 0).then(-7).otherwise(back))
        .when(pl.col("shift") == 1)
        .then(pl.when(ahead == 0).then(7).otherwise(ahead))
        .when("future")
        .then(ahead)
        .otherwise(back)
    )
    weekday = published + pl.duration(days=offset)
    # "lundi 6": the month around publication in which the 6th is a Monday.
    first_of_month = pl.col("_first").dt.month_start()
    candidates = [first_of_month.dt.offset_by(months) + day for months in ("0mo", "1mo", "-1mo")]
    numbered = pl.coalesce(
        pl.when(date.dt.weekday().cast(pl.Int32) == pl.col("weekday_number")).then(date) for date in candidates
    )
    from_today = published + pl.duration(days=pl.col("shift"))
    return pl.when(pl.col("unit") == "day").then(
        pl.when(pl.col("month").is_not_null())
        .then(of_month)
        .when(pl.col("form") == "relative_day")
        .then(from_today)
        .when((pl.col("form") == "weekday") & pl.col("day").is_not_null())
        .then(pl.when("_to_the_month").then(numbered))
        .when(pl.col("form") == "weekday")
        .then(weekday)
    )


def _week_start() -> pl.Expr:
    """The Monday of a week, or the Saturday of a week-end; only where the day of publication is known."""
    published = pl.when("_to_the_day").then(pl.col("_first"))
    monday = published - pl.duration(days=published.dt.weekday().cast(pl.Int32) - 1)
    saturday = monday + pl.duration(days=5)
    # "ce week-end", written on a Monday of what has been, is the one before; "le week-end prochain" the coming one.
    past = pl.when(~pl.col("future") & (published.dt.weekday() <= 2)).then(-7).otherwise(0)
    moved = pl.when(pl.col("shift") == 0).then(past).when(pl.col("shift") == -1).then(-7).otherwise(0)
    return (
        pl.when((pl.col("unit") == "week") & pl.col("form").is_in(["this", "shifted", "part_of_this"]))
        .then(monday + pl.duration(days=7 * pl.col("shift")))
        .when((pl.col("unit") == "weekend") & pl.col("shift").is_not_null() & pl.col("count").is_null())
        .then(saturday + pl.duration(days=moved))
    )


def _count_spans(periods: pl.DataFrame) -> pl.DataFrame:
    """The periods with those filled in that count units: "les six prochaines années" from today, "ces cinq …" to it."""
    is_counted = pl.col("form").is_in(["span", "span_after"])
    rows = periods.with_row_index("_row")
    counted = rows.filter(is_counted & pl.col("count").is_not_null())
    if counted.is_empty():
        return periods
    months = {"year": 12, "month": 1, "quarter": 3, "half": 6, "decade": 120, "century": 1200}
    days = {"week": 7, "day": 1}
    unit = pl.col("unit")
    # Two units that a duration cannot mix: months, and days.
    length = pl.concat_str(
        pl.when(pl.col("shift") < 0).then(pl.lit("-")).otherwise(pl.lit("")),
        pl.col("count") * unit.replace_strict(months | days, default=None, return_dtype=pl.Int32),
        pl.when(unit.is_in(list(days))).then(pl.lit("d")).otherwise(pl.lit("mo")),
    )
    coarse = unit.is_in(["year", "decade", "century"])
    fine = pl.col("_to_the_day") | coarse | (pl.col("_to_the_month") & ~unit.is_in(list(days)))
    ahead = pl.col("shift") > 0
    moved = counted.select(
        "_row",
        _start=pl.when(fine).then(pl.when(ahead).then("_first").otherwise(pl.col("_first").dt.offset_by(length))),
        _end=pl.when(fine).then(pl.when(ahead).then(pl.col("_last").dt.offset_by(length)).otherwise("_last")),
    )
    return (
        rows.join(moved, on="_row", how="left", maintain_order="left")
        .with_columns(
            period_start=pl.when(is_counted).then("_start").otherwise("period_start"),
            period_end=pl.when(is_counted).then("_end").otherwise("period_end"),
        )
        .drop("_row", "_start", "_end")
    )
