"""How well claims are read from the single sentences that rules were first written with, by the whole parse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.annotated import CASES as FOLDER
from benchmarks.annotated import Annotated, claims_read
from transforms.lexicon import read_lexicon

CASES: list[dict[str, Any]] = [json.loads(line) for line in (FOLDER / "claims.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """The claims read from all cases."""
    texts = [case["text"] for case in CASES]
    return claims_read(Annotated(texts, [case.get("on") for case in CASES], []), read_lexicon("fr"))


def pairs(rows: list[dict[str, Any]]) -> tuple[list[tuple[dict[str, Any], dict[str, Any]]], int, int]:
    """Claims wanted and read that agree in figure, subject and metric; how many were wanted; how many were read."""
    matched, left = [], list(rows)
    for number, case in enumerate(CASES):
        for wanted in case["claims"]:
            start = case["text"].index(wanted["figure"])
            end = start + len(wanted["figure"])
            for row in left:
                place = row["text"] == number and row["start"] < end and start < row["end"]
                called = wanted["subject"].lower() in row["subject_names"]
                if place and called and row["metric"] == wanted["metric"]:
                    matched.append((wanted, row))
                    left.remove(row)
                    break
    return matched, sum(len(case["claims"]) for case in CASES), len(rows)


def f1(right: int, wanted: int, read: int) -> float:
    return 2 * right / (wanted + read)


def test_most_claims_are_read_and_few_made_up(rows: list[dict[str, Any]]) -> None:
    matched, wanted, read = pairs(rows)
    # 0.94 when this was written: names that the lexicon does not know, and companies carried over wrongly.
    assert f1(len(matched), wanted, read) >= 0.88


def test_the_status_of_most_is_right(rows: list[dict[str, Any]]) -> None:
    matched, _, _ = pairs(rows)
    assert sum(wanted["status"] == row["status"] for wanted, row in matched) / len(matched) >= 0.9


def named(row: dict[str, Any], slot: str) -> list[str]:
    """What stands in a slot of a claim that was read: all names of the entity, or the qualifier."""
    return [row[slot] or ""] if slot == "qualifier" else row[f"{slot}_names"] or []


@pytest.mark.parametrize("slot", ["object", "speaker", "qualifier"])
def test_the_other_slots_of_most_are_right(rows: list[dict[str, Any]], slot: str) -> None:
    matched, _, _ = pairs(rows)
    right = sum(wanted[slot].lower() in map(str.lower, named(row, slot)) for wanted, row in matched if slot in wanted)
    wanted = sum(slot in wanted for wanted, _ in matched)
    read = sum(any(named(row, slot)) for _, row in matched)
    assert f1(right, wanted, read) >= 0.85


def test_the_periods_of_most_are_right(rows: list[dict[str, Any]]) -> None:
    matched, _, _ = pairs(rows)
    wanted = [(claim.get("from"), claim.get("to")) for claim, _ in matched]
    read = [(row["from"], row["to"]) for _, row in matched]
    right = sum(one == other != (None, None) for one, other in zip(wanted, read, strict=True))
    assert f1(right, sum(any(period) for period in wanted), sum(any(period) for period in read)) >= 0.85
