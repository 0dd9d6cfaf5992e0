"""The worker processes of a build: Polars on two threads gains little on this work, two processes all there is."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from queue import SimpleQueue
from typing import TypeVar, TypeVarTuple, cast

Arguments = TypeVarTuple("Arguments")
R = TypeVar("R")

WORKERS = min(4, os.cpu_count() or 1)
"""How many at most. Each holds a shard in memory."""

LEAST_BYTES = 4_000_000
"""Below so much text the start of the processes, a second each, costs more than they save."""

TRIES = 3
"""How often a step is begun whose worker was killed."""

ENVIRONMENT = {
    "POLARS_MAX_THREADS": "1",
    # Memory that one step frees the next one needs: giving it back to the system in between costs a tenth of the time.
    "_RJEM_MALLOC_CONF": "dirty_decay_ms:-1,muzzy_decay_ms:-1",
}
"""What a worker has set besides what this process has: one core each."""


class WorkerLost(OSError):  # noqa: N818 - it may be no error of the program
    """A worker ended before it answered, as one does that the system kills for its memory."""


class _Worker:
    """One process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "flows.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ENVIRONMENT},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._replies = self._process.stdin, self._process.stdout
        self._owed = 0

    def order(self, step: Callable[[*Arguments], object], *args: *Arguments) -> None:
        """Has the step begun; its result is passed over."""
        self._send(step, args)
        self._owed += 1

    def ask(self, step: Callable[[*Arguments], R], *args: *Arguments) -> R:
        """The step's result. Raises what the step raises, and `WorkerLost`."""
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
        except BrokenPipeError as error:
            raise WorkerLost(self._message()) from error

    def _receive(self) -> tuple[bool, object]:
        try:
            return pickle.load(self._replies)  # type: ignore[no-any-return]
        except (EOFError, pickle.UnpicklingError) as error:
            raise WorkerLost(self._message()) from error

    def _message(self) -> str:
        return f"a worker process ended before its work was done (exit code {self._process.wait()})"


class Workers:
    """Processes that do steps for this one, and end with it."""

    def __init__(self, warm_up: Callable[[*Arguments], object], *args: *Arguments) -> None:
        """Starts them, each with `warm_up(*args)`, and does not wait."""
        self._warm_up: Callable[[_Worker], None] = lambda worker: worker.order(warm_up, *args)
        self._all: list[_Worker] = []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(WORKERS):
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
            except WorkerLost:
                worker.end()
                worker = self._start()
                if tries == TRIES:
                    raise
            finally:
                self._idle.put(worker)

    def end(self) -> None:
        """Ends them all at once, busy or not."""
        for worker in self._all:
            worker.end()

    def _start(self) -> _Worker:
        worker = _Worker()
        self._all.append(worker)
        self._warm_up(worker)
        return worker


_AT_WORK: ContextVar[Workers | None] = ContextVar("workers", default=None)


@contextmanager
def at_work(size: int, warm_up: Callable[[*Arguments], object], *args: *Arguments) -> Iterator[Workers | None]:
    """The processes for `size` bytes of text, or null where they are not worth it; `warm_up(*args)` readies each.

    Inside another such context that has started some, those.
    """
    if WORKERS == 1 or size < LEAST_BYTES:
        yield None
        return
    if running := _AT_WORK.get():
        yield running
        return
    workers = Workers(warm_up, *args)
    token = _AT_WORK.set(workers)
    try:
        yield workers
    finally:
        _AT_WORK.reset(token)
        workers.end()
