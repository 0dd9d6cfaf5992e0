"""Processes of the build's own, a core each: Polars on two threads gains little on this work, two processes all.

They are started beside the imports of the build and need none of Prefect's, nor a scheduler.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock
from typing import TypeVar, TypeVarTuple, cast

from flows.errors import WorkerLost
from flows.runners.runner import TRIES

Arguments = TypeVarTuple("Arguments")
R = TypeVar("R")

ENVIRONMENT = {
    "POLARS_MAX_THREADS": "1",
    # Memory that one step frees the next one needs: giving it back to the system in between costs a tenth of the time,
    # and waking a thread at each release, which would do so, another tenth. What no step needs for some seconds goes
    # back, that a worker does not grow with the shards that it reads; large columns are kept as small ones are.
    "_RJEM_MALLOC_CONF": "background_thread:false,dirty_decay_ms:2000,muzzy_decay_ms:0,oversize_threshold:0",
}
"""What a worker has set besides what this process has: one core each."""


def work_alone() -> None:
    """Readies this process to work as a worker does, on one core: of a short text that is the fastest.

    Nothing changes where Polars has been imported, which reads its settings then.
    """
    if "polars" not in sys.modules:
        for name, value in ENVIRONMENT.items():
            os.environ.setdefault(name, value)


class _Ended(Exception):  # noqa: N818 - it may be no error of the program
    """A worker ended before it answered; the message says how."""


class _Worker:
    """One process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "flows.runners.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ENVIRONMENT},
            # An interrupt in the terminal is for the build, which ends this.
            process_group=0,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._replies = self._process.stdin, self._process.stdout
        self._owed = 0

    def order(self, step: Callable[[*Arguments], object], *args: *Arguments) -> None:
        """Has the step begun; its result is passed over, and an end of the process shows when it is asked."""
        with suppress(_Ended):
            self._send(step, args)
        self._owed += 1

    def ask(self, step: Callable[[*Arguments], R], *args: *Arguments) -> R:
        """The step's result. Raises what the step raises, and `_Ended`."""
        self._send(step, args)
        for _ in range(self._owed):
            self._receive()
        self._owed = 0
        returned, result = self._receive()
        if returned:
            return cast("R", result)
        raise cast("Exception", result)

    def end(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._replies):
            # By what was not sent yet.
            with suppress(BrokenPipeError):
                pipe.close()

    def _send(self, step: Callable[..., object], args: tuple[object, ...]) -> None:
        try:
            self._requests.write(pickle.dumps((step, args)))
            self._requests.flush()
        # The second where we ended it ourselves.
        except (BrokenPipeError, ValueError) as error:
            raise _Ended(self._how()) from error

    def _receive(self) -> tuple[bool, object]:
        try:
            return pickle.load(self._replies)  # type: ignore[no-any-return]
        # The last where we ended it ourselves.
        except (EOFError, pickle.UnpicklingError, ValueError) as error:
            raise _Ended(self._how()) from error

    def _how(self) -> str:
        code = self._process.wait()
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


class Processes:
    """Processes that do steps for this one, and end with it."""

    def __init__(self, places: int, warm_up: Callable[[*Arguments], object], *args: *Arguments) -> None:
        """Starts so many, each with `warm_up(*args)`, and does not wait."""
        self.places = places
        self._warm_up: Callable[[_Worker], None] = lambda worker: worker.order(warm_up, *args)
        self._starting = Lock()
        self._ended = False
        self._all: set[_Worker] = set()
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(places):
            self._idle.put(self._start())

    def run(self, step: Callable[[*Arguments], R], *args: *Arguments) -> R:
        """The step's result, once a process is free; may be called by several threads.

        Raises what the step raises, and `WorkerLost` where it cost every process that tried it its life.
        """
        tries = 0
        while True:
            worker = self._idle.get()
            tries += 1
            try:
                return worker.ask(step, *args)
            except _Ended as how:
                worker.end()
                worker = self._start(instead_of=worker)
                if tries == TRIES:
                    message = f"{tries} worker processes in turn ended over the same step, the last {how}"
                    raise WorkerLost(message) from None
            finally:
                self._idle.put(worker)

    def end(self) -> None:
        """Ends them all at once, busy or not."""
        with self._starting:
            self._ended = True
            # Those that wait for them in other threads replace what has ended.
            workers = list(self._all)
        for worker in workers:
            worker.end()

    @property
    def alive(self) -> bool:
        """Whether they were not ended."""
        return not self._ended

    def _start(self, instead_of: _Worker | None = None) -> _Worker:
        with self._starting:
            self._all -= {instead_of}
            if self._ended:
                # Those that work in other threads must not start anew what was just ended.
                raise WorkerLost("the worker processes were ended before the work was done")
            worker = _Worker()
            self._all.add(worker)
        self._warm_up(worker)
        return worker
