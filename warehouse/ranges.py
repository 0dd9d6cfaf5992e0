"""Tables that no memory needs to hold: rows range by range of their keys, which are hashes and so spread evenly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

_DIGITS = 8
"""Hexadecimal digits that tell ranges apart; keys made of a document's id begin with more of it."""


class Range(NamedTuple):
    """Keys from `low` on and before `high`; null where there is no limit."""

    low: str | None = None
    high: str | None = None

    def holds(self, column: str) -> pl.Expr:
        """Whether the column's key lies in the range."""
        key = pl.col(column)
        limits = [key >= self.low] if self.low is not None else []
        limits += [key < self.high] if self.high is not None else []
        return pl.all_horizontal(limits) if limits else pl.lit(True)

    def meets(self, least: str, greatest: str) -> bool:
        """Whether a key between the two may lie in the range."""
        return (self.low is None or greatest >= self.low) and (self.high is None or least < self.high)


def equal_ranges(number: int) -> list[Range]:
    """So many ranges, in order, that together hold every key; each holds as many hashes as the others, nearly."""
    limits = [f"{place * 16**_DIGITS // number:0{_DIGITS}x}" for place in range(1, number)]
    return [Range(low, high) for low, high in zip([None, *limits], [*limits, None], strict=True)]


@dataclass(frozen=True)
class Ranged:
    """A table of `height` rows: `rows` gives those of a range, whose keys all lie in it."""

    rows: Callable[[Range], pl.LazyFrame]
    ranges: Sequence[Range]
    height: int

    def frames(self, *columns: str) -> Iterator[pl.DataFrame]:
        """The rows of each range, one after the other, with these columns; all where none is named."""
        for each in self.ranges:
            yield self.rows(each).select(columns or pl.all()).collect()

    def gather(self, *columns: str, where: pl.Expr | None = None) -> pl.DataFrame:
        """The columns (all where none is named) of the rows for which `where` is true: for what fits in memory."""
        kept = (self.rows(each).filter(True if where is None else where) for each in self.ranges)
        return pl.concat([rows.select(columns or pl.all()).collect() for rows in kept])


Table = pl.DataFrame | Ranged
"""The rows of a table, whether they are all in memory or not."""


def whole(table: Table) -> pl.DataFrame:
    """All rows, in memory."""
    return pl.concat(table.frames()) if isinstance(table, Ranged) else table
