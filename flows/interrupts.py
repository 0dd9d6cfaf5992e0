"""Ctrl-C for who runs other processes: the terminal sends it to all, and one that just starts tells a traceback."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def not_interrupted(start: Callable[P, R]) -> Callable[P, R]:
    """The function, so that no interrupt comes to the processes that it starts: who was interrupted has to end them."""

    @wraps(start)
    def started(*args: P.args, **kwargs: P.kwargs) -> R:
        # What is blocked here stays blocked in what starts meanwhile.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            return start(*args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    return started
