"""What the user sees of a run while it goes on: bars where someone watches, plain lines where not."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_MEGABYTE = 1_000_000
# Between two lines on one stage, where nobody watches.
_LINE_SECONDS = 10.0


class Step(Protocol):
    """A stage of the run that goes on."""

    def advance(self, count: int = 0, size: int = 0) -> None:
        """So many more things, of so many bytes, are done."""


class Reporter(Protocol):
    """Where progress is shown."""

    @contextmanager
    def stage(self, name: str, unit: str = "", total_bytes: int | None = None) -> Iterator[Step]:
        """A stage that lasts as long as the context; `unit` names the things it counts ("texts")."""
        ...

    def note(self, text: str) -> None:
        """A line that the user should read now."""
        ...


class Count:
    """What a stage has done so far, and how fast."""

    def __init__(self, name: str, unit: str, total_bytes: int | None = None) -> None:
        """Begins to count, and to measure the time."""
        self.name = name
        self.unit = unit
        self.total_bytes = total_bytes
        self.count = 0
        self.size = 0
        self.started = time.monotonic()

    def add(self, count: int, size: int) -> None:
        """So many more."""
        self.count += count
        self.size += size

    @property
    def seconds(self) -> float:
        """How long the stage has taken so far."""
        return time.monotonic() - self.started

    def done(self) -> str:
        """What is done: "1,234 texts · 12.3 MB · 8.1 MB/s"; empty where nothing is counted."""
        parts = []
        if self.unit and self.count:
            parts.append(f"{self.count:,} {self.unit}")
        if self.size:
            parts.append(_readable_size(self.size))
            if self.seconds > 0.01:
                parts.append(f"{_readable_size(self.size / self.seconds)}/s")
        elif self.count and self.unit and self.seconds > 0.01:
            parts.append(f"{self.count / self.seconds:,.0f}/s")
        return " · ".join(parts)

    def left(self) -> str:
        """How long it will take at this rate: "12 s left"; empty where that cannot be told."""
        if not self.total_bytes or not self.size:
            return ""
        seconds = max(0.0, self.seconds * (self.total_bytes / self.size - 1))
        return f"{seconds // 60:.0f} min {seconds % 60:.0f} s left" if seconds >= 60 else f"{seconds:.0f} s left"


def _readable_size(size: float) -> str:
    return f"{size / 1000:,.0f} kB" if size < _MEGABYTE else f"{size / _MEGABYTE:,.1f} MB"


class Silence:
    """Shows nothing."""

    @contextmanager
    def stage(self, name: str, unit: str = "", total_bytes: int | None = None) -> Iterator[Step]:
        """A stage that is not shown."""
        yield _CountingStep(Count(name, unit, total_bytes))

    def note(self, text: str) -> None:
        """Nothing: what must be known is in the summary too."""


class Lines:
    """One line per stage when it ends, and one every ten seconds."""

    def __init__(self, stream: TextIO, seconds_between: float = _LINE_SECONDS) -> None:
        """Writes to the stream, about one stage at most every so many seconds."""
        self._stream = stream
        self._seconds_between = seconds_between

    @contextmanager
    def stage(self, name: str, unit: str = "", total_bytes: int | None = None) -> Iterator[Step]:
        """A stage; an error leaves its line out."""
        count = Count(name, unit, total_bytes)
        yield _LineStep(count, self._write, self._seconds_between)
        self._write(count, f"{count.seconds:.1f} s")

    def note(self, text: str) -> None:
        """The line, at once."""
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def _write(self, count: Count, time_told: str) -> None:
        self.note(" · ".join(part for part in (f"{count.name:<9}", count.done(), time_told) if part))


class _CountingStep:
    def __init__(self, count: Count) -> None:
        self._count = count
        # Several tasks advance one stage.
        self._lock = threading.Lock()

    def advance(self, count: int = 0, size: int = 0) -> None:
        with self._lock:
            self._count.add(count, size)
            self._show()

    def _show(self) -> None:
        """Nothing."""


class _LineStep(_CountingStep):
    def __init__(self, count: Count, write: _Write, seconds_between: float) -> None:
        super().__init__(count)
        self._write = write
        self._seconds_between = seconds_between
        self._told = time.monotonic()

    def _show(self) -> None:
        if time.monotonic() - self._told >= self._seconds_between:
            self._told = time.monotonic()
            self._write(self._count, self._count.left() or "going on")


class _Write(Protocol):
    def __call__(self, count: Count, time_told: str) -> None: ...


class Bars:
    """A bar per stage, with counts, rate and the time left."""

    def __init__(self, progress: Progress) -> None:
        """Adds its bars to the progress display."""
        self._progress = progress

    @contextmanager
    def stage(self, name: str, unit: str = "", total_bytes: int | None = None) -> Iterator[Step]:
        """A stage with its own bar, which stays when it has ended."""
        count = Count(name, unit, total_bytes)
        bar = self._progress.add_task(name, total=total_bytes, done="", left="")
        yield _BarStep(count, self._progress, bar)
        whole = total_bytes or 1
        self._progress.update(bar, total=whole, completed=whole, done=count.done(), left=f"{count.seconds:.1f} s")

    def note(self, text: str) -> None:
        """The line, above the bars."""
        self._progress.console.print(text, markup=False, highlight=False)


class _BarStep(_CountingStep):
    def __init__(self, count: Count, progress: Progress, bar: TaskID) -> None:
        super().__init__(count)
        self._progress = progress
        self._bar = bar

    def _show(self) -> None:
        count = self._count
        self._progress.update(self._bar, completed=count.size, done=count.done(), left=count.left())


_reporter: ContextVar[Reporter | None] = ContextVar("reporter", default=None)


def reporter() -> Reporter:
    """The reporter of the command that runs, else one that shows nothing."""
    return _reporter.get() or Silence()


@contextmanager
def watched(stream: TextIO | None = None) -> Iterator[None]:
    """Progress is shown on the stream (standard error) as long as this lasts."""
    stream = stream or sys.stderr
    if not stream.isatty():
        with _reporting(Lines(stream)):
            yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<9}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[done]}"),
        TextColumn("{task.fields[left]}", style="dim"),
    )
    with Progress(*columns, console=Console(file=stream)) as progress, _reporting(Bars(progress)):
        yield


@contextmanager
def _reporting(shown: Reporter) -> Iterator[None]:
    token = _reporter.set(shown)
    try:
        yield
    finally:
        _reporter.reset(token)
