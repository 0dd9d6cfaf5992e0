"""How much DuckDB may hold before it goes on on the disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

LEAST = 64_000_000
"""With less it cannot hold the pages that it works on."""


@contextmanager
def memory_limit(room: int | None) -> Iterator[dict[str, str]]:
    """The settings of a connection that holds so many bytes at most, in a temporary folder beyond that.

    Null is as many as it likes.
    """
    if room is None:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="gigawatt-") as folder:
        yield {"memory_limit": f"{max(room, LEAST)}B", "temp_directory": folder}
