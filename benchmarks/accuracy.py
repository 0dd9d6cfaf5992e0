"""How many of the claims that texts state are read, and how many of those read are right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.annotated import Annotated

Claim = dict[str, Any]

SLOTS = ("object", "speaker", "period")
NOT_JUDGED = "other"
"""The metric of statements that no other names: the annotators leave most of them out."""
_LONGER = 40
"""How many characters a figure that is read may be longer than the one annotated."""


@dataclass
class Accuracy:
    """Counts over annotated texts.

    `right` claims agree with the annotation in figure, value, subject and metric. `slots` counts of the right ones,
    by slot, those that agree in it, lack it or have another, and have one where none is stated or another.
    """

    right: int = 0
    missed: int = 0
    spurious: int = 0
    status: int = 0
    slots: dict[str, list[int]] = field(default_factory=lambda: {slot: [0, 0, 0] for slot in SLOTS})
    judged_by_rule: Counter[str] = field(default_factory=Counter)
    right_by_rule: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the claims read that are right."""
        return self.right / max(self.right + self.spurious, 1)

    @property
    def recall(self) -> float:
        """Share of the claims stated that are read right."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return f1(self.right, self.missed, self.spurious)

    @property
    def status_right(self) -> float:
        """Share of the right claims whose status is right too."""
        return self.status / max(self.right, 1)

    def slot(self, name: str) -> float:
        """F1 over the right claims of what they hold in the slot."""
        return f1(*self.slots[name])


def f1(right: int, missed: int, spurious: int) -> float:
    """F1 of so many found, lacking and made up; 1 where there was nothing to find."""
    return 2 * right / (2 * right + missed + spurious) if right + missed + spurious else 1.0


def measure_accuracy(annotated: Annotated, read: Sequence[Claim]) -> Accuracy:
    """How the claims read, of `benchmarks.annotated.claims_read`, agree with those annotated."""
    result = Accuracy()
    wanted = [claim for claim in annotated.claims if claim["metric"] != NOT_JUDGED]
    found = [claim for claim in read if claim["metric"] != NOT_JUDGED]
    pairs = _pairs(wanted, found)
    for mine, other in pairs:
        _compare(mine, other, _told(annotated, mine), result)
    right = {id(claim) for pair in pairs for claim in pair}
    result.right = len(pairs)
    for claim in wanted:
        if id(claim) not in right:
            result.missed += 1
            result.errors.append(f"missed    {_told(annotated, claim)} {claim['subject']}")
    for claim in found:
        result.judged_by_rule[claim["rule"]] += 1
        result.right_by_rule[claim["rule"]] += id(claim) in right
        if id(claim) not in right:
            result.spurious += 1
            result.errors.append(f"spurious  {_told(annotated, claim)} {claim['subject_id']} by {claim['rule']}")
    return result


def _pairs(wanted: list[Claim], found: list[Claim]) -> list[tuple[Claim, Claim]]:
    """One to one, the widest overlap first."""
    by_text: dict[int, list[Claim]] = {}
    for claim in found:
        by_text.setdefault(claim["text"], []).append(claim)
    options = [
        (-_overlap(claim, other), number, place)
        for number, claim in enumerate(wanted)
        for place, other in enumerate(by_text.get(claim["text"], []))
        if _is_about(claim, other) and _agree(claim, other)
    ]
    pairs, taken = [], set()
    for _, number, place in sorted(options):
        claim = wanted[number]
        other = by_text[claim["text"]][place]
        if id(claim) not in taken and id(other) not in taken:
            taken |= {id(claim), id(other)}
            pairs.append((claim, other))
    return pairs


def _overlap(claim: Claim, other: Claim) -> int:
    return int(min(claim["end"], other["end"]) - max(claim["start"], other["start"]))


def _is_about(claim: Claim, other: Claim) -> bool:
    """Whether the figure read covers half of the one annotated and not much else."""
    length: int = claim["end"] - claim["start"]
    length_read: int = other["end"] - other["start"]
    return 2 * _overlap(claim, other) >= length and length_read <= length + _LONGER


def _agree(claim: Claim, other: Claim) -> bool:
    return (
        claim["metric"] == other["metric"]
        and claim["unit"] == other["unit"]
        and _same(claim["low"], other["low"])
        and _same(claim["high"], other["high"])
        and _is_called(claim["subject"], other["subject_names"])
    )


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9)


def _is_called(name: str | None, names: list[str] | None) -> bool:
    return name is not None and names is not None and name.lower() in names


def _compare(claim: Claim, other: Claim, told: str, result: Accuracy) -> None:
    result.status += claim["status"] == other["status"]
    if claim["status"] != other["status"]:
        result.errors.append(f"status    {told}: {claim['status']} | {other['status']}")
    period = (claim.get("from"), claim.get("to"))
    period_read = (other["from"], other["to"])
    for slot, stated, held, agrees in (
        *(
            (slot, claim.get(slot), other[f"{slot}_id"], _is_called(claim.get(slot), other[f"{slot}_names"]))
            for slot in ("object", "speaker")
        ),
        ("period", period if any(period) else None, period_read if any(period_read) else None, period == period_read),
    ):
        if stated is None and held is None:
            continue
        counts = result.slots[slot]
        counts[0] += agrees
        counts[1] += stated is not None and not agrees
        counts[2] += held is not None and not agrees
        if not agrees:
            result.errors.append(f"{slot:9} {told}: {stated} | {held}")


def _told(annotated: Annotated, claim: Claim) -> str:
    surface = annotated.texts[claim["text"]][claim["start"] : claim["end"]]
    return f"{claim['text']} {surface!r} {claim['metric']} {claim['low']}..{claim['high']} {claim['unit']}"
