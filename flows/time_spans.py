"""Periods as a person reads them: "2025", "until 2030-12-31"."""

from __future__ import annotations

from datetime import date, timedelta


def readable_span(start: date | None, end: date | None) -> str:
    """The period, as short as it can be: "2025", "2025-07", "2025-01-01 – 2026-06-30", "until 2030"."""
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"until {end}" if start is None else f"from {start}"
    if start == end:
        return str(start)
    last = end + timedelta(days=1)
    if (start.day, last.day) == (1, 1):
        if (start.month, last.month) == (1, 1):
            return f"{start:%Y}" if start.year == end.year else f"{start:%Y} – {end:%Y}"
        months = f"{start:%Y-%m}"
        return months if months == f"{end:%Y-%m}" else f"{months} – {end:%Y-%m}"
    return f"{start} – {end}"
