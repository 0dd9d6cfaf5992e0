"""recognizers-text-suite: `run_recognizers.py SECONDS MODEL ...`; models are named as in `_MODELS`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from recognizers_date_time import DateTimeRecognizer  # type: ignore[import-not-found]  # only in the environment of the peers
from recognizers_number import Culture, NumberRecognizer  # type: ignore[import-not-found]  # only in the environment of the peers
from recognizers_number_with_unit import NumberWithUnitRecognizer  # type: ignore[import-not-found]  # only in the environment of the peers
from stopwatch import Finding, Reader, run  # type: ignore[import-not-found]  # beside this script

_MODELS = {
    "number": (NumberRecognizer, "get_number_model"),
    "percentage": (NumberRecognizer, "get_percentage_model"),
    "currency": (NumberWithUnitRecognizer, "get_currency_model"),
    "dimension": (NumberWithUnitRecognizer, "get_dimension_model"),
    "temperature": (NumberWithUnitRecognizer, "get_temperature_model"),
    "age": (NumberWithUnitRecognizer, "get_age_model"),
    "datetime": (DateTimeRecognizer, "get_datetime_model"),
}
_SPANS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def load(names: list[str]) -> Reader:
    """What reads a text with the models."""
    models = {name: getattr(_MODELS[name][0](Culture.French), _MODELS[name][1])() for name in names}

    def read(text: str, on: str | None) -> Iterator[Finding]:
        found = [finding for name, model in models.items() for finding in _read(name, model, text, on)]
        # Who uses the models together keeps the longer of what two of them find: "65" is part of "65 milliards de
        # dollars", and an age one model's time span.
        figures = sorted((each for each in found if each["type"] == "figure"), key=_longest_first)
        end = 0
        for each in figures:
            if each["end"] > end:
                yield each
                end = each["end"]
        yield from (each for each in found if each["type"] == "period")

    return read


def _longest_first(finding: Finding) -> tuple[int, int, bool]:
    return finding["start"], -finding["end"], finding["unit"] == "1"


def _read(name: str, model: Any, text: str, on: str | None) -> Iterator[Finding]:  # noqa: ANN401  it has no types
    if name == "datetime":
        day = date.fromisoformat(on) if on else date(2025, 1, 1)
        results = model.parse(text, datetime(day.year, day.month, day.day))  # noqa: DTZ001  it wants no zone
    else:
        results = model.parse(text)
    for result in results:
        where = {"start": result.start, "end": result.end + 1}
        if name == "datetime":
            yield from ({**where, **finding} for finding in _time(result))
        elif result.resolution and result.resolution.get("value"):
            value = float(result.resolution["value"].rstrip("%").replace(",", "."))
            unit = {"number": "1", "percentage": "%"}.get(name) or result.resolution["unit"]
            yield {**where, "type": "figure", "low": value, "high": value, "unit": unit}


def _time(result: Any) -> Iterator[Finding]:  # noqa: ANN401
    kind = result.type_name.rpartition(".")[2]
    values = (result.resolution or {}).get("values") or []
    if kind == "duration" and values:
        span = re.fullmatch(r"P(T?)([\d.]+)([YMWDHS])", values[0].get("timex", ""))
        if span:
            unit = _SPANS[span[1] + span[3]]
            yield {"type": "figure", "low": float(span[2]), "high": float(span[2]), "unit": unit}
    elif kind in ("date", "daterange", "datetime", "datetimerange"):
        yield {"type": "period", "readings": [reading for value in values if (reading := _days(value))]}


def _days(value: dict[str, str]) -> list[str] | None:
    """First and last day, of which it gives the one after."""
    try:
        if "start" in value and "end" in value:
            end = date.fromisoformat(value["end"][:10])
            return [value["start"][:10], str(end - timedelta(days=1) if len(value["end"]) == 10 else end)]
        return [value["value"][:10]] * 2 if "value" in value else None
    except (ValueError, OverflowError):
        return None


if __name__ == "__main__":
    run(load)
