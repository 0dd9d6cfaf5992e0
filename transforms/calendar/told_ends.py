"""Quarters, half-years and fiscal years of which the text tells the end: "premier semestre, clos le 30 septembre"."""

from __future__ import annotations

import polars as pl

from transforms.calendar.calendar_context import MONTHS
from transforms.calendar.month_spans import first_of_month, month_index

_CLOSED = (
    r"^(?: de (?:l'|son |cet |leur )exercice(?: fiscal| comptable| décalé)?(?: [0-9]{4}(?:-[0-9]{2,4})?)?)?,? ?\(?"
    r"(?:qui (?:s'est |s'était )?)?(?:clos|close|achevé|achevée|terminé|terminée|arrêté|arrêtée|clôturé|clôturée)"
    r"(?: au| le| à| en| à la)? ?$"
)
"""What stands between such a span and its last day or month."""
_OVER = 10
"""Days into a month up to which what ends there ends with the month before: quarters of whole weeks do."""
_LAST = 23
"""The first day of a month that may be the last of such a span: quarters of whole weeks end on one."""


def end_as_told(resolved: pl.DataFrame) -> pl.DataFrame:
    """The periods, those whose end is told right behind them ending with that month.

    "Au premier semestre de son exercice décalé, clos le 31 mars 2025" is 2024-10-01..2025-03-31, whosever year it is.
    Needs the columns of `transforms.calendar.resolve_dates`.
    """
    spans = pl.col("unit").is_in(list(MONTHS)) | ((pl.col("unit") == "year") & pl.col("fiscal"))
    day = pl.col("period_end").shift(-1).dt.day()
    ending = (day <= _OVER) | (day >= _LAST)
    told = (
        spans
        & pl.col("after").str.contains(_CLOSED)
        & (pl.col("sentence") == pl.col("sentence").shift(-1))
        & pl.col("unit").shift(-1).is_in(["day", "month"])
        & pl.col("period_end").shift(-1).is_not_null()
        # "l'exercice 2024, clos le 30 septembre": of the year that it is called after.
        & ~(pl.col("year").is_not_null() & pl.col("year").shift(-1).is_null())
        # "Le procès du premier trimestre, clos le 12 février": another thing is over.
        & ((pl.col("unit").shift(-1) == "month") | ending)
        & ~pl.col("after").shift(-1).str.contains("^ par ")
    ).fill_null(value=False)
    if not resolved.select(told.any()).item():
        return resolved
    end = pl.col("period_end").shift(-1)
    # What is closed is over: "clos le 30 septembre" in July is of the year before.
    ahead = pl.col("relative").shift(-1) & (end > pl.col("published_on"))
    end = pl.when(ahead.fill_null(value=False)).then(end.dt.offset_by("-1y")).otherwise(end)
    after = month_index(end) + pl.when(end.dt.day() <= _OVER).then(0).otherwise(1)
    months = pl.col("unit").replace_strict({"year": 12, **MONTHS}, default=0, return_dtype=pl.Int32)
    return resolved.with_columns(
        period_start=pl.when(told).then(first_of_month(after - months)).otherwise("period_start"),
        period_end=pl.when(told).then(first_of_month(after).dt.offset_by("-1d")).otherwise("period_end"),
    )
