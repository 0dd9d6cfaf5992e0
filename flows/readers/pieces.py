"""What a reader hands on: rows to land, rows set aside, and how many inputs they answer for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl


class Row(NamedTuple):
    """One text found at a place, its metadata as they came.

    `item` names its place ("a.jsonl#12") if it has to be set aside; `text` is null where the record holds none.
    """

    item: str
    uri: str
    media_type: str
    sha256: str
    text: str | None
    retrieved_at: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    date: str | None = None
    address: str | None = None


ROW_SCHEMA = pl.Schema({name: pl.String() for name in Row._fields})


class Reject(NamedTuple):
    """One input set aside: its place, a reason from `schemas.vocabularies.REJECT_REASONS`, and what to do about it."""

    item: str
    reason: str
    detail: str


@dataclass(frozen=True)
class Piece:
    """Part of a source: `inputs` of it were counted, each among the rows, the rejects or the unchanged."""

    inputs: int
    rows: Sequence[Row] | pl.DataFrame = ()
    rejects: Sequence[Reject] = field(default=())
    unchanged: int = 0

    @property
    def text_bytes(self) -> int:
        """Size of its texts."""
        if isinstance(self.rows, pl.DataFrame):
            return int(self.rows["text"].str.len_bytes().sum())
        # Four bytes a character at most; counting exactly would encode every text once more.
        return sum(len(row.text or "") for row in self.rows)
