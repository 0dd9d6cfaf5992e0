"""How a process notices that the one it works for has ended, killed or not, and ends as well."""

from __future__ import annotations

import os
import sys
import threading
import time

PARENT_VARIABLE = "GIGAWATT_END_WITH_PARENT"
_POLL_SECONDS = 0.5


def end_with_standard_input() -> None:
    """Ends this process as soon as its standard input is closed.

    The parent holds the other end of that pipe. The system closes it when the parent ends, after a kill -9 as well,
    where neither an `atexit` nor a `finally` of the parent runs.
    """

    def wait_for_the_end() -> None:
        # Nothing is ever written to it: a read returns at its end.
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=wait_for_the_end, name="lifeline", daemon=True).start()


def end_with_parent_if_asked() -> None:
    """Ends this process within a second of its parent's end, where the environment has GIGAWATT_END_WITH_PARENT.

    For a process that someone else starts, without a pipe: Prefect starts one for each scheduled run.
    """
    if PARENT_VARIABLE not in os.environ:
        return
    parent = os.getppid()

    def watch() -> None:
        # An orphan gets another parent.
        while os.getppid() == parent:
            time.sleep(_POLL_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
