"""How the steps of a build are run: one after the other here, or as tasks of a Prefect run (`flows.build`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager
from contextvars import copy_context
from functools import partial
from typing import Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Steps(Protocol):
    """Runs the steps of a build."""

    def one(self, step: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The step's result."""
        ...

    def each(
        self, at_once: int, step: Callable[Concatenate[T, P], R], items: Sequence[T], *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[R]:
        """The step's result for each item, as they come: so many begun at a time, in any order."""
        ...

    def beside(self, step: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> AbstractContextManager[None]:
        """A context in which the step runs beside what is in it, and which lasts until both are done."""
        ...


class PlainSteps:
    """Calls each step, without a record and without a second try."""

    def one(self, step: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The step's result."""
        return step(*args, **kwargs)

    def each(
        self, at_once: int, step: Callable[Concatenate[T, P], R], items: Sequence[T], *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[R]:
        """The step's result for each item, as they come."""
        with ThreadPoolExecutor(at_once) as pool:
            futures = [
                # With the context, in which progress is shown.
                pool.submit(partial(copy_context().run, step, item, *args, **kwargs))
                for item in items
            ]
            for future in as_completed(futures):
                yield future.result()

    @contextmanager
    def beside(self, step: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Iterator[None]:
        """A context in which the step runs on another thread."""
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(step, *args, **kwargs)
            yield
            future.result()
