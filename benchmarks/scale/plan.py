"""The arithmetic of the plan: hours, machines, bytes, requests and prices of so much text."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from pathlib import Path

import polars as pl

from benchmarks.scale.rates import Rates

PART = 500_000
"""Claims of a part of the facts, as one machine takes them at a time."""
BUSY = 0.85
"""Share of its time that a worker works, less than the simulation finds for that many tasks."""
_TABLES = 12
"""Files of a staged shard."""
_BLOCK = 16e6
"""Bytes of a request that reads; one that writes has a whole file or a part of 64 MB."""
_MULTIPART = 64e6


@dataclass(frozen=True)
class Plan:
    """What `megabytes` of text at these rates come to, in shards of so many."""

    megabytes: float
    rates: Rates
    shard: float = 64.0

    @property
    def shards(self) -> int:
        """Tasks of the extraction."""
        return ceil(self.megabytes / self.shard)

    @property
    def texts(self) -> float:
        """Documents."""
        return self.megabytes * self.rates.texts

    @property
    def claims(self) -> float:
        """Claims, of which facts are made."""
        return self.megabytes * self.rates.claims

    @property
    def parts(self) -> int:
        """Tasks of the facts."""
        return ceil(self.claims / PART)

    @property
    def shard_hours(self) -> float:
        """Of a core, for reading and extracting."""
        return self.megabytes * self.rates.shard_seconds / 3600

    @property
    def story_hours(self) -> float:
        """Of a core, for telling stories apart."""
        return self.texts * self.rates.story_seconds / 3600

    @property
    def fact_hours(self) -> float:
        """Of a core, for facts and their order."""
        return self.claims * self.rates.fact_seconds / 3600

    @property
    def release_hours(self) -> float:
        """Of a core, for writing, auditing and publishing."""
        return self.megabytes * self.rates.release_seconds / 3600

    @property
    def hours(self) -> float:
        """Of a core, in all."""
        return self.shard_hours + self.story_hours + self.fact_hours + self.release_hours

    def cores(self, hours: float) -> int:
        """Cores that do the extraction in so many hours."""
        return ceil(self.shard_hours / hours / BUSY)

    @property
    def bytes_read(self) -> float:
        """The sources once, what has landed once, what is staged by the stories and by the release."""
        rates = self.rates
        return self.megabytes * 1e6 * (rates.source + rates.landing + 2 * rates.staging + rates.release)

    @property
    def bytes_written(self) -> float:
        """What lands, what is staged, and the release."""
        rates = self.rates
        return self.megabytes * 1e6 * (rates.landing + rates.staging + rates.release)

    @property
    def bytes_kept(self) -> float:
        """What stays: landing and release; what is staged may go when the release is out."""
        return self.megabytes * 1e6 * (self.rates.landing + self.rates.release)

    @property
    def puts(self) -> float:
        """Requests that write, the files of each shard among them."""
        return self.shards * _TABLES + self.bytes_written / _MULTIPART

    @property
    def gets(self) -> float:
        """Requests that read, without those of the exchange."""
        return 2 * self.shards * _TABLES + self.bytes_read / _BLOCK

    @property
    def exchange_direct(self) -> float:
        """Requests where each part of the facts reads its rows from each shard."""
        return float(self.shards) * self.parts

    @property
    def exchange_in_two(self) -> float:
        """The same in two steps: shards are first gathered into groups, and each part reads from each group.

        As many groups as parts' square root: a group is read by all parts, and reads all of its shards.
        """
        groups = max(1, ceil(sqrt(self.shards)))
        return float(self.shards) + groups * self.parts

    def prices(self, of: dict[str, float]) -> dict[str, float]:
        """What cores, requests, and a month of what is kept come to, in the currency of the prices `of` each."""
        return {
            "cores": self.hours / BUSY * of["core_hour"],
            "requests": self.puts / 1000 * of["thousand_puts"]
            + (self.gets + self.exchange_in_two) / 1000 * of["thousand_gets"],
            "a month of what stays": self.bytes_kept / 1e9 * of["gigabyte_month"],
        }


def read_prices(path: Path = Path(__file__).parent / "prices.csv") -> dict[str, float]:
    """Prices by name."""
    return dict(pl.read_csv(path, comment_prefix="#").select("name", "price").iter_rows())
