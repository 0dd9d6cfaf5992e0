"""The one measure for all recognisers: what they found against what was annotated.

A gold record and a finding that overlap and agree make a pair, each in one pair at most.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.peers.annotated import Annotated, kind_of

Row = dict[str, Any]
# Of characters: a finding that is longer than what it overlaps by more than this is about something else.
_LONGER = 40


@dataclass
class Score:
    """How many records were found rightly, missed, and made up, by kind."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    spurious: Counter[str] = field(default_factory=Counter)

    def of(self, kinds: Iterable[str] | None = None) -> tuple[float, float, float]:
        """Precision, recall and their harmonic mean over these kinds, or over all."""
        kinds = list(self.right | self.missed | self.spurious if kinds is None else kinds)
        right, missed, spurious = (
            sum(count[kind] for kind in kinds) for count in (self.right, self.missed, self.spurious)
        )
        precision = right / (right + spurious) if right + spurious else 0.0
        recall = right / (right + missed) if right + missed else 0.0
        return precision, recall, 2 * right / (2 * right + missed + spurious) if right else 0.0


def score_numbers(texts: list[Annotated], found: list[Row]) -> Score:
    """Every number that a figure states, with its scale and unit; a range states two, and bounds are left out.

    A share may be told as a fraction: a quarter as 0.25. Orders of magnitude are not judged, nor bare numbers in what
    is annotated as a period or as another's name.
    """

    def apart(rows: list[Row]) -> list[Row]:
        return [
            {"start": row["start"], "end": row["end"], "kind": row["kind"], "unit": row["unit"], "value": value}
            for row in rows
            for value in sorted({row[side] for side in ("low", "high") if row[side] is not None})
        ]

    def agree(gold: Row, row: Row) -> bool:
        if gold["unit"] == "%" and row["unit"] == "1":
            return _close(gold["value"], 100 * row["value"])
        return bool(gold["unit"] == row["unit"]) and _close(gold["value"], row["value"])

    score = Score()
    for number, text in enumerate(texts):
        others = [name for name in text.names or [] if name["kind"] == "other"]
        vague = [figure for figure in text.figures if figure["vague"]]
        judged = [
            row
            for row in _figures_of(found, number)
            if not _touches(row, vague) and not (row["unit"] == "1" and _touches(row, text.periods + others))
        ]
        gold = [figure for figure in text.figures if not figure["vague"]]
        _count(score, apart(gold), apart([row for row in judged if not row.get("vague")]), agree)
    return score


def score_figures(texts: list[Annotated], found: list[Row]) -> Score:
    """Figures as the guide has them: a range is one, an open side is open, an order of magnitude is one."""

    def agree(gold: Row, row: Row) -> bool:
        same = all(_close(gold[side], row[side]) for side in ("low", "high"))
        return same and gold["unit"] == row["unit"] and gold["vague"] == row.get("vague", False)

    score = Score()
    for number, text in enumerate(texts):
        _count(score, text.figures, _figures_of(found, number), agree)
    return score


def score_periods(texts: list[Annotated], found: list[Row], *, resolved: bool) -> Score:
    """Periods by their place alone, or with their first and last day.

    Of several readings that a recogniser leaves to choose from, one that is right suffices.
    """

    def agree(gold: Row, row: Row) -> bool:
        if not resolved:
            return True
        return [gold["from"], gold["to"]] in row["readings"] if gold["from"] else not any(row["readings"])

    score = Score()
    for number, text in enumerate(texts):
        periods = [row | {"kind": "period"} for row in found if row["text"] == number and row["type"] == "period"]
        _count(score, [gold | {"kind": "period"} for gold in text.periods], periods, agree)
    return score


def score_names(texts: list[Annotated], found: list[Row]) -> Score:
    """Names of persons, organizations and places, each mention of them, with their kind."""
    score = Score()
    for number, text in enumerate(texts):
        gold = [name for name in text.names or [] if name["kind"] != "other"]
        others = [name for name in text.names or [] if name["kind"] == "other"]
        names = [row for row in found if row["text"] == number and row["type"] == "name" and row["kind"] != "other"]
        names = [row for row in names if not _touches(row, others)]
        _count(score, gold, names, lambda one, other: bool(one["kind"] == other["kind"]))
    return score


def _figures_of(found: list[Row], number: int) -> list[Row]:
    rows = [row for row in found if row["text"] == number and row["type"] == "figure"]
    return [row | {"kind": kind_of(row["unit"])} for row in rows]


def _count(score: Score, gold: list[Row], rows: list[Row], agree: Callable[[Row, Row], bool]) -> None:
    """Pairs off, the widest overlap first, and counts. A finding that misses is of the kind that it is found at."""
    options = sorted(
        (-_overlap(one, other), here, there)
        for here, one in enumerate(gold)
        for there, other in enumerate(rows)
        if _overlap(one, other) > 0
        and other["end"] - other["start"] <= one["end"] - one["start"] + _LONGER
        and agree(one, other)
    )
    paired: dict[int, int] = {}
    for _, here, there in options:
        if here not in paired and there not in paired.values():
            paired[here] = there
    score.right.update(gold[here]["kind"] for here in paired)
    score.missed.update(one["kind"] for here, one in enumerate(gold) if here not in paired)
    for there, row in enumerate(rows):
        if there not in paired.values():
            at = max(gold, key=lambda one: _overlap(one, row), default=None)
            score.spurious[at["kind"] if at and _overlap(at, row) > 0 else row["kind"]] += 1


def _touches(row: Row, others: list[Row]) -> bool:
    return any(_overlap(row, other) > 0 for other in others)


def _overlap(one: Row, other: Row) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-6)
