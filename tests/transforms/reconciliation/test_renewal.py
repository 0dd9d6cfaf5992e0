from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.transforms.reconciliation.test_history import HEADS, by_chance, frames
from transforms.reconciliation import renewal
from transforms.reconciliation.facts import Facts, group_facts
from transforms.reconciliation.renewal import Made, make_facts

HIRES = {"metric": "hires", "unit": None}
TOLD: list[dict[str, Any]] = [
    {"low": 10e9, "published_on": date(2025, 1, 1)},
    {"low": 12e9, "published_on": date(2025, 2, 1), "speaker_id": "person/head"},
    {"low": 300.0, "published_on": date(2025, 1, 5), **HIRES},
    {"low": 320.0, "published_on": date(2025, 3, 5), **HIRES},
    {"low": 2e9, "subject_id": "organization/b", "published_on": date(2025, 4, 1)},
]
LATER: dict[str, Any] = {"low": 15e9, "published_on": date(2025, 5, 1)}


def changed(number: int, **values: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - of any column
    return [claim | values if place == number else claim for place, claim in enumerate(TOLD)]


@pytest.mark.parametrize(
    ("after", "made_again"),
    [
        pytest.param(TOLD, 0, id="nothing changed: nothing is made"),
        pytest.param([*TOLD, LATER], 3, id="another claim of a statement: all of the statement"),
        pytest.param([*TOLD, LATER | {"subject_id": "organization/new"}], 1, id="a statement of its own"),
        pytest.param(TOLD[:-1], 0, id="the only claim of a statement is gone, and its facts"),
        pytest.param(changed(3, low=330.0), 2, id="another value"),
        pytest.param(changed(3, vague=True), 2, id="a value that is vague now"),
        pytest.param(changed(3, published_precision="month"), 2, id="a month where a day was"),
        pytest.param(changed(3, story_id=f"{2:032d}"), 2, id="a text that proves a copy of another"),
        pytest.param(changed(4, denied=True), 1, id="somebody denies it"),
    ],
)
def test_only_statements_that_changed_are_made_again_with_the_same_result(
    after: list[dict[str, Any]], made_again: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = make_facts(*frames(*TOLD))
    given: list[int] = []

    def counted(claims: pl.DataFrame, *others: pl.DataFrame) -> Facts:
        given.append(claims.height)
        return group_facts(claims, *others)

    monkeypatch.setattr(renewal, "group_facts", counted)
    renewed = make_facts(*frames(*after), before)
    assert given == [made_again]
    assert_same(renewed, make_facts(*frames(*after)))


def test_who_speaks_for_the_subject_counts() -> None:
    claims, objections, figures, documents, relations = frames(*TOLD)
    nobody = relations.clear()
    before = make_facts(claims, objections, figures, documents, nobody)
    after = make_facts(claims, objections, figures, documents, HEADS, before)
    assert_same(after, make_facts(claims, objections, figures, documents, HEADS))
    marks = [made.statements.sort("subject_id", "metric")["mark"].to_list() for made in (before, after)]
    assert [old == new for old, new in zip(*marks, strict=True)] == [True, False, True]


def test_claims_by_chance_give_the_same_facts_as_made_from_nothing() -> None:
    for seed in range(3):
        claims, objections, figures, documents, relations = by_chance(seed, 60)
        before = make_facts(claims.gather_every(2), objections, figures, documents, relations)
        renewed = make_facts(claims, objections, figures, documents, relations, before)
        assert_same(renewed, make_facts(claims, objections, figures, documents, relations))


def assert_same(one: Made, other: Made) -> None:
    assert one.facts.height
    assert_frame_equal(one.statements, other.statements, check_row_order=False)
    for left, right in zip(one[1:], other[1:], strict=True):
        assert_frame_equal(left, right)
