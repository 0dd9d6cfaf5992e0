"""How a build shares out memory and cores: who reads its shards, how many at a time, how large, and what is left.

The figures are measured (docs/command.md says how): what each process holds before it has a text, and what each byte
of text takes while it is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from flows.errors import UsageError
from flows.resources import MEGABYTE, Resources, machine_cores, machine_memory, shown_size
from warehouse.shards import SHARD_BYTES

LEAST_SHARD_BYTES = 2 * MEGABYTE
"""Below, a shard costs more than another worker saves."""

LEAST_BYTES = 4 * MEGABYTE
"""Below so much text the start of the processes, a second each, costs more than they save."""

COMMAND = 750 * MEGABYTE
"""What the command holds with Prefect, its server and Great Expectations, before there is a text."""
INDEX = 0.5
"""Bytes that the command holds for each byte of text: where each document is, metadata, what sorting left."""
WORKER = 190 * MEGABYTE
"""What a worker holds once its patterns are compiled."""
HELD = 26
"""Bytes that a worker holds for each byte of the shard that it reads."""
CLAIMS = 0.5
"""Bytes that the claims of each byte of text hold while facts are made."""
KEPT = 200 * MEGABYTE
"""What Polars keeps of what it has freed, while DuckDB audits the release."""
LEAST_RELEASE = 400 * MEGABYTE
"""What the work on a release holds at least."""
RELEASE = 1000 * MEGABYTE
"""More for the work on a release makes it no faster."""


@dataclass(frozen=True)
class Plan:
    """`runner` is "threads", "processes" or "dask"; `workers` how many shards are read at a time.

    That is null where a Dask cluster elsewhere knows. `release_bytes` is what the work on the release may hold beside
    what the command does.
    """

    runner: str
    workers: int | None
    shard_bytes: int
    release_bytes: int
    dask_address: str | None = None

    def cut(self, size: int, places: int) -> int:
        """How large shards are to be of so many bytes in all, for so many places: equal, so that none idles."""
        rounds = ceil(size / (self.shard_bytes * places)) or 1
        return max(ceil(size / (places * rounds)), min(LEAST_SHARD_BYTES, self.shard_bytes))


def plan_build(resources: Resources, size: int, held: int = 0) -> Plan:
    """How a build uses the resources that reads so many bytes of text, for a release of `held` bytes if that is more.

    Raises `flows.errors.UsageError` where the memory does not do, and says how much does.
    """
    # Without a ceiling, a quarter is left to others.
    memory = resources.memory or machine_memory() * 3 // 4
    whole = max(size, held)
    command, claims = COMMAND + int(INDEX * whole), KEPT + int(CLAIMS * whole)
    free = max(memory - command, 0)
    of_worker = WORKER + HELD * LEAST_SHARD_BYTES
    # Workers on other machines have memory of their own.
    fit = free // of_worker if resources.dask_address is None else max(free // of_worker, resources.workers or 1)
    of_workers = 0 if resources.dask_address else of_worker * (resources.workers or 1)
    least = command + max(of_workers, LEAST_RELEASE + claims)
    if resources.memory is not None and resources.memory < least:
        _refuse(resources, least, fit)
    workers = resources.workers or max(1, min(machine_cores(), fit))
    shard_bytes = SHARD_BYTES
    if resources.dask_address is None:
        shard_bytes = max(min(SHARD_BYTES, (free // workers - WORKER) // HELD), LEAST_SHARD_BYTES)
    runner = resources.runner
    if runner == "auto":
        runner = "threads" if workers == 1 or size < LEAST_BYTES else "processes"
    elsewhere = resources.dask_address is not None and resources.workers is None
    room = min(max(free - claims, LEAST_RELEASE), RELEASE)
    return Plan(runner, None if elsewhere else workers, shard_bytes, room, resources.dask_address)


def _refuse(resources: Resources, least: int, fit: int) -> None:
    several = resources.workers or 1
    few = f" or --workers {fit}" if 0 < fit < several else ""
    many = f"{several} workers need" if several > 1 else "a build needs"
    raise UsageError(
        f"--memory {shown_size(resources.memory or 0)} is too little: {many} {shown_size(least)} at least. "
        f"Give --memory {shown_size(least)}{few}."
    )
