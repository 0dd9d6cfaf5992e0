from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from transforms.calendar.calendar_parts import take_parts
from transforms.lexicon import read_lexicon


@pytest.mark.parametrize(
    ("unit", "whole", "part", "expected"),
    [
        ("year", "2025-01-01..2025-12-31", "start", "2025-01-01..2025-03-31"),
        ("year", "2025-01-01..2025-12-31", "middle", "2025-05-01..2025-08-31"),
        ("year", "2025-01-01..2025-12-31", "end", "2025-10-01..2025-12-31"),
        ("year", "2025-01-01..2025-12-31", "opening", "2025-01-01..2025-01-31"),
        ("year", "2025-01-01..2025-12-31", "whole", "2025-01-01..2025-12-31"),
        ("month", "2024-02-01..2024-02-29", "end", "2024-02-21..2024-02-29"),
        ("month", "2024-02-01..2024-02-29", "half_1", "2024-02-01..2024-02-15"),
        ("quarter", "2025-04-01..2025-06-30", "end", "2025-06-01..2025-06-30"),
        ("century", "1801-01-01..1900-12-31", "end", "1876-01-01..1900-12-31"),
        ("decade", "1990-01-01..1999-12-31", "start", "1990-01-01..1992-12-31"),
        ("day", "2025-01-01..2025-01-01", None, "2025-01-01..2025-01-01"),
        ("year", None, "end", None),
    ],
)
def test_a_part_is_cut_out_of_its_period(unit: str, whole: str | None, part: str | None, expected: str | None) -> None:
    start, end = (dt.date.fromisoformat(day) for day in whole.split("..")) if whole else (None, None)
    period = pl.DataFrame(
        {"unit": [unit], "part": [part], "period_start": [start], "period_end": [end]},
        schema={"unit": pl.String, "part": pl.String, "period_start": pl.Date, "period_end": pl.Date},
    )
    [(first, last)] = take_parts(period).select("period_start", "period_end").rows()
    assert (None if first is None else f"{first}..{last}") == expected


def test_every_part_of_the_lexicon_is_known() -> None:
    known = {"start", "middle", "end", "opening", "closing", "whole", "half_1", "half_2"}
    assert set(read_lexicon("fr")["calendar_parts"]["part"]) == known
