"""How long each stage of a run takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class Timer:
    """Seconds since it was made, and of each stage by name."""

    def __init__(self) -> None:
        """Begins to measure."""
        self._started = time.monotonic()
        self.stages: dict[str, float] = {}

    @property
    def seconds(self) -> float:
        """Seconds since the timer was made."""
        return time.monotonic() - self._started

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """The time that the context lasts is added to that of the stage."""
        started = time.monotonic()
        yield
        self.add({name: time.monotonic() - started})

    def add(self, stages: Mapping[str, float]) -> None:
        """The seconds, measured elsewhere, are added to those of the stages."""
        for name, seconds in stages.items():
            self.stages[name] = self.stages.get(name, 0.0) + seconds
