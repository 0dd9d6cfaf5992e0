"""What the tests of periods share: the periods of a phrase, as surface and days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

import polars as pl
from _pytest.mark import ParameterSet

from transforms.calendar.periods import find_periods
from transforms.lexicon import read_lexicon
from transforms.text.sentences import split_sentences

Found = tuple[str, str | None]


def find(texts: Sequence[str], published: str | None = "2025-07-24", precision: str | None = "day") -> pl.DataFrame:
    """The periods of the texts, `doc_id` being a text's place in the list; all published on one day."""
    documents = pl.DataFrame({"doc_id": [str(place) for place in range(len(texts))], "text": list(texts)})
    day = None if published is None else dt.date.fromisoformat(published)
    dated = documents.select(
        "doc_id",
        published_on=pl.lit(day, dtype=pl.Date),
        published_precision=pl.lit(precision if published else None, dtype=pl.String),
    )
    return find_periods(split_sentences(documents), dated, read_lexicon("fr"))


def as_found(rows: pl.DataFrame) -> list[Found]:
    """Surface and days of each period: "2025-06-01..2025-06-30", one date for a single day, None where open."""
    return [
        (surface, None if start is None else str(start) if start == end else f"{start}..{end}")
        for surface, start, end in rows.select("surface", "period_start", "period_end").rows()
    ]


def read(text: str, published: str | None = "2025-07-24", precision: str | None = "day") -> list[Found]:
    return as_found(find([text], published, precision))


@cache
def _found_together(texts: tuple[str, ...]) -> pl.DataFrame:
    return find(texts)


def among(cases: Sequence[ParameterSet], text: str) -> pl.DataFrame:
    """The periods of the text, found in one call with those of the other cases (a call costs a tenth of a second)."""
    texts = tuple(str(case.values[0]) for case in cases)
    return _found_together(texts).filter(pl.col("doc_id") == str(texts.index(text)))
