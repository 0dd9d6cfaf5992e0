"""The Prefect flow: the build as a run with tasks that are recorded and, where that may help, tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from prefect import State, Task, flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun
from prefect.futures import as_completed
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.tasks import exponential_backoff
from prefect.utilities.annotations import quote

from flows.errors import is_transient
from flows.lifeline import end_with_parent_if_asked
from flows.pipeline import BuildRequest, build_release
from flows.resources import resources_of
from flows.summary import BuildSummary

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

RETRIES = 3
BACKOFF_SECONDS = 2


def may_help(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a failed task is tried again: where its error is of the network or the disk, and never for bad data."""
    result = state.result(raise_on_failure=False)
    return isinstance(result, BaseException) and is_transient(result)


@cache
def as_task(step: Callable[..., R]) -> Task[..., R]:
    """The step as a task. Its result stays in memory: frames are not for Prefect to store or to compare."""
    return task(
        name=step.__name__.replace("_", " "),
        retries=RETRIES,
        retry_delay_seconds=exponential_backoff(BACKOFF_SECONDS),
        retry_jitter_factor=0.5,
        retry_condition_fn=may_help,
        cache_policy=NO_CACHE,
        persist_result=False,
    )(step)


class PrefectSteps:
    """Runs each step as a task."""

    def one(self, step: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The step's result."""
        # Quoted, so that Prefect does not search frames for the results of other tasks.
        result: R = as_task(step)(*map(quote, args), **kwargs)  # type: ignore[assignment]  # no step is a coroutine
        return result

    def each(
        self, at_once: int, step: Callable[Concatenate[T, P], R], items: Sequence[T], *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[R]:
        """The step's result for each item, as they come: on the flow's task runner."""
        # One by one, since a run of a terabyte has more shards than a server should know at once.
        futures = (as_task(step).submit(quote(item), *map(quote, args), **kwargs) for item in items)
        begun = list(islice(futures, at_once))
        while begun:
            done = next(iter(as_completed(begun)))
            begun.remove(done)
            begun.extend(islice(futures, 1))
            yield done.result()

    @contextmanager
    def beside(self, step: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Iterator[None]:
        """A context in which the step runs on the flow's task runner."""
        future = as_task(step).submit(*map(quote, args), **kwargs)
        try:
            yield
        finally:
            future.wait()
        future.result()


def _run_name() -> str:
    sources: list[str] = flow_run.parameters["sources"]
    first = sources[0].rstrip("/").rsplit("/", 1)[-1]
    others = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    return f"{first}{others}"


# Its threads wait for shards; how many of these are read at a time is the build's own to say (`flows.plan`).
_RUNNER: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner()


@flow(
    name="gigawatt-build",
    flow_run_name=_run_name,
    # Its type parameter is invariant: what it gives are PrefectFutures.
    task_runner=_RUNNER,  # type: ignore[arg-type]
    persist_result=False,
    validate_parameters=True,
)
def build(
    sources: list[str],
    warehouse: str,
    lexicon: list[str] | None = None,
    text: str = "quotes",
    columns: dict[str, str] | None = None,
    corrections: str | None = None,
    runner: str = "auto",
    workers: int | None = None,
    dask_address: str | None = None,
    memory: str | None = None,
) -> BuildSummary:
    """Reads what is new in the sources and publishes a release of the warehouse, or none where nothing changed.

    Args:
        sources: Files, folders, globs or addresses.
        warehouse: The warehouse: a folder, or s3://bucket/prefix.
        lexicon: CSV files with entities of one's own.
        text: How much text the release quotes: quotes, full or none.
        columns: The sources' own columns for text, url, title, date ….
        corrections: CSV file of corrections by hand; those of the last release where it is left out.
        runner: Who reads the shards: auto, threads, processes or dask.
        workers: How many shards are read at a time.
        dask_address: The scheduler of a Dask cluster.
        memory: The most that all processes of the build may hold, as "2GB".

    """
    resources = resources_of(runner, workers, dask_address, memory)
    request = BuildRequest(tuple(sources), warehouse, tuple(lexicon or ()), text, columns or {}, corrections, resources)
    summary = build_release(request, str(flow_run.id or uuid4()), PrefectSteps())
    for heading, line in summary.record():
        get_run_logger().info("%s: %s", heading, line)
    create_markdown_artifact(summary.markdown(), key="gigawatt-build", description="What the build read and published")
    return summary


end_with_parent_if_asked()
