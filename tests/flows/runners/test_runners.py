from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from distributed import LocalCluster
from prefect_dask.task_runners import DaskTaskRunner

from flows.errors import ExitCode, InputError, ServerError, WorkerLost, explain, is_transient
from flows.progress import watched
from flows.runners import cluster
from flows.runners.address import require_answer
from flows.runners.cluster import Cluster
from flows.runners.processes import Processes
from flows.runners.runner import TRIES, Runner
from flows.runners.threads import Threads
from tests.flows.runners.steps import count_and_die, die_once, refuse, refuse_unportably

R = TypeVar("R")

STARTED: dict[str, Callable[[], Runner]] = {
    "processes": lambda: Processes(2, os.getpid),
    # Workers of its own, as of a cluster anywhere: the build tells them from its own by nothing.
    "dask": lambda: Cluster(2),
    "threads": lambda: Threads(2),
}


@pytest.fixture(scope="module", params=STARTED)
def any_runner(request: pytest.FixtureRequest) -> Iterator[Runner]:
    started = STARTED[request.param]()
    yield started
    started.end()
    started.end()


@pytest.fixture
def workers(any_runner: Runner) -> Runner:
    if isinstance(any_runner, Threads):
        pytest.skip("it has no processes")
    return any_runner


def test_a_step_s_result_comes_back(any_runner: Runner) -> None:
    assert any_runner.places == 2
    assert any_runner.run(divmod, 7, 2) == (3, 1)
    assert (any_runner.run(os.getpid) == os.getpid()) == isinstance(any_runner, Threads)


def test_what_a_step_tells_the_user_is_told_wherever_it_runs(any_runner: Runner) -> None:
    with pytest.raises(InputError, match=r"^usine\.txt holds no text\.") as caught:
        any_runner.run(refuse, "usine.txt")
    assert explain(caught.value) == (ExitCode.INPUT, "usine.txt holds no text.")


def test_a_missing_file_is_named_wherever_it_is_missed(any_runner: Runner) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        any_runner.run(os.stat, "/nulle/part")
    assert str(explain(caught.value)[1]).startswith("No such file or directory (/nulle/part)")


def test_an_error_that_does_not_survive_the_way_comes_as_its_text(workers: Runner) -> None:
    with pytest.raises(RuntimeError, match=r"UnportableError: usine\.txt: holds no text"):
        workers.run(refuse_unportably)


def test_a_killed_worker_costs_its_step_a_second_try_and_nothing_else(workers: Runner, tmp_path: Path) -> None:
    assert workers.run(die_once, str(tmp_path)) == "done"
    assert workers.run(abs, -3) == 3


def test_a_step_that_kills_every_worker_is_given_up_for_good(workers: Runner, tmp_path: Path) -> None:
    with pytest.raises(WorkerLost, match=r"3 work.* in turn ended over the same step") as caught:
        workers.run(count_and_die, str(tmp_path))
    assert len(list(tmp_path.iterdir())) == TRIES
    assert workers.run(abs, -4) == 4
    # Else Prefect would have it begun three times more.
    assert not is_transient(caught.value)
    code, sentence = explain(caught.value)
    assert code == ExitCode.UNAVAILABLE
    assert sentence is not None
    assert sentence.endswith("so give fewer --workers or a lower --memory.")


def test_a_worker_with_other_code_does_nothing(monkeypatch: pytest.MonkeyPatch, any_runner: Runner) -> None:
    if not isinstance(any_runner, Cluster):
        pytest.skip("its workers run the code of this process")
    monkeypatch.setattr(cluster, "_code", lambda: "other")
    with pytest.raises(ServerError, match="runs other code than the build"):
        any_runner.run(os.getpid)


def test_a_cluster_elsewhere_is_used_and_left_as_it_is(any_runner: Runner) -> None:
    if not isinstance(any_runner, Cluster):
        pytest.skip("it has no address")
    # Those that a test has killed take a while to come again.
    any_runner._client.wait_for_workers(2, timeout=30)
    there = Cluster(None, any_runner._client.scheduler.address)
    assert there.places == 2
    assert there.run(abs, -5) == 5
    there.end()
    assert any_runner.run(abs, -6) == 6


def test_a_cluster_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cluster._SETTINGS, "distributed.comm.timeouts.connect", "300ms")
    with pytest.raises(ServerError, match=r"The Dask cluster at tcp://127\.0\.0\.1:1 does not answer .*: start its"):
        Cluster(None, "tcp://127.0.0.1:1")
    # Before a build reads anything.
    with pytest.raises(ServerError, match=r"at 127\.0\.0\.1:1 does not answer \(Connection refused\): start"):
        require_answer("127.0.0.1:1")


def test_a_cluster_without_a_worker_is_waited_for_and_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    monkeypatch.setattr(cluster, "_LOOK", 0.1)
    said = io.StringIO()
    start: Any = LocalCluster
    with start(n_workers=0, threads_per_worker=1, dashboard_address="127.0.0.1:0") as there, watched(said):
        address = there.scheduler_address
        with pytest.raises(
            ServerError, match=f"at {address} has no worker, and none came in 0 s: `dask worker {address}"
        ):
            Cluster(None, address)
        assert said.getvalue().startswith(f"Waiting for a worker: the Dask cluster at {address} has none; `dask worker")
        monkeypatch.setattr(cluster, "PATIENCE", 30)
        there.scale(1)
        runner = Cluster(None, address)
        assert runner.run(abs, -7) == 7
        monkeypatch.setattr(cluster, "PATIENCE", 0.2)
        there.scale(0)
        with pytest.raises(ServerError, match="has no worker, and none came"):
            runner.run(time.sleep, 60)
        runner.end()


def test_a_cluster_of_this_machine_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: DaskTaskRunner) -> None:
        message = "Nanny failed to start."
        raise RuntimeError(message)

    monkeypatch.setattr(DaskTaskRunner, "__enter__", fail)
    with pytest.raises(ServerError, match=r"The Dask cluster of this machine does not answer \(Nanny .*: try --runner"):
        Cluster(2)
