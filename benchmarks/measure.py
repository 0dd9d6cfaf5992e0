"""A command run in a process of its own: how long it took, and how much memory."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]  # it ships no types

_BETWEEN_LOOKS = 0.05
_LOOKS_AT_A_FAMILY = 4
_PERF = ("perf", "stat", "-x", ",", "-e", "instructions:u", "-o")


@dataclass(frozen=True)
class Measured:
    """`result` is the JSON object that the command printed, `seconds` its time from start to end.

    `cpu_seconds` is the processor time that it took on all cores, and `peak_bytes` the most memory that it held at a
    time, as seen twenty times a second; what processes share counts in each. `instructions` are those of user code that
    the processor retired, null where `perf` cannot count them. All are those of it and the processes that it started.
    """

    result: dict[str, Any]
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    instructions: int | None = None


def measure(command: Sequence[str | Path]) -> Measured:
    """Runs the command. Raises `subprocess.CalledProcessError` where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts"
        return _measure([*_counting(counts), *map(str, command)], counts)


@cache
def _can_count() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts"
        command = [*_PERF, str(counts), "true"]
        with contextlib.suppress(OSError):
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return _counted(counts) is not None


def _counting(counts: Path) -> list[str]:
    """What is put before a command to have its instructions counted; nothing where the machine does not allow it."""
    return [*_PERF, str(counts)] if _can_count() else []


def _counted(counts: Path) -> int | None:
    """The instructions that perf wrote down."""
    for line in counts.read_text("utf-8").splitlines() if counts.exists() else []:
        number, _, name, *_ = [*line.split(","), "", "", ""]
        if name.startswith("instructions") and number.isdecimal():
            return int(number)
    return None


def _measure(command: Sequence[str], counts: Path) -> Measured:
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        memory = _Memory(process.pid)
        memory.start()
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        memory.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    taken = usage.ru_utime + usage.ru_stime
    return Measured(json.loads(printed), seconds, taken, memory.peak, _counted(counts))


class _Memory(threading.Thread):
    """Looks at the memory of a process and its children until it ends; `peak` is the most that it saw."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self.peak = 0

    def run(self) -> None:
        looks = 0
        family: list[psutil.Process] = []
        while True:
            # To look for children costs 3 ms, which a build should not pay twenty times a second.
            if looks % _LOOKS_AT_A_FAMILY == 0:
                family = _family(self._process)
                if not family:
                    return
            self.peak = max(self.peak, sum(_resident(each) for each in family))
            looks += 1
            time.sleep(_BETWEEN_LOOKS)


def _family(process: int) -> list[psutil.Process]:
    """A process and those that it started; none where it has ended."""
    try:
        parent = psutil.Process(process)
        return [] if parent.status() == psutil.STATUS_ZOMBIE else [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _resident(process: psutil.Process) -> int:
    """Bytes that it has in memory, none where it has ended."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return int(process.memory_info().rss)
    return 0


def told_machine() -> str:
    """What was measured on: cores, system and Python."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
