"""What a build needs of those who read its shards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, TypeVarTuple

Arguments = TypeVarTuple("Arguments")
R = TypeVar("R")

TRIES = 3
"""How often a step is begun whose worker ends over it."""


class Runner(Protocol):
    """Does steps, each a function that can be named and arguments that can be pickled."""

    @property
    def places(self) -> int:
        """How many steps it does at a time."""
        ...

    def run(self, step: Callable[[*Arguments], R], *args: *Arguments) -> R:
        """The step's result, once a place is free; may be called by several threads.

        Raises what the step raises, and `flows.errors.WorkerLost` where every worker that tried it ended.
        """
        ...

    def end(self) -> None:
        """Ends what it started, at once; may be called again."""
        ...
