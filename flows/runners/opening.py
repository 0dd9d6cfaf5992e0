"""The runner of a build: opened for its shards, and ended with the last of them, since it holds memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVarTuple

from flows.plan import Plan
from flows.runners.processes import Processes
from flows.runners.runner import Runner
from flows.runners.threads import Threads

Arguments = TypeVarTuple("Arguments")

_STARTED: ContextVar[Processes | None] = ContextVar("started", default=None)


@contextmanager
def started(plan: Plan, warm_up: Callable[[*Arguments], object], *args: *Arguments) -> Iterator[None]:
    """Processes start beside what is in the context, each with `warm_up(*args)`, where the plan is to have some.

    `opened` takes them.
    """
    processes = Processes(plan.workers or 1, warm_up, *args) if plan.runner == "processes" else None
    token = _STARTED.set(processes)
    try:
        yield
    finally:
        _STARTED.reset(token)
        if processes is not None:
            processes.end()


@contextmanager
def opened(plan: Plan, warm_up: Callable[[*Arguments], object], *args: *Arguments) -> Iterator[Runner]:
    """The runner of the plan, as long as the context lasts."""
    runner = _open(plan, warm_up, *args)
    try:
        yield runner
    finally:
        runner.end()


def _open(plan: Plan, warm_up: Callable[[*Arguments], object], *args: *Arguments) -> Runner:
    if plan.runner == "dask":
        from flows.runners.cluster import Cluster

        return Cluster(plan.workers, plan.dask_address)
    ready = _STARTED.get()
    if ready is not None and ready.alive:
        # Also for so little that none would have been started for it: all of it may be there but what is new.
        return ready
    if plan.runner == "processes":
        return Processes(plan.workers or 1, warm_up, *args)
    return Threads(plan.workers or 1)
