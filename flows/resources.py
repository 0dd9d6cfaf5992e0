"""What a build may use of a machine: who reads its shards, how many at a time, and how much memory in all."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError
from flows.runners.address import require_address

RUNNERS = ("auto", "threads", "processes", "dask")
MEGABYTE = 1_000_000
_UNITS = {"": 1, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "KI": 2**10, "MI": 2**20, "GI": 2**30, "TI": 2**40}
_SIZE = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([KMGT]I?|)B?\s*")
# Of containers: the second is of older systems.
_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


@dataclass(frozen=True)
class Resources:
    """What the user allows a build; null leaves it to the build. `memory` is in bytes, of all its processes."""

    runner: str = "auto"
    workers: int | None = None
    dask_address: str | None = None
    memory: int | None = None


def resources_of(
    runner: str = "auto", workers: int | None = None, dask_address: str | None = None, memory: str | None = None
) -> Resources:
    """The resources that these words mean. Raises `UsageError` for those that mean none."""
    if runner not in RUNNERS:
        raise UsageError(f"There is no runner {runner}: use one of {', '.join(RUNNERS)}.")
    if workers is not None and workers < 1:
        raise UsageError(f"--workers {workers} would do nothing: give 1 or more.")
    if dask_address is not None and runner not in ("auto", "dask"):
        raise UsageError(f"--dask-address is for --runner dask, not for {runner}: leave one of the two out.")
    if dask_address is not None:
        require_address(dask_address)
    return Resources(
        "dask" if dask_address else runner, workers, dask_address, None if memory is None else size_of(memory)
    )


def size_of(words: str) -> int:
    """The bytes of a size as people write it: 2,500,000,000 of "2.5GB". Raises `UsageError`."""
    found = _SIZE.fullmatch(words.upper())
    size = int(float(found[1].replace(",", ".")) * _UNITS[found[2]]) if found else 0
    # "12" means gigabytes to who writes it, and bytes to who reads it.
    if size < MEGABYTE:
        raise UsageError(f"--memory {words} is no size: write it like 2GB or 1500MB.")
    return size


def shown_size(size: int) -> str:
    """The size as `size_of` reads it, rounded up to a tenth of a gigabyte: "1.3GB"; less than that in "10MB"."""
    if size < 100 * MEGABYTE:
        return f"{-(-size // MEGABYTE)}MB"
    return f"{-(-size // (100 * MEGABYTE)) / 10:g}GB"


def machine_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def machine_memory() -> int:
    """The bytes of memory of this machine, or of the container that this process runs in."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in map(Path, _LIMITS):
        try:
            memory = min(memory, int(limit.read_text()))
        except (OSError, ValueError):
            # No such file, or "max".
            continue
    return memory
