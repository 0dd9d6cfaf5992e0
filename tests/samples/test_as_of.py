"""What the samples' release tells of a day is what the texts published by then make, and nothing told later."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from transforms.reconciliation.facts import group_facts
from transforms.reconciliation.history import STATE, known_days
from warehouse.layout import Warehouse
from warehouse.publish import find_release
from warehouse.query import run_query
from warehouse.release import read_rows

pytestmark = pytest.mark.xdist_group("samples")

DAYS = [date(2025, 1, 1) + timedelta(days=day) for day in random.Random(11).sample(range(300), 8)]


@pytest.fixture(scope="module")
def release(sample_depot: str) -> Path:
    return find_release(Warehouse(sample_depot))


@pytest.mark.parametrize("day", [date(2024, 12, 31), *DAYS, date(2026, 1, 1)], ids=str)
def test_facts_as_of_a_day_are_those_of_the_texts_published_by_then(release: Path, day: date) -> None:
    claims, objections, figures, documents, relations = (
        read_rows(release, name) for name in ("claims", "objections", "figures", "documents", "relations")
    )
    known = known_days(documents).filter(pl.col("known_on") <= day)
    expected = group_facts(
        claims.join(known, on="doc_id", how="semi"),
        objections.join(known, on="doc_id", how="semi"),
        figures,
        documents.join(known, on="doc_id", how="semi"),
        relations,
    ).facts
    told = run_query(release, f"FROM facts_as_of('{day}')")
    columns = ["fact_id", *STATE]
    assert_frame_equal(told.select(columns).sort("fact_id"), expected.select(columns), check_dtypes=told.height > 0)


def test_undated_texts_are_listed_apart(release: Path) -> None:
    undated = run_query(release, "FROM undated_claims")
    assert undated.height > 0
    counted = run_query(release, "SELECT sum(undated_claims) AS claims FROM facts_as_of('2026-01-01')")["claims"].item()
    elsewhere = run_query(
        release,
        "SELECT count(*) AS claims FROM undated_claims WHERE fact_id NOT IN (SELECT fact_id FROM fact_history)",
    )["claims"].item()
    assert counted + elsewhere == undated.height


def test_what_changed_since_a_day_is_what_differs_from_it(release: Path) -> None:
    state = f"SELECT fact_id, {', '.join(STATE)} FROM facts_as_of"
    since = run_query(release, "FROM changes_since('2025-08-22')")
    new = f"SELECT fact_id FROM ({state}('2026-01-01') EXCEPT {state}('2025-08-22'))"
    assert set(since["fact_id"]) == set(run_query(release, new)["fact_id"])
    before = set(run_query(release, "FROM facts_as_of('2025-08-22')")["fact_id"])
    assert {fact for fact, what in since.select("fact_id", "what").iter_rows() if what == "new"} == (
        set(since["fact_id"]) - before
    )


def test_the_raised_budget_is_known_once_it_was_told(release: Path) -> None:
    told = "SELECT low, high, agreement FROM facts_as_of('{}') WHERE subject = 'Meta' AND metric = 'investment' "
    told += "AND period_end = '2025-12-31' AND object IS NULL AND qualifier IS NULL"
    assert run_query(release, told.format("2025-07-30")).is_empty()
    assert run_query(release, told.format("2025-07-31")).rows() == [(66e9, 72e9, "revised")]
