from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from flows.readers.metadata import to_landed
from flows.readers.pieces import ROW_SCHEMA, Row


def landed(**metadata: str) -> dict[str, object]:
    row = Row(item="a", uri="a", media_type="text/plain", sha256="0", text="x", **metadata)
    [only] = to_landed(pl.DataFrame([row], schema=ROW_SCHEMA, orient="row")).to_dicts()
    return dict(only)


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        pytest.param("2025-07-14", "2025-07-14", id="a day"),
        pytest.param(" 2025-07-14T23:30:00-07:00 ", "2025-07-14", id="a moment is the day where it was written"),
        pytest.param("2025-07-14 08:00:00", "2025-07-14", id="a moment with a space"),
        pytest.param("2025-07", "2025-07", id="a month"),
        pytest.param("2025", "2025", id="a year"),
        pytest.param("20250714", "2025-07-14", id="without hyphens"),
        pytest.param("20250714T080000Z", "2025-07-14", id="a moment without hyphens"),
        pytest.param("03/07/2025", "2025-07-03", id="the day stands first"),
        pytest.param("3.7.2025 à 8 h", "2025-07-03", id="with points and the hour"),
        pytest.param("Mon, 14 Jul 2025 08:00:00 GMT", "2025-07-14", id="as in mail and feeds"),
        pytest.param("14 juillet 2025", "2025-07-14", id="in words"),
        pytest.param("Lundi 14 Juillet 2025 à 8 h 30", "2025-07-14", id="with weekday and hour"),
        pytest.param("Publié le 1er août 2025", "2025-08-01", id="the first of a month"),
        pytest.param("4 févr. 2025", "2025-02-04", id="a short month"),
        pytest.param("décembre 2025", "2025-12", id="a month in words"),
        pytest.param("31 novembre 2025", None, id="no such day in words"),
        pytest.param("14 brumaire 2025", None, id="no such month in words"),
        pytest.param("1752480000", "2025-07-14", id="seconds since 1970"),
        pytest.param("1752480000000", "2025-07-14", id="milliseconds since 1970"),
        pytest.param("2025-02-30", None, id="no such day"),
        pytest.param("13/25/2025", None, id="no such month"),
        pytest.param("hier", None, id="words"),
        pytest.param("20256", None, id="a number that is no date"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_dates_become_iso_8601_or_nothing(written: str, declared: str | None) -> None:
    assert landed(date=written)["declared_date"] == declared


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        pytest.param("2025-07-15T08:00:00Z", datetime(2025, 7, 15, 8, tzinfo=UTC), id="UTC"),
        pytest.param("2025-07-15T10:00:00.5+02:00", datetime(2025, 7, 15, 8, 0, 0, 500_000, UTC), id="another zone"),
        pytest.param("2025-07-15 08:00:00", datetime(2025, 7, 15, 8, tzinfo=UTC), id="no zone is UTC"),
        pytest.param("20250715080000", datetime(2025, 7, 15, 8, tzinfo=UTC), id="as archives name their captures"),
        pytest.param("2025-07-15", datetime(2025, 7, 15, tzinfo=UTC), id="a day"),
        pytest.param("1752566400", datetime(2025, 7, 15, 8, tzinfo=UTC), id="seconds since 1970"),
        pytest.param("demain", None, id="words"),
    ],
)
def test_moments_become_utc_or_nothing(written: str, moment: datetime | None) -> None:
    assert landed(retrieved_at=written)["retrieved_at"] == moment


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("fr", "fr", id="a code"),
        pytest.param("FR_ca", "fr", id="with a country"),
        pytest.param("fra", "fr", id="three letters"),
        pytest.param("fre", "fr", id="three letters, as libraries write it"),
        pytest.param("en-US", "en", id="another language"),
        pytest.param("français", None, id="a word"),
        pytest.param("zzz", None, id="no language"),
    ],
)
def test_languages_become_two_letters_or_nothing(written: str, code: str | None) -> None:
    assert landed(language=written)["declared_language"] == code


def test_blank_metadata_are_null() -> None:
    row = landed(title=" ", author="\n", publisher="", address=" ")
    assert [row[name] for name in ("title", "author", "publisher", "address")] == [None] * 4
