from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from schemas import CLAIMS, FACT_CLAIMS, FACTS, RELATIONS
from transforms.reconciliation.totals import MEASURES, count_totals

FILE = Path(__file__).parents[2] / "cases" / "totals" / "left_out.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def frames(case: dict[str, Any]) -> Frames:
    """Facts of one claim each; what a case does not say has a usual value."""
    rows = [
        {
            "fact_id": fact["id"],
            "claim_id": fact["id"],
            "figure_id": fact["id"],
            "doc_id": "d",
            "vague": fact.get("vague", False),
            "subject_id": fact.get("subject", "organization/a"),
            "metric": fact.get("metric", "investment"),
            "object_id": fact.get("object"),
            "qualifier": fact.get("qualifier"),
            "unit": fact.get("unit", "USD"),
            "period_start": day(fact.get("from")),
            "period_end": day(fact.get("to")),
            "low": fact["low"],
            "high": fact["high"],
            "bound": "exact",
            "status": fact.get("status", "planned"),
            "claims": 1,
            "stories": 1,
            "first_published_on": None,
            "last_published_on": None,
            "agreement": fact.get("agreement", "single"),
            "preferred_rule": "only_value",
            "role": "supports",
        }
        for fact in case["facts"]
    ]
    empty = {"speaker_id": None, "rule": "case", "confidence": None, "corrected_by": None, "change": None}
    made = pl.DataFrame(rows, infer_schema_length=None).with_columns(
        pl.lit(value).alias(name) for name, value in empty.items()
    )
    relations = [
        {
            "subject_id": part,
            "relation": relation,
            "object_id": whole,
            "valid_from": None,
            "valid_to": day(ended[0]) if ended else None,
            "origin": "lexicon",
        }
        for part, relation, whole, *ended in case["relations"]
    ]
    return (
        FACTS.conform(made),
        FACT_CLAIMS.conform(made),
        CLAIMS.conform(made),
        made.select("figure_id", "vague"),
        RELATIONS.conform(pl.DataFrame(relations)) if relations else RELATIONS.empty(),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_would_count_twice_is_left_out(case: dict[str, Any]) -> None:
    made = count_totals(*frames(case)).filter(subject_id=case["of"])
    if case["left_out"] is None:
        assert made.is_empty()
        return
    assert set(made["fact_id"]) == {fact["id"] for fact in case["facts"]} - (
        {"a"} if case["of"] == "site/abilene" else set()
    )
    left_out = made.filter(pl.col("outcome") != "counted")
    assert {
        fact: [why, instead] for fact, why, instead in left_out.select("fact_id", "outcome", "instead_id").rows()
    } == (case["left_out"])
    assert made.filter(outcome="counted")["instead_id"].null_count() == made.filter(outcome="counted").height


def test_the_order_of_rows_does_not_matter() -> None:
    given = frames(
        {
            "facts": [
                {**fact, "id": f"{number}{fact['id']}", "subject": fact.get("subject", f"organization/{number % 3}")}
                for number, case in enumerate(CASES)
                for fact in case["facts"]
            ],
            "relations": [relation for case in CASES for relation in case["relations"]],
        }
    )
    made = count_totals(*given)
    for seed in range(5):
        mixed = [frame.sample(fraction=1, shuffle=True, seed=seed) for frame in given]
        assert_frame_equal(count_totals(mixed[0], mixed[1], mixed[2], mixed[3], mixed[4]), made)


def test_every_measure_is_described() -> None:
    from schemas.vocabularies import MEASURES as DESCRIBED

    assert set(MEASURES.values()) == set(DESCRIBED.values)


def test_parts_of_parts_belong_to_the_whole_and_circles_end() -> None:
    made = count_totals(
        *frames(
            {
                "facts": [{"id": "a", "low": 1, "high": 1, "subject": "site/1"}],
                "relations": [[f"site/{n}", "part_of", f"site/{n % 3 + 1}"] for n in (1, 2, 3)],
            }
        )
    )
    assert sorted(made["subject_id"]) == ["site/1", "site/2", "site/3"]
