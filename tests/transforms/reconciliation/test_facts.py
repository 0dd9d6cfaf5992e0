from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from schemas import CLAIMS, OBJECTIONS, RELATIONS
from schemas.model import Vocabulary
from schemas.vocabularies import AGREEMENTS, BOUNDS, CLAIM_ROLES, FACT_RELATIONS, PREFERRED_RULES, STATUSES
from transforms.reconciliation.facts import Facts, group_facts

FOLDER = Path(__file__).parents[2] / "cases" / "facts"
CASES: list[dict[str, Any]] = [
    json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
]
DOCUMENTS = {
    "doc_id": pl.String,
    "story_id": pl.String,
    "published_on": pl.Date,
    "published_precision": pl.String,
}
HEADS = RELATIONS.conform(
    pl.DataFrame(
        {
            "subject_id": ["person/head"],
            "relation": ["head_of"],
            "object_id": ["organization/a"],
            "valid_from": [None],
            "valid_to": [None],
            "origin": ["lexicon"],
        }
    )
)


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def frames(case: dict[str, Any]) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Claims, objections, figures and documents of a case; what a claim does not say has a usual value."""
    claims, figures, documents, objections = [], [], [], []
    for number, claim in enumerate(case["claims"]):
        name = f"{number:02d}"
        claims.append(
            {
                "claim_id": name,
                "figure_id": name,
                "doc_id": claim.get("text", name),
                "subject_id": claim.get("subject", "organization/a"),
                "metric": claim.get("metric", "investment"),
                "object_id": claim.get("object"),
                "qualifier": claim.get("qualifier"),
                "low": claim["low"],
                "high": claim["high"],
                "unit": claim.get("unit", "USD"),
                "bound": claim.get("bound", "exact"),
                "period_start": day(claim.get("from")),
                "period_end": day(claim.get("to")),
                "status": claim.get("status", "planned"),
                "speaker_id": claim.get("speaker"),
                "rule": "case/former" if claim.get("former") else "case",
                "confidence": claim.get("confidence"),
                "corrected_by": None,
            }
        )
        figures.append({"figure_id": name, "vague": claim.get("vague", False)})
        documents.append(
            {
                "doc_id": claim.get("text", name),
                "story_id": claim.get("story", claim.get("text", name)),
                "published_on": day(claim.get("on")),
                "published_precision": claim.get("precision", "day"),
            }
        )
        if claim.get("denied"):
            objections.append(
                {
                    "objection_id": name,
                    "claim_id": name,
                    "speaker_id": None,
                    "doc_id": name,
                    "start_char": 0,
                    "end_char": 1,
                }
            )
    return (
        CLAIMS.conform(pl.DataFrame(claims, infer_schema_length=None)),
        OBJECTIONS.conform(pl.DataFrame(objections)) if objections else OBJECTIONS.empty(),
        pl.DataFrame(figures),
        pl.DataFrame(documents, schema=DOCUMENTS).unique("doc_id", maintain_order=True),
    )


def in_order_of_claims(facts: Facts) -> list[dict[str, Any]]:
    first = facts.fact_claims.group_by("fact_id").agg(pl.col("claim_id").min())
    return facts.facts.join(first, on="fact_id").sort("claim_id").to_dicts()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_claims_make_the_facts_of_the_case(case: dict[str, Any]) -> None:
    claims, objections, figures, documents = frames(case)
    made = group_facts(claims, objections, figures, documents, HEADS)
    facts = in_order_of_claims(made)
    assert len(facts) == len(case["facts"])
    for fact, wanted in zip(facts, case["facts"], strict=True):
        assert {name: fact[name] for name in wanted} == wanted
    if "roles" in case:
        assert made.fact_claims.sort("claim_id")["role"].to_list() == case["roles"]
    if "links" in case:
        assert sorted(made.fact_links["relation"]) == case["links"]


@pytest.mark.parametrize(
    ("column", "vocabulary"),
    [
        pytest.param("agreement", AGREEMENTS, id="labels"),
        pytest.param("preferred_rule", PREFERRED_RULES, id="rules"),
        pytest.param("bound", BOUNDS, id="bounds"),
        pytest.param("status", STATUSES, id="statuses"),
    ],
)
def test_every_label_rule_bound_and_status_has_a_case(column: str, vocabulary: Vocabulary) -> None:
    usual = {"status": "planned", "bound": "exact"}
    rows = [row for case in CASES for row in (*case["facts"], *case["claims"])]
    assert {row.get(column, usual.get(column)) for row in rows} - {None} == set(vocabulary.values)


def test_every_role_and_link_has_a_case() -> None:
    assert {role for case in CASES for role in case.get("roles", ())} == set(CLAIM_ROLES.values)
    assert {link for case in CASES for link in case.get("links", ())} == set(FACT_RELATIONS.values)
    assert any(claim.get("vague") for case in CASES for claim in case["claims"])


def test_the_facts_do_not_depend_on_the_order_of_rows() -> None:
    merged = {"claims": [claim for case in CASES for claim in case["claims"]]}
    claims, objections, figures, documents = frames(merged)
    facts = group_facts(claims, objections, figures, documents, HEADS)
    for seed in range(4):
        mixed = [
            frame.sample(fraction=1, shuffle=True, seed=seed) for frame in (claims, objections, figures, documents)
        ]
        again = group_facts(mixed[0], mixed[1], mixed[2], mixed[3], HEADS)
        for one, other in zip(facts, again, strict=True):
            assert_frame_equal(one, other)


def test_every_claim_belongs_to_one_fact_and_the_counts_add_up() -> None:
    merged = {"claims": [claim for case in CASES for claim in case["claims"]]}
    claims, objections, figures, documents = frames(merged)
    made = group_facts(claims, objections, figures, documents)
    assert made.fact_claims["claim_id"].sort().to_list() == claims["claim_id"].sort().to_list()
    assert made.facts["claims"].sum() == claims.height


def test_no_claims_make_no_facts() -> None:
    made = group_facts(
        CLAIMS.empty(),
        OBJECTIONS.empty(),
        pl.DataFrame(schema={"figure_id": pl.String, "vague": pl.Boolean}),
        pl.DataFrame(schema=DOCUMENTS),
    )
    assert [frame.height for frame in made] == [0, 0, 0]
