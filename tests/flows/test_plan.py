from __future__ import annotations

import pytest

from flows import plan as module
from flows.errors import UsageError
from flows.plan import CLAIMS, COMMAND, HELD, INDEX, LEAST_SHARD_BYTES, WORKER, plan_build
from flows.resources import Resources
from warehouse.shards import SHARD_BYTES

GIGABYTE = 1_000_000_000


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight cores and 32 GB."""
    monkeypatch.setattr(module, "machine_cores", lambda: 8)
    monkeypatch.setattr(module, "machine_memory", lambda: 32 * GIGABYTE)


def test_without_a_ceiling_each_core_reads_full_shards() -> None:
    plan = plan_build(Resources(), GIGABYTE)
    assert (plan.runner, plan.workers, plan.shard_bytes) == ("processes", 8, SHARD_BYTES)


@pytest.mark.parametrize("ceiling", [2.4, 2.5, 3, 5, 8, 16])
def test_what_is_planned_stays_below_the_ceiling(ceiling: float) -> None:
    plan = plan_build(Resources(memory=int(ceiling * GIGABYTE)), GIGABYTE)
    assert plan.workers is not None
    command = COMMAND + INDEX * GIGABYTE
    assert command + plan.workers * (WORKER + HELD * plan.shard_bytes) <= ceiling * GIGABYTE
    assert command + CLAIMS * GIGABYTE + plan.release_bytes <= ceiling * GIGABYTE
    assert LEAST_SHARD_BYTES <= plan.shard_bytes <= SHARD_BYTES


def test_little_text_or_a_single_worker_needs_no_process() -> None:
    assert plan_build(Resources(), 1_000_000).runner == "threads"
    assert plan_build(Resources(workers=1), GIGABYTE).runner == "threads"
    assert plan_build(Resources(runner="processes", workers=1), 1_000).runner == "processes"


def test_a_ceiling_too_low_says_what_would_do() -> None:
    with pytest.raises(UsageError, match=r"--memory 0\.5GB is too little: a build needs 1\.4GB at least") as caught:
        plan_build(Resources(memory=GIGABYTE // 2), 1_000_000)
    assert plan_build(Resources(memory=int(1.4 * GIGABYTE)), 1_000_000).workers == 2
    assert "--workers" not in str(caught.value)


def test_more_text_needs_more_for_its_index_and_its_claims() -> None:
    for size, held in ((10 * GIGABYTE, 0), (1_000_000, 10 * GIGABYTE)):
        with pytest.raises(UsageError, match=r"a build needs 11\.4GB at least"):
            plan_build(Resources(memory=2 * GIGABYTE), size, held)


def test_more_workers_than_the_ceiling_holds_are_refused() -> None:
    with pytest.raises(UsageError, match=r"8 workers need 2\.7GB at least\. Give --memory 2\.7GB or --workers 5\."):
        plan_build(Resources(workers=8, memory=2 * GIGABYTE), 1_000_000)


def test_a_cluster_elsewhere_knows_its_workers_and_has_memory_of_its_own() -> None:
    plan = plan_build(Resources("dask", dask_address="tcp://10.0.0.5:8786", memory=3 * GIGABYTE), GIGABYTE)
    assert (plan.workers, plan.shard_bytes) == (None, SHARD_BYTES)
    assert plan_build(Resources("dask", 100, "tcp://10.0.0.5:8786", 3 * GIGABYTE), GIGABYTE).workers == 100


@pytest.mark.parametrize(
    ("size", "places", "shards"),
    [
        pytest.param(1_000_000, 4, 1, id="too little to be cut"),
        pytest.param(20_000_000, 2, 2, id="one each"),
        pytest.param(40_000_000, 2, 4, id="as many for each"),
        pytest.param(9_000_000, 8, 5, id="not below the least"),
    ],
)
def test_shards_are_equal_so_that_no_place_idles(size: int, places: int, shards: int) -> None:
    cut = plan_build(Resources(), size).cut(size, places)
    assert -(-size // cut) == shards
