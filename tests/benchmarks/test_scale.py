"""The plan's arithmetic, and clusters whose workers die."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.scale.cluster import Cluster, run
from benchmarks.scale.page import _FACTS, tables, update_page
from benchmarks.scale.plan import Plan, read_prices
from benchmarks.scale.rates import Rates, rates_of
from benchmarks.scale.simulation import extraction, facts
from benchmarks.scale.skew import claims_of_subjects, part_by_subject
from tests.benchmarks.measured import FACTS, build, results

_PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
RATES = Rates(
    shard_seconds=0.5,
    release_seconds=0.1,
    texts=600,
    claims=300,
    source=1.0,
    landing=0.5,
    staging=1.0,
    release=0.5,
    story_seconds=2e-5,
    fact_seconds=1e-5,
    memory=2_000,
)
TERABYTE = Plan(1e6, RATES)


def test_rates_are_those_of_a_build_and_of_the_largest_run_of_facts() -> None:
    rates = rates_of(results(), build(2, 8.0), FACTS)
    # 6 s of 8 on two cores for 20 MB; 12 s of the processor, all but these; 6,000 texts.
    assert (rates.shard_seconds, rates.release_seconds, rates.texts) == (0.6, 0.1, 300)
    assert (rates.source, rates.staging, rates.release) == (1.1, 0.5, 0.5)
    assert rates.story_seconds == pytest.approx(2e-5)
    assert rates.fact_seconds == pytest.approx(1e-5)
    assert rates.memory == 2_000


def test_hours_cores_bytes_and_requests_follow_from_the_rates() -> None:
    assert (TERABYTE.shards, TERABYTE.parts) == (15_625, 600)
    assert TERABYTE.shard_hours == pytest.approx(1e6 * 0.5 / 3600)
    assert TERABYTE.story_hours == pytest.approx(6e8 * 2e-5 / 3600)
    assert TERABYTE.fact_hours == pytest.approx(3e8 * 1e-5 / 3600)
    # 139 hours, of cores that are busy 85 % of an hour.
    assert (TERABYTE.cores(1), TERABYTE.cores(24)) == (164, 7)
    assert TERABYTE.bytes_written == pytest.approx(2.0e12)
    assert TERABYTE.bytes_read == pytest.approx(4.0e12)
    assert TERABYTE.puts == pytest.approx(15_625 * 12 + 2e12 / 64e6)
    assert TERABYTE.exchange_direct == 15_625 * 600
    assert TERABYTE.exchange_in_two == 15_625 + 125 * 600
    smaller = replace(TERABYTE, shard=16.0)
    assert (smaller.shards, smaller.shard_hours) == (62_500, TERABYTE.shard_hours)


def test_prices_add_up_from_units_that_can_be_set() -> None:
    prices = dict.fromkeys(read_prices(), 0.0)
    assert set(TERABYTE.prices(prices).values()) == {0.0}
    of_cores = TERABYTE.prices({**prices, "core_hour": 2.0})
    assert of_cores["cores"] == pytest.approx(2 * TERABYTE.hours / 0.85)
    kept = TERABYTE.prices({**prices, "gigabyte_month": 1.0})
    assert kept["a month of what stays"] == pytest.approx(1_000)


def test_without_deaths_and_stragglers_the_work_is_shared_out() -> None:
    outcome = run(np.full(100, 60.0), Cluster(10, stragglers=0.0))
    assert (outcome.seconds, outcome.work, outcome.lost, outcome.deaths) == (600.0, 6_000.0, 0.0, 0)
    assert outcome.busy(10) == 1.0


def test_a_worker_that_dies_costs_the_task_that_it_did_and_nothing_else() -> None:
    tasks = np.full(2_000, 60.0)
    calm = run(tasks, Cluster(20, stragglers=0.0))
    dying = run(tasks, Cluster(20, stragglers=0.0, deaths_per_hour=1.0))
    assert dying.deaths > 10
    assert dying.tasks == calm.tasks == 2_000
    assert 0 < dying.lost < dying.deaths * 60.0
    assert calm.seconds < dying.seconds < calm.seconds * 1.15
    # However often workers die, each task ends.
    often = run(tasks[:40], Cluster(2, deaths_per_hour=30.0))
    assert often.tasks == 40
    assert often.seconds >= 40 * 60.0 / 2


def test_copies_of_the_last_tasks_spare_the_wait_for_stragglers() -> None:
    tasks = np.full(400, 60.0)
    slow = Cluster(100, stragglers=0.05, slowness=10.0)
    waited, copied = run(tasks, replace(slow, copies=False)), run(tasks, slow)
    assert (waited.copies, waited.lost) == (0, 0.0)
    assert copied.copies > 0
    assert copied.lost > 0
    assert copied.seconds < waited.seconds * 0.7


def test_the_same_seed_gives_the_same_outcome_and_another_seed_another() -> None:
    tasks = np.full(300, 60.0)
    cluster = Cluster(10, deaths_per_hour=0.5)
    assert run(tasks, cluster) == run(tasks, cluster)
    assert run(tasks, cluster) != run(tasks, replace(cluster, seed=2))


def test_a_subject_with_many_claims_makes_its_part_large_unless_it_is_split() -> None:
    claims = claims_of_subjects(1_000_000, 5_000, 1.0)
    assert claims.sum() == pytest.approx(1_000_000, rel=0.01)
    assert claims[0] / claims[1] == pytest.approx(2, rel=0.05)
    whole, split = (part_by_subject(claims, 100, at_most) for at_most in (0.0, 1.0))
    assert whole.largest > whole.first_subject > 10
    assert split.largest < 4
    assert whole.claims.sum() == pytest.approx(split.claims.sum(), rel=0.01)


def test_stages_are_simulated_on_the_workers_that_the_plan_asks_for() -> None:
    workers, outcome = extraction(Plan(20_000, RATES), 0.1, Cluster(1, deaths_per_hour=0.05))
    assert workers == 33
    assert outcome.tasks == 313
    assert 0.085 < outcome.seconds / 3600 < 0.12
    largest, done = facts(Plan(20_000, RATES), 8, 1.0, 1.0, Cluster(1))
    assert largest > 1
    assert done.tasks == 12


def test_the_page_is_made_of_the_measurements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.scale.page.SIZES", {"100 GB": 1e5})
    told = tables(results(), FACTS, read_prices())
    assert "| seconds of a core, reading and extracting | 0.63 | 1.50 |" in told["rates"]
    assert "| shards (tasks) of 64 MB | 1,563 | 1,563 |" in told["plan"]
    assert "core hour 0.04" in told["plan"]
    assert "| news | 2.0 kB | 32 million | 107 GB |" in told["limits"]
    assert (
        "From 10 to 20 MB of text, the peak memory of whole builds went from 0.50 to 0.60 GB: 10.00" in told["limits"]
    )
    assert "| 100 GB, news, 1 h | 64 MB | 21 |" in told["clusters"]
    assert "| 100 GB, news | 1.0 |" in told["skew"]
    page = tmp_path / "scale.md"
    page.write_text(_PAGE.read_text("utf-8"), encoding="utf-8")
    made = update_page(results(), page, {"core_hour": 7.0})
    assert "core hour 7" in made["plan"]
    assert all(table in page.read_text("utf-8") for table in made.values())
    assert json.loads(_FACTS.read_text("utf-8"))[-1]["texts"] >= 1_000_000
