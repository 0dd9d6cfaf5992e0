from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows import workers as module
from flows.workers import LEAST_BYTES, TRIES, WorkerLost, Workers, at_work
from tests.flows.processes import all_end


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    started = Workers(os.getpid)
    yield started
    started.end()


def _is_first_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _die_once(marks: str) -> str:
    """Kills its own process, the first time that it is called."""
    mark = Path(marks) / "died"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def _count_and_die(marks: str) -> None:
    (Path(marks) / str(time.monotonic_ns())).touch()
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_step_runs_in_another_process_and_its_result_comes_back(workers: Workers) -> None:
    assert workers.run(os.getpid) != os.getpid()
    assert workers.run(divmod, 7, 2) == (3, 1)


def test_several_threads_may_ask_at_once(workers: Workers) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda number: workers.run(abs, -number), range(40))) == list(range(40))


def test_a_step_runs_on_the_thread_of_polars(workers: Workers) -> None:
    assert not workers.run(_is_first_thread)


def test_what_a_step_raises_is_raised_here_and_says_where(workers: Workers) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        workers.run(divmod, 1, 0)
    assert "In a worker process" in caught.value.__notes__[0]
    assert workers.run(abs, -1) == 1


def test_what_a_step_prints_is_no_answer(workers: Workers) -> None:
    assert workers.run(print, "bonjour") is None
    assert workers.run(abs, -2) == 2


def test_a_killed_process_costs_its_step_a_second_try_and_nothing_else(workers: Workers, tmp_path: Path) -> None:
    assert workers.run(_die_once, str(tmp_path)) == "done"
    assert workers.run(abs, -3) == 3


def test_a_step_that_kills_every_process_is_given_up(workers: Workers, tmp_path: Path) -> None:
    with pytest.raises(WorkerLost, match="ended before its work was done"):
        workers.run(_count_and_die, str(tmp_path))
    assert len(list(tmp_path.iterdir())) == TRIES
    assert workers.run(abs, -4) == 4


def test_little_text_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORKERS", 2)
    with at_work(LEAST_BYTES - 1, os.getpid) as few:
        assert few is None
    with at_work(LEAST_BYTES, os.getpid) as many, at_work(LEAST_BYTES, os.getpid) as same:
        assert many is same is not None


def test_they_end_with_the_process_that_started_them(children_of: Callable[[int], list[int]]) -> None:
    code = (
        "import time; from flows.workers import Workers\n"
        "workers = Workers(time.sleep, 60); print('started', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        started = children_of(process.pid)
        assert started
        process.kill()
    assert all_end(started, seconds=10)
