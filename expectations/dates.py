"""Expectations of days: periods begin before they end, and a day of publication says how exactly it is known."""

from __future__ import annotations

from collections.abc import Iterator

from expectations.rules import Rule
from schemas import RELEASE_TABLES

_ORDERED = (
    ("period_start", "period_end"),
    ("valid_from", "valid_to"),
    ("first_published_on", "last_published_on"),
)


def date_rules() -> Iterator[Rule]:
    """The rules of every table that has a first and a last day, and of the day of publication."""
    for table in RELEASE_TABLES.values():
        for first, last in _ORDERED:
            if {first, last} <= set(table.names):
                yield Rule(
                    table.name,
                    f"{first}_not_after_{last}",
                    expects=f"{first} is not after {last}",
                    cause="were day and month, or the two ends of a span, taken for each other?",
                    failing=f"t.{first} > t.{last}",
                    shows=(first, last),
                )
    yield Rule(
        "documents",
        "publication_is_whole",
        expects="published_on, published_precision and published_from are null together",
        cause="did one evidence give the day and another its precision?",
        failing="(t.published_on IS NULL) <> (t.published_precision IS NULL)"
        " OR (t.published_on IS NULL) <> (t.published_from IS NULL)",
        shows=("published_on", "published_precision", "published_from"),
    )
    yield Rule(
        "documents",
        "publication_begins_its_unit",
        expects="published_on is the first day of the month or year that is known",
        cause="was a missing day filled with today's?",
        failing="t.published_precision = 'month' AND day(t.published_on) <> 1"
        " OR t.published_precision = 'year' AND dayofyear(t.published_on) <> 1",
        shows=("published_on", "published_precision"),
    )
