"""What a megabyte of text costs, as the kept measurements say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.report import EXTRACTING

Results = Mapping[str, Any]


@dataclass(frozen=True)
class Rates:
    """Of a megabyte (million bytes) of text.

    `shard_seconds` of a core are those of reading it and extracting what it states, `release_seconds` those of writing,
    auditing and publishing it with all others. `texts` and `claims` are numbers; `source`, `landing`, `staging` and
    `release` bytes for each byte of text. `story_seconds` are of a core for a text, `fact_seconds` for a claim, and
    `memory` the bytes that one process holds of a text among all others while it tells stories and facts.
    """

    shard_seconds: float
    release_seconds: float
    texts: float
    claims: float
    source: float
    landing: float
    staging: float
    release: float
    story_seconds: float
    fact_seconds: float
    memory: float


def rates_of(results: Results, build: Results, facts: Sequence[Results]) -> Rates:
    """The rates of a build, and of the largest run of `python -m benchmarks facts`.

    Of the stages that workers share, all cores count as busy, which some are not: an upper bound. The stages after them
    count with the processor seconds that are left, or with their seconds by the clock where that is more.
    """
    megabytes = build["bytes"] / 1e6
    shared = sum(took for name, took in build["stages"].items() if name in EXTRACTING) * results["cores"]
    after = sum(took for name, took in build["stages"].items() if name not in EXTRACTING)
    used = build["cpu_seconds"] - results["small"]["cpu_seconds"]
    largest, smaller = facts[-1], facts[-2]
    seconds = largest["seconds"]
    return Rates(
        shard_seconds=shared / megabytes,
        release_seconds=max(after, used - shared) / megabytes,
        texts=build["rows"]["documents"] / megabytes,
        claims=build["rows"]["claims"] / megabytes,
        source=build["file_bytes"] / build["bytes"],
        landing=build["held"]["landing"]["bytes"] / build["bytes"],
        staging=build["held"]["staging"]["bytes"] / build["bytes"],
        release=build["held"]["releases"]["bytes"] / build["bytes"],
        story_seconds=seconds["stories"] / largest["texts"],
        fact_seconds=(seconds["facts"] + seconds["sorting"]) / largest["claims"],
        memory=(largest["peak"] - smaller["peak"]) / (largest["texts"] - smaller["texts"]),
    )
