"""Periods that count units from the text's own day: "les six prochaines années", "ces cinq dernières années"."""

from __future__ import annotations

import polars as pl


def count_spans(periods: pl.DataFrame) -> pl.DataFrame:
    """The periods with those filled in that count units: "les six prochaines années" from today, "ces cinq …" to it.

    Needs the columns of `transforms.calendar.resolve_dates.with_publication`, and the two dates.
    """
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
