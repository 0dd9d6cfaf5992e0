"""Which part of a period "début", "mi-" or "fin" takes: a convention for each kind of period."""

from __future__ import annotations

import polars as pl

# Months (or days) from the first of the period, and how many; null: to its end.
# "fin 2025" is October to December, "mi-2025" May to August, "tout début d'année" January.
_MONTHS = {
    ("year", "start"): (0, 3),
    ("year", "middle"): (4, 4),
    ("year", "end"): (9, None),
    ("year", "opening"): (0, 1),
    ("year", "closing"): (11, None),
    ("year", "half_1"): (0, 6),
    ("year", "half_2"): (6, None),
    ("half", "start"): (0, 2),
    ("half", "middle"): (2, 2),
    ("half", "end"): (4, None),
    ("half", "opening"): (0, 1),
    ("half", "closing"): (5, None),
    ("half", "half_1"): (0, 3),
    ("half", "half_2"): (3, None),
    ("decade", "start"): (0, 36),
    ("decade", "middle"): (36, 48),
    ("decade", "end"): (84, None),
    ("decade", "opening"): (0, 12),
    ("decade", "closing"): (108, None),
    ("decade", "half_1"): (0, 60),
    ("decade", "half_2"): (60, None),
    ("century", "start"): (0, 300),
    ("century", "middle"): (300, 600),
    ("century", "end"): (900, None),
    ("century", "opening"): (0, 120),
    ("century", "closing"): (1080, None),
    ("century", "half_1"): (0, 600),
    ("century", "half_2"): (600, None),
}
for _unit in ("quarter", "season"):
    _MONTHS |= {
        (_unit, "start"): (0, 1),
        (_unit, "middle"): (1, 1),
        (_unit, "end"): (2, None),
        (_unit, "opening"): (0, 1),
        (_unit, "closing"): (2, None),
    }
_DAYS = {
    ("month", "start"): (0, 10),
    ("month", "middle"): (10, 10),
    ("month", "end"): (20, None),
    ("month", "opening"): (0, 5),
    ("month", "closing"): (25, None),
    ("month", "half_1"): (0, 15),
    ("month", "half_2"): (15, None),
    ("week", "start"): (0, 2),
    ("week", "middle"): (2, 2),
    ("week", "end"): (4, None),
}

CALENDAR_PARTS = pl.DataFrame(
    [
        *((unit, part, skip, keep, 0, None) for (unit, part), (skip, keep) in _MONTHS.items()),
        *((unit, part, 0, None, skip, keep) for (unit, part), (skip, keep) in _DAYS.items()),
    ],
    schema={
        "unit": pl.String,
        "part": pl.String,
        "skip_months": pl.Int32,
        "keep_months": pl.Int32,
        "skip_days": pl.Int32,
        "keep_days": pl.Int32,
    },
    orient="row",
)
"""What each part of each unit skips from the first day of the period, and keeps from there (null: to its end)."""


def take_parts(periods: pl.DataFrame) -> pl.DataFrame:
    """`period_start` and `period_end` cut down to the part that the column `part` names; unchanged where it is null.

    "fin" of 2025-01-01..2025-12-31 (unit "year") is 2025-10-01..2025-12-31. A part that its unit does not have
    ("whole") is the whole. Needs `unit` and `part`, and the two dates.
    """
    rows = periods.with_row_index("_row")
    parts = rows.join(CALENDAR_PARTS, on=["unit", "part"], maintain_order="left")
    if parts.is_empty():
        return periods
    start = (
        pl.col("period_start")
        .dt.offset_by(pl.format("{}mo", pl.col("skip_months")))
        .dt.offset_by(pl.format("{}d", pl.col("skip_days")))
    )
    end = (
        pl.when(pl.col("keep_months").is_not_null())
        .then(start.dt.offset_by(pl.format("{}mo", pl.col("keep_months").fill_null(0))).dt.offset_by("-1d"))
        .when(pl.col("keep_days").is_not_null())
        .then(start.dt.offset_by(pl.format("{}d", pl.col("keep_days").fill_null(0))).dt.offset_by("-1d"))
        .otherwise("period_end")
    )
    return (
        rows.join(parts.select("_row", _start=start, _end=end), on="_row", how="left", maintain_order="left")
        .with_columns(period_start=pl.coalesce("_start", "period_start"), period_end=pl.coalesce("_end", "period_end"))
        .drop("_row", "_start", "_end")
    )
