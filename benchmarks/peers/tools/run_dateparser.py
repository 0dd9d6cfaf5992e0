"""dateparser's search: `run_dateparser.py SECONDS`."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # it ships no types
from dateparser.search import search_dates  # type: ignore[import-untyped]  # it ships no types
from stopwatch import Finding, Reader, run  # type: ignore[import-not-found]  # beside this script


def load(_options: list[str]) -> Reader:
    """What reads a text."""

    def read(text: str, on: str | None) -> Iterator[Finding]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(on)} if on else {}
        after = 0
        for surface, moment in search_dates(text, languages=["fr"], settings=settings) or []:
            start = text.find(surface, after)
            after = max(start + len(surface), after)
            yield {"type": "period", "start": start, "end": after, "readings": [_days(surface, moment, settings)]}

    return read


def _days(surface: str, moment: datetime, settings: dict[str, Any]) -> list[str]:
    """First and last day: the search gives a moment, and parsing its words again whether a month or a year is meant."""
    period = DateDataParser(languages=["fr"], settings=settings).get_date_data(surface).period
    first = last = moment.date()
    if period in ("month", "year"):
        months = (1, 12) if period == "year" else (first.month, first.month)
        first = first.replace(month=months[0], day=1)
        last = last.replace(month=months[1], day=calendar.monthrange(last.year, months[1])[1])
    return [str(first), str(last)]


if __name__ == "__main__":
    run(load)
