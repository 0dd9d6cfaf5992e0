"""Whether processes that a test did not start itself have ended."""

from __future__ import annotations

import time
from pathlib import Path


def all_end(processes: list[int], seconds: float) -> bool:
    """Whether all end within so many seconds."""
    deadline = time.monotonic() + seconds
    while not all(map(_ended, processes)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _ended(process: int) -> bool:
    """Whether it has; one that nobody has waited for yet has too."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
