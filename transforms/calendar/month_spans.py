"""Periods made of whole months: named months, quarters, half-years, seasons, years, decades and centuries."""

from __future__ import annotations

import polars as pl

# How many months (quarters, half-years) back something without a year may lie before it is rather still to come: in
# December "en janvier" is next January, "en avril" last April.
_MONTHS_BACK = 8
# Where the words say that it is over; a month from now they hardly do.
_MONTHS_OVER = 10
_BACK = {"quarter": 2, "half": 1}
# The day of the month before which its end is still to come.
_LAST_DAYS = 21
# Months of what has several in a year.
_LENGTH = {"quarter": 3, "half": 6, "season": 3}
_NEAREST = ("month", "quarter", "half", "season")


def resolve_months(dated: pl.DataFrame) -> pl.DataFrame:
    """`period_start` and `period_end` of the periods that are made of months; null for the others, and where unknown.

    Needs the columns of `transforms.calendar.resolve_dates.with_publication`.
    """
    # Step by step: as one expression, the parts that are used several times would be worked out each time.
    unit, is_season = pl.col("unit"), pl.col("unit") == "season"
    per_year = 12 // pl.col("_length")
    in_months = is_season | (unit == "month")
    first_season, last_season = ((pl.col(index) + 1) // 3 * 3 - 1 for index in ("_first_month", "_last_month"))
    placed = (
        dated.with_columns(
            _length=unit.replace_strict(_LENGTH, default=1, return_dtype=pl.Int32),
            _back=pl.when("over")
            .then(_MONTHS_OVER)
            .otherwise(unit.replace_strict(_BACK, default=_MONTHS_BACK, return_dtype=pl.Int32)),
            _fiscal_start=pl.col("first_month").fill_null(1) - 1,
            # "l'exercice 2024-2025" begins in 2024, whatever year it is named after.
            _ends_after=(pl.col("named_after") == "end") & pl.col("last_year").is_null(),
            _counted=pl.col("form").is_in(["span", "span_after"]),
        )
        .with_columns(
            _cycle=pl.when(in_months).then(12).otherwise(per_year),
            _place=pl.when(unit == "month")
            .then("month")
            # "le dernier semestre" is the second.
            .otherwise(pl.when(is_season).then("number").otherwise(pl.col("number").clip(upper_bound=per_year)))
            - 1,
            # The seasons begin in December, March, June and September: in July "l'été dernier" is that of the year
            # before.
            _from=pl.when(is_season).then(first_season).otherwise(pl.col("_first_month") // pl.col("_length")),
            _till=pl.when(is_season).then(last_season).otherwise(pl.col("_last_month") // pl.col("_length")),
        )
        .with_columns(_nearest=pl.when(unit.is_in(_NEAREST)).then(_nearest()))
    )
    spans = placed.with_columns(
        _begin=pl.when("_counted")
        .then(None)
        .when(unit == "year")
        .then(_first_of_year())
        .when(unit == "month")
        .then(_first_of_named_month())
        .when(unit.is_in(["quarter", "half"]))
        .then(_first_of_quarter())
        .when(is_season)
        .then(_first_of_season())
        .when(unit == "decade")
        .then(_first_of_decade())
        .when(unit == "century")
        .then(_first_of_century()),
        _months=_months(),
    )
    some = pl.col("_months") > 0
    return spans.with_columns(
        period_start=pl.when(some).then(first_of_month(pl.col("_begin"))),
        period_end=pl.when(some).then(first_of_month(pl.col("_begin") + pl.col("_months")).dt.offset_by("-1d")),
    ).select(*dated.columns, "period_start", "period_end")


def month_index(date: pl.Expr) -> pl.Expr:
    """Months since the year 0."""
    return date.dt.year() * 12 + date.dt.month().cast(pl.Int32) - 1


def first_of_month(index: pl.Expr) -> pl.Expr:
    """The first day of the month that `month_index` gives this number."""
    return pl.date(index // 12, index % 12 + 1, 1)


def _nearest() -> pl.Expr:
    """The position at `_place` of its cycle that the words ask for, around the positions of the text's own months."""
    first, last, place, cycle = (pl.col(name) for name in ("_from", "_till", "_place", "_cycle"))
    past = last - (last - place) % cycle
    future = first + (place - first) % cycle
    before = (first - 1) - (first - 1 - place) % cycle
    after = (last + 1) + (place - last - 1) % cycle
    exactly = pl.col("_to_the_month")
    # On the 3rd "fin mars" is over only since a year.
    unended = (
        pl.col("over")
        & pl.col("part").is_in(["end", "closing"])
        & (pl.col("_last").dt.day() < _LAST_DAYS)
        & (past == last)
    )
    unended = unended.fill_null(value=False)
    past = past - pl.when(unended).then(cycle).otherwise(0)
    return (
        pl.when((pl.col("shift") == -1) & exactly)
        .then(before)
        .when((pl.col("shift") == 1) & exactly)
        .then(after)
        .when(pl.col("shift").is_not_null() & ~exactly)
        .then(None)
        .when("future")
        .then(future)
        .when((last - past <= pl.col("_back")) | unended)
        .then(past)
        .otherwise(future)
    )


def _first_of_year() -> pl.Expr:
    """Years, ranges of years, fiscal years, and "les six premiers mois" of a year."""
    edge = pl.col("form") == "first_months"
    named = pl.any_horizontal(pl.col("year", "shift").is_not_null()) | edge
    year = pl.coalesce("year", pl.col("published_on").dt.year() + pl.col("shift").fill_null(0))
    skipped = pl.when(edge & (pl.col("part") == "derniers")).then(12 - pl.col("count").clip(1, 12)).otherwise(0)
    before = pl.when("_ends_after").then(12).otherwise(0)
    return pl.when(named).then(year * 12 + pl.col("_fiscal_start") - before + skipped)


def _first_of_named_month() -> pl.Expr:
    this = pl.when("_to_the_month").then(pl.col("_first_month") + pl.col("shift"))
    written = pl.col("year") * 12 + pl.col("month") - 1
    first = pl.coalesce(written, pl.when(pl.col("month").is_not_null()).then("_nearest").otherwise(this))
    # "le trimestre de mars" ends with it.
    return first - pl.when(pl.col("form") == "quarter_to").then(_LENGTH["quarter"] - 1).otherwise(0)


def _first_of_quarter() -> pl.Expr:
    """Quarters and half-years, calendar or fiscal, numbered or named from today."""
    length, number = pl.col("_length"), pl.col("_place")
    numbered = pl.when(~pl.col("fiscal")).then("_nearest")
    from_today = pl.when("_to_the_month").then(pl.col("_from") + pl.col("shift"))
    position = pl.when(number.is_not_null()).then(numbered).otherwise(from_today)
    # The quarters of a fiscal year that begins in February do so in February, May, August and November.
    turned = pl.col("_fiscal_start") % length
    current = (pl.col("_first_month") - turned) // length
    current = pl.when(current == (pl.col("_last_month") - turned) // length).then(
        (current + pl.col("shift")) * length + turned
    )
    current = pl.when(number.is_null() & pl.col("first_month").is_not_null()).then(current)
    # "au cours du dernier trimestre": the last that is over, and the last of the year only where it is still to come.
    latest = pl.col("matched").str.contains(r"dernier (?:trimestre|semestre)$") & ~pl.col("future")
    position = pl.when(latest & pl.col("_to_the_month")).then(pl.col("_from") - 1).otherwise(position)
    in_fiscal_year = pl.col("_fiscal_start") + number * length
    written = pl.col("year") * 12 + in_fiscal_year - pl.when("_ends_after").then(12).otherwise(0)
    # Companies tell of a quarter once it is over; of those to come the next to end is meant.
    over = pl.col("_last_month") - length - (pl.col("_last_month") - length - in_fiscal_year) % 12
    going_on = pl.col("_first_month") - length + 1
    to_come = going_on + (in_fiscal_year - going_on) % 12
    unwritten = pl.when("future").then(to_come).otherwise(over)
    reported = pl.when(pl.col("fiscal") & pl.col("first_month").is_not_null() & pl.col("_to_the_month")).then(unwritten)
    return pl.coalesce(written, reported, current, position * length)


def _first_of_season() -> pl.Expr:
    # Winter belongs to the year of its January: "l'hiver 2025" begins in December 2024, "l'hiver 2024-2025" too.
    turns = ((pl.col("number") == 12) & pl.col("last_year").is_null()).cast(pl.Int32)
    written = (pl.col("year") - turns) * 12 + pl.col("_place")
    return pl.coalesce(written, pl.when("_to_the_month").then("_nearest"))


def _first_of_decade() -> pl.Expr:
    # "la prochaine décennie" may be the ten years from today or those from the next round year.
    this = pl.when(pl.col("shift") == 0).then(pl.col("published_on").dt.year() // 10 * 10)
    return pl.coalesce("number", this) * 12


def _first_of_century() -> pl.Expr:
    # The 20th century is 1901 to 2000.
    this = (pl.col("published_on").dt.year() - 1) // 100 + 1 + pl.col("shift")
    return ((pl.coalesce("number", this) - 1) * 100 + 1) * 12


def _months() -> pl.Expr:
    """How many months the period has."""
    unit, several = pl.col("unit"), (pl.col("last_year") - pl.col("number")).fill_null(0)
    years = pl.when(pl.col("first_month").is_null()).then(pl.col("last_year") - pl.col("year")).fill_null(0)
    return (
        pl.when(pl.col("form") == "first_months")
        .then(pl.col("count").clip(1, 12))
        .when(pl.col("form") == "quarter_to")
        .then(_LENGTH["quarter"])
        .when(unit == "year")
        .then(12 + 12 * years)
        .when(unit == "decade")
        .then(120 + 12 * several)
        .when(unit == "century")
        .then(1200 + 1200 * several)
        .otherwise("_length")
    )
