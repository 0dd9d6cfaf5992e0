from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from flows.errors import WorkerLost
from flows.runners.processes import Processes
from tests.flows.processes import all_end
from tests.flows.runners.steps import Panic, panic


def _is_first_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


@pytest.fixture(scope="module")
def workers() -> Iterator[Processes]:
    started = Processes(2, _is_first_thread)
    yield started
    started.end()


def test_several_threads_may_ask_at_once(workers: Processes) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda number: workers.run(abs, -number), range(40))) == list(range(40))


def test_a_step_runs_on_the_thread_of_polars(workers: Processes) -> None:
    assert not workers.run(_is_first_thread)


def test_what_a_step_raises_says_where(workers: Processes) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        workers.run(divmod, 1, 0)
    assert "In a worker process" in caught.value.__notes__[0]


def test_what_a_step_prints_is_no_answer(workers: Processes) -> None:
    assert workers.run(print, "bonjour") is None
    assert workers.run(abs, -2) == 2


def test_a_panic_is_no_end_of_the_process(workers: Processes) -> None:
    with pytest.raises(Panic, match="index out of bounds"):
        workers.run(panic)


def test_those_that_wait_for_a_step_hear_of_the_end() -> None:
    workers = Processes(6, _is_first_thread)
    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(workers.run, time.sleep, 60) for _ in range(6)]
        while not workers._idle.empty():
            time.sleep(0.01)
        workers.end()
    for each in asked:
        with pytest.raises(WorkerLost, match="were ended before the work was done"):
            each.result()


def test_once_ended_none_is_started_anew() -> None:
    workers = Processes(1, _is_first_thread)
    workers.end()
    with pytest.raises(WorkerLost, match="were ended before the work was done"):
        workers.run(abs, -1)
    workers.end()
    assert not workers.alive


def test_they_end_with_the_process_that_started_them(children_of: Callable[[int], list[int]]) -> None:
    code = (
        "import time; from flows.runners.processes import Processes\n"
        "workers = Processes(2, time.sleep, 60); print('started', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        started = children_of(process.pid)
        assert len(started) == 2
        process.kill()
    assert all_end(started, seconds=10)
