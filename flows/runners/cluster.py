"""Shards read on a Dask cluster, through prefect-dask: one of this machine that ends with the build, or any other.

The tasks of the run stay in this process, each waiting for its shard: so a worker needs neither Prefect nor its API,
which on another machine it might not reach, and is up in a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from typing import Any, TypeVar, TypeVarTuple, cast

import polars as pl

from flows.errors import ServerError, WorkerLost
from flows.polars_thread import on_polars_thread
from flows.progress import reporter
from flows.runners.processes import ENVIRONMENT
from flows.runners.runner import TRIES
from flows.runners.worker import portable
from transforms.lexicon import read_lexicon
from warehouse.digests import digest_of
from warehouse.recipe import EXTRACTING, source_digest

Arguments = TypeVarTuple("Arguments")
R = TypeVar("R")

_SETTINGS = {
    # Before the process starts: Polars reads them when it is loaded.
    "distributed.nanny.pre-spawn-environ": ENVIRONMENT,
    "distributed.scheduler.allowed-failures": TRIES - 1,
    "distributed.comm.timeouts.connect": "10s",
    # A step may hold the interpreter for seconds: nothing is wrong with a worker that does not answer meanwhile.
    "distributed.admin.tick.limit": "1h",
}


PATIENCE = 120.0
"""Seconds for which a cluster may be without a worker, as one that starts machines on demand."""
_LOOK = 2.0
"""Seconds after which it is asked whether it has any."""


class Cluster:
    """The workers of a Dask cluster."""

    def __init__(self, places: int | None, address: str | None = None) -> None:
        """Connects to the scheduler at the address, else starts a cluster of so many processes, a core each.

        At most `places` steps are done at a time; where that is null, as many as the workers have threads. Raises
        `flows.errors.ServerError`, also where there is no worker and none comes.
        """
        # Here, since Dask takes a second to import and Prefect two.
        import dask
        from prefect_dask.task_runners import DaskTaskRunner

        self._stack = ExitStack()
        self._where = f"the Dask cluster at {address}" if address else "the Dask cluster of this machine"
        local = {
            "n_workers": places,
            "threads_per_worker": 1,
            # Again: of the settings before, those that this process has set stand, and Polars sets one of them.
            "env": ENVIRONMENT,
            # What a worker may hold is planned (`flows.plan`); Dask would stop giving it work at four fifths.
            "memory_limit": None,
            # Any free port: without an address Dask takes one that another cluster of this machine may have.
            "dashboard_address": "127.0.0.1:0",
            "silence_logs": "CRITICAL",
        }
        with dask.config.set(_SETTINGS):
            runner: Any = DaskTaskRunner(address=address) if address else DaskTaskRunner(cluster_kwargs=local)
            try:
                self._client = self._stack.enter_context(runner).client
            # The last where processes of this machine do not start.
            except (OSError, ValueError, RuntimeError) as error:
                self._stack.close()
                remedy = "start its scheduler, or leave --dask-address out" if address else "try --runner processes"
                message = f"{self._where} does not answer ({error}): {remedy}."
                raise ServerError(message[:1].upper() + message[1:]) from error
        self._remedy = f"`dask worker {address}` starts one" if address else "--runner processes does without"
        self._alone_since: float | None = None
        try:
            while not self._has_workers():
                time.sleep(_LOOK)
        except ServerError:
            self._stack.close()
            raise
        self.places = places or max(1, sum(self._client.nthreads().values()))

    def run(self, step: Callable[[*Arguments], R], *args: *Arguments) -> R:
        """The step's result, once a worker is free; may be called by several threads.

        Raises what the step raises, and `WorkerLost` where it cost every worker that tried it its life, or where the
        scheduler is lost, and `ServerError` where all workers have gone and none comes.
        """
        from distributed import CancelledError, KilledWorker

        # Not pure: of a step that is called for what it writes, Dask would give the result of before.
        future = self._client.submit(_do, _code(), step, args, pure=False)
        try:
            returned, result = self._wait(future)
        except KilledWorker as error:
            message = f"{TRIES} workers of {self._where} in turn ended over the same step"
            raise WorkerLost(message) from error
        except CancelledError as error:
            raise WorkerLost(f"{self._where} ended before the work was done") from error
        except ModuleNotFoundError as error:
            message = f"The workers of {self._where} lack {error.name}: install there what is installed here."
            raise ServerError(message) from error
        if returned:
            return cast("R", result)
        raise cast("Exception", result)

    def _wait(self, future: Any) -> tuple[bool, object]:  # noqa: ANN401 - Dask has no types
        while True:
            try:
                return cast("tuple[bool, object]", future.result(_LOOK))
            except TimeoutError:
                self._has_workers()

    def _has_workers(self) -> bool:
        """Whether there is any; what is done meanwhile is told. Raises `ServerError` where none came for too long."""
        try:
            alone = not self._client.nthreads()
        except OSError:
            # Whether the scheduler is lost, the steps that wait for it will hear.
            return True
        if not alone:
            self._alone_since = None
        elif self._alone_since is None:
            self._alone_since = time.monotonic()
            reporter().note(
                f"Waiting for a worker: {self._where} has none; {self._remedy}. It has {PATIENCE:.0f} s for that."
            )
        elif time.monotonic() - self._alone_since > PATIENCE:
            message = f"{self._where} has no worker, and none came in {PATIENCE:.0f} s: {self._remedy}."
            raise ServerError(message[:1].upper() + message[1:])
        return not alone

    def end(self) -> None:
        """Ends the cluster where it is ours, else leaves it alone."""
        self._stack.close()


@cache
def _code() -> str:
    """Equal where what extracts is: our code, the lexicon, Polars."""
    return digest_of([source_digest(EXTRACTING), read_lexicon().digest, pl.__version__])


def _do(code: str, step: Callable[..., object], args: tuple[Any, ...]) -> tuple[bool, object]:
    """Whether the step returned, and its result or its exception, which Dask might not get here whole."""
    try:
        # What is staged under a recipe must be made by it.
        if _code() != code:
            message = "A Dask worker runs other code than the build: install the same gigawatt and Polars there."
            raise ServerError(message)
        return True, on_polars_thread(step, *args) if pl.thread_pool_size() == 1 else step(*args)
    except Exception as error:  # whatever it is, the build must hear of it
        return False, portable(error)
