"""A command run in a process of its own: how long it took, and how much memory."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Measured:
    """`result` is the JSON object that the command printed, `seconds` its time from start to end.

    `cpu_seconds` is the processor time that it took on all cores. `peak_bytes` is the most memory that it held at a
    time. Both are those of it and the processes that it waited for.
    """

    result: dict[str, Any]
    seconds: float
    cpu_seconds: float
    peak_bytes: int


def measure(command: Sequence[str | Path]) -> Measured:
    """Runs the command. Raises `subprocess.CalledProcessError` where it fails."""
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    # Linux counts in kilobytes, macOS in bytes.
    cpu_seconds = usage.ru_utime + usage.ru_stime
    return Measured(
        json.loads(printed), seconds, cpu_seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    )


def told_machine() -> str:
    """What was measured on: cores, system and Python."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
