"""Our own annotated texts hold what the guide asks of them, and are read at least as well as when last measured."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import Accuracy, measure_accuracy
from benchmarks.annotated import CASES, annotated_articles, claims_read, own_cases
from benchmarks.rule_precision import TABLE, judge_rules, table_of
from schemas.vocabularies import METRICS, STATUSES
from transforms.lexicon import read_lexicon

SETS = ("development", "held_out")


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"claims_{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def measured(name: str) -> Accuracy:
    annotated = own_cases(name)
    return measure_accuracy(annotated, claims_read(annotated, read_lexicon("fr")))


@pytest.mark.parametrize("name", SETS)
def test_a_claim_names_its_figure_and_keeps_to_the_vocabularies(name: str) -> None:
    for case in cases(name):
        date.fromisoformat(case["on"])
        for claim in case["claims"]:
            assert case["text"].startswith(claim["figure"], claim["start"]), case["text"]
            assert claim["metric"] in METRICS, claim
            assert claim["status"] in STATUSES, claim
            assert (claim["low"] is None) + (claim["high"] is None) < 2
            assert claim.get("from", "") <= claim.get("to", "9999")


def test_the_texts_are_many_varied_and_partly_without_claims() -> None:
    both = [case for name in SETS for case in cases(name)]
    assert len({case["text"] for case in both}) == len(both) >= 180
    assert min(Counter(case["register"] for case in both).values()) >= 8
    assert len({case["topic"] for case in both}) >= 25
    assert sum(not case["claims"] for case in both) >= 10


def test_what_is_held_out_says_so() -> None:
    assert all(case["held_out"] for case in cases("held_out"))
    assert not any("held_out" in case for case in cases("development"))


# A few points below what was measured; docs/extraction.md has that.
@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("development", {"f1": 0.70, "status": 0.78, "object": 0.54, "speaker": 0.82, "period": 0.65}),
        ("held_out", {"f1": 0.64, "status": 0.78, "object": 0.62, "speaker": 0.88, "period": 0.68}),
    ],
)
def test_claims_are_read_as_well_as_before(name: str, floors: dict[str, float]) -> None:
    result = measured(name)
    found = {"f1": result.f1, "status": result.status_right}
    found |= {slot: result.slot(slot) for slot in ("object", "speaker", "period")}
    assert {field: value for field, value in found.items() if value < floors[field]} == {}


def test_the_precision_of_the_rules_is_the_one_measured() -> None:
    stored = TABLE.read_text("utf-8")
    assert stored == table_of(judge_rules(read_lexicon("fr"))), "run `python -m benchmarks confidence`"


def test_the_sample_is_as_large_as_the_column_says() -> None:
    result = measured("held_out")
    assert 180 <= result.right + result.spurious <= 240


def test_articles_annotated_in_the_form_of_the_guide_are_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Meta a investi 17 milliards de dollars.", encoding="utf-8")
    claim = {"doc": "one.txt", "start": 15, "end": 38, "subject": "Meta", "metric": "investment", "object": None}
    claim |= {"low": 17e9, "high": 17e9, "unit": "USD", "status": "actual", "speaker": None, "from": None, "to": None}
    (tmp_path / "claims.jsonl").write_text(json.dumps(claim) + "\n", encoding="utf-8")
    annotated = annotated_articles(tmp_path, tmp_path)
    assert measure_accuracy(annotated, claims_read(annotated, read_lexicon("fr"))).f1 == 1.0
