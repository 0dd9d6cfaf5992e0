"""Texts and what they state, by hand: our own sentences, and folders in the format of a gold annotation."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent / "annotated.md"

_MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
_VALUE = re.compile(r"(vague )?([-\d.e]*?)(?:(\.\.)([-\d.e]*))? (\S+)( age)?")
_NAMES = ("person", "organization", "place", "other")


@dataclass
class Annotated:
    """A text, the day it was published (ISO 8601, or null where nobody says), and what it states.

    Figures have `start`, `end`, `low`, `high`, `unit`, `kind` and `vague`; periods `start`, `end`, `from`, `to`;
    names `start`, `end`, `kind`, or are null where names were not annotated.
    """

    text: str
    on: str | None
    figures: list[dict[str, Any]] = field(default_factory=list)
    periods: list[dict[str, Any]] = field(default_factory=list)
    names: list[dict[str, Any]] | None = None


def own_sentences(path: Path = OWN) -> list[Annotated]:
    """The sentences of annotated.md. Raises `ValueError` for a mark that says nothing known."""
    _, *parts = re.split(r"^## (\d{4}-\d\d-\d\d)$", path.read_text("utf-8"), flags=re.MULTILINE)
    return [read_marked(marked.strip(), day) for day, marked in zip(parts[::2], parts[1::2], strict=True)]


def read_marked(marked: str, on: str | None) -> Annotated:
    """A text without its marks, and what they said. Raises `ValueError` for a mark that says nothing known."""
    read = Annotated("", on, names=[])
    ends = [0, *(end for match in _MARK.finditer(marked) for end in match.span()), len(marked)]
    for start, end in pairwise(ends):
        match = _MARK.fullmatch(marked, start, end)
        if not match:
            read.text += marked[start:end]
            continue
        where = {"start": len(read.text), "end": len(read.text) + len(match[1])}
        read.text += match[1]
        if match[2] in _NAMES:
            assert read.names is not None
            read.names.append(where | {"kind": match[2]})
        elif days := _DAYS.fullmatch(match[2]):
            read.periods.append(where | {"from": days[1], "to": days[2]})
        else:
            read.figures.append(where | _figure(match[2]))
    return read


def _figure(mark: str) -> dict[str, Any]:
    match = _VALUE.fullmatch(mark)
    if not match:
        msg = f"{mark!r} is no value with a unit, no period and no kind of name"
        raise ValueError(msg)
    vague, low, open_ended, high, unit, age = match.groups()
    if not open_ended:
        high = low
    value = {"low": float(low) if low else None, "high": float(high) if high else None}
    return {**value, "unit": unit, "kind": "age" if age else kind_of(unit), "vague": bool(vague)}


def kind_of(unit: str | None) -> str:
    """The kind of figure that has this unit; a time span may be an age all the same."""
    kinds = {
        **dict.fromkeys(("year", "month", "week", "day", "hour", "minute", "second"), "duration"),
        **{"1": "count", "%": "share", "x": "multiple", "W": "power", "Wh": "energy", "m": "length", "m2": "area"},
        **{"L": "volume", "kg": "mass", "km/h": "speed", "°C": "temperature", "B": "data"},
    }
    if unit in kinds:
        return kinds[unit]
    return "money" if unit is None or re.fullmatch("[A-Z]{3}", unit) else "other"


def gold_folder(gold: Path, texts: Path) -> list[Annotated]:
    """The texts that `figures.jsonl` and `dates.jsonl` of a folder annotate, in the order of their names."""
    figures, periods = (_by_document(gold / name) for name in ("figures.jsonl", "dates.jsonl"))
    return [
        Annotated((texts / name).read_bytes().decode("utf-8"), None, figures.get(name, []), periods.get(name, []))
        for name in sorted(figures | periods)
    ]


def _by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["doc"], []).append(row)
    return rows
