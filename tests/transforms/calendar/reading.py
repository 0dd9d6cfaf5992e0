"""What the tests of periods share: the periods of a phrase, as surface and days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from tests.transforms.together import together
from transforms.calendar.periods import find_periods
from transforms.lexicon import read_lexicon
from transforms.text.sentences import split_sentences

Found = tuple[str, str | None]
Dated = tuple[str, str | None, str | None]
"""A text, the day that it was published on, and to what precision that is known."""


def find(texts: Sequence[str], published: str | None = "2025-07-24", precision: str | None = "day") -> pl.DataFrame:
    """The periods of the texts, `doc_id` being a text's place in the list; all published on one day."""
    return _find([(text, published, precision) for text in texts])


def as_found(rows: pl.DataFrame) -> list[Found]:
    """Surface and days of each period: "2025-06-01..2025-06-30", one date for a single day, None where open."""
    return [
        (surface, None if start is None else str(start) if start == end else f"{start}..{end}")
        for surface, start, end in rows.select("surface", "period_start", "period_end").rows()
    ]


def read(text: str, published: str | None = "2025-07-24", precision: str | None = "day") -> list[Found]:
    return as_found(periods_of((text, published, precision)))


def are_relative(text: str) -> set[bool]:
    """Whether the periods of the text hang on the day of its publication."""
    return set(periods_of((text, "2025-07-24", "day"))["relative"])


@together
def periods_of(texts: list[Dated]) -> list[pl.DataFrame]:
    """The periods of a text."""
    found = _find(texts)
    return [found.filter(doc_id=str(place)) for place in range(len(texts))]


def _find(texts: Sequence[Dated]) -> pl.DataFrame:
    rows = [
        (str(place), text, None if day is None else dt.date.fromisoformat(day), precision if day else None)
        for place, (text, day, precision) in enumerate(texts)
    ]
    schema = {"doc_id": pl.String, "text": pl.String, "published_on": pl.Date, "published_precision": pl.String}
    documents = pl.DataFrame(rows, schema=schema, orient="row")
    return find_periods(split_sentences(documents.select("doc_id", "text")), documents.drop("text"), read_lexicon("fr"))
