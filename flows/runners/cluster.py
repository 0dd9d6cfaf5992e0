"""Shards read on a Dask cluster, through prefect-dask: one of this machine that ends with the build, or any other.

The tasks of the run stay in this process, each waiting for its shard: so a worker needs neither Prefect nor its API,
which on another machine it might not reach, and is up in a second.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from typing import Any, TypeVar, TypeVarTuple, cast

import polars as pl

from flows.errors import ServerError, WorkerLost
from flows.polars_thread import on_polars_thread
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


class Cluster:
    """The workers of a Dask cluster."""

    def __init__(self, places: int | None, address: str | None = None) -> None:
        """Connects to the scheduler at the address, else starts a cluster of so many processes, a core each.

        At most `places` steps are done at a time; where that is null, as many as the workers have threads. Raises
        `flows.errors.ServerError`.
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
        self.places = places or max(1, sum(self._client.nthreads().values()))

    def run(self, step: Callable[[*Arguments], R], *args: *Arguments) -> R:
        """The step's result, once a worker is free; may be called by several threads.

        Raises what the step raises, and `WorkerLost` where it cost every worker that tried it its life, or where the
        scheduler is lost.
        """
        from distributed import CancelledError, KilledWorker

        # Not pure: of a step that is called for what it writes, Dask would give the result of before.
        future = self._client.submit(_do, _code(), step, args, pure=False)
        try:
            returned, result = future.result()
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
