"""Steps that the tests of runners have done; by name, since they go to other processes."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from flows.errors import InputError


def die_once(marks: str) -> str:
    """Kills its own process, the first time that it is called."""
    mark = Path(marks) / "died"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def count_and_die(marks: str) -> None:
    """Leaves a file in the folder, and kills its own process."""
    (Path(marks) / str(time.monotonic_ns())).touch()
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(file: str) -> None:
    """Raises what a user is told of a file."""
    raise InputError(f"{file} holds no text.")


class UnportableError(Exception):
    """Made of two arguments, and kept with one: pickle cannot make it again."""

    def __init__(self, file: str, reason: str) -> None:
        """A message of both."""
        super().__init__(f"{file}: {reason}")


def refuse_unportably() -> None:
    """Raises an error that does not survive the way to another process."""
    raise UnportableError("usine.txt", "holds no text")


class Panic(BaseException):
    """As of a library in Rust: no `Exception`, and no order to end."""


def panic() -> None:
    """Raises a `Panic`."""
    raise Panic("index out of bounds")
