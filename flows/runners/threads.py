"""Shards read in this process, where Polars spreads each over its cores: the least memory, and nothing to start."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore
from typing import TypeVar, TypeVarTuple

Arguments = TypeVarTuple("Arguments")
R = TypeVar("R")


class Threads:
    """Does each step on the thread that asks, so many at a time."""

    def __init__(self, places: int) -> None:
        """Starts nothing."""
        self.places = places
        self._free = BoundedSemaphore(places)

    def run(self, step: Callable[[*Arguments], R], *args: *Arguments) -> R:
        """The step's result; raises what it raises."""
        with self._free:
            return step(*args)

    def end(self) -> None:
        """Nothing was started."""
