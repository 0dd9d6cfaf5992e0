"""The view totals_by_subject and the macro totals_in, on facts of which some would count twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from schemas import FACTS, TOTAL_FACTS

VIEW = Path(__file__).parents[2] / "warehouse" / "views" / "totals_by_subject.sql"


@pytest.fixture
def release() -> Iterator[duckdb.DuckDBPyConnection]:
    told = pl.DataFrame(
        [
            # Of 2024 and 2025, and a quarter of the latter.
            ("a", "USD", 39e9, 39e9, "actual", "counted", None),
            ("b", "USD", 66e9, 72e9, "planned", "counted", None),
            ("c", "USD", 17e9, 17e9, "actual", "within_period", "b"),
            ("d", "EUR", 10e9, 10e9, "planned", "counted", None),
            ("e", "JPY", 4e12, 4e12, "planned", "counted", None),
            ("f", "GBP", 1e9, None, "planned", "counted", None),
            ("g", None, 3e9, 3e9, "planned", "no_currency", None),
        ],
        schema=["fact_id", "unit", "low", "high", "status", "outcome", "instead_id"],
        orient="row",
    ).with_columns(
        subject_id=pl.lit("organization/a"),
        metric=pl.lit("investment"),
        measure=pl.lit("spending"),
        object_id=None,
        qualifier=None,
        period_start=None,
        period_end=None,
        bound=pl.lit("exact"),
        claims=1,
        stories=1,
        first_published_on=None,
        last_published_on=None,
        agreement=pl.lit("single"),
        preferred_rule=pl.lit("only_value"),
        corrected_by=None,
    )
    facts, totals = FACTS.conform(told), TOTAL_FACTS.conform(told)
    power = pl.DataFrame(
        {"fact_id": ["p"], "unit": ["W"], "low": [2e9], "high": [2e9], "measure": ["power_capacity"]}
    ).join(told.drop("fact_id", "unit", "low", "high", "measure").head(1), how="cross")
    facts, totals = pl.concat([facts, FACTS.conform(power)]), pl.concat([totals, TOTAL_FACTS.conform(power)])
    entities = pl.DataFrame({"entity_id": ["organization/a"], "name": ["A"], "kind": ["organization"]})
    with duckdb.connect() as connection:
        for name, frame in {"facts": facts, "total_facts": totals, "entities": entities}.items():
            connection.register("frame", frame)
            connection.execute(f"CREATE TABLE {name} AS FROM frame")
        connection.execute(VIEW.read_text("utf-8"))
        yield connection


def test_each_currency_has_its_total_and_says_what_was_left_out(release: duckdb.DuckDBPyConnection) -> None:
    rows = {
        row[0]: row[1:]
        for row in release.execute(
            "SELECT unit, low, high, counted, actual,"
            " list_transform(left_out, lambda fact: [fact.reason, fact.fact_id, fact.instead_id])"
            " FROM totals_by_subject WHERE measure = 'spending'"
        ).fetchall()
    }
    assert rows == {
        "USD": (105e9, 111e9, 2, 1, [["within_period", "c", "b"]]),
        "EUR": (10e9, 10e9, 1, 0, None),
        "JPY": (4e12, 4e12, 1, 0, None),
        # "plus d'un milliard": nobody knows the greatest sum.
        "GBP": (1e9, None, 1, 0, None),
        # Not nothing: nobody knows how much.
        None: (None, None, 0, 0, [["no_currency", "g", None]]),
    }


def test_rates_that_the_user_gives_join_currencies_and_only_those(release: duckdb.DuckDBPyConnection) -> None:
    rows = release.execute(
        "SELECT measure, unit, low, high, counted, units FROM totals_in('USD', MAP {'EUR': 1.5}) ORDER BY ALL"
    ).fetchall()
    assert rows == [
        ("power_capacity", "W", 2e9, 2e9, 1, "W"),
        ("spending", "GBP", 1e9, None, 1, "GBP"),
        ("spending", "JPY", 4e12, 4e12, 1, "JPY"),
        ("spending", "USD", 120e9, 126e9, 3, "EUR, USD"),
        ("spending", None, None, None, 0, None),
    ]


def test_rates_in_one_currency_serve_for_another_that_they_name(release: duckdb.DuckDBPyConnection) -> None:
    rows = release.execute(
        "SELECT low, units FROM totals_in('eur', MAP {'EUR': 1.5, 'USD': 1.0}) WHERE unit = 'EUR'"
    ).fetchall()
    assert rows == [(80e9, "EUR, USD")]


def test_an_open_sum_stays_open_in_another_currency(release: duckdb.DuckDBPyConnection) -> None:
    [row] = release.execute(
        "SELECT low, high FROM totals_in('USD', MAP {'EUR': 1.5, 'GBP': 2, 'JPY': 0.01}) WHERE unit = 'USD'"
    ).fetchall()
    assert row == (162e9, None)


def test_rates_may_come_from_a_csv_file(release: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("currency,rate\nEUR,1.5\n", encoding="utf-8")
    rows = release.execute(
        f"SET VARIABLE rates = (SELECT map(list(currency), list(rate)) FROM '{file}');"
        "SELECT low FROM totals_in('USD', getvariable('rates')) WHERE unit = 'USD'"
    ).fetchall()
    assert rows == [(120e9,)]
