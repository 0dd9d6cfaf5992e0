from __future__ import annotations

from collections.abc import Iterator

import duckdb
import polars as pl
import pytest

from expectations.catalogue import all_rules, rules_of
from expectations.groups import group_columns
from expectations.rules import Rule
from expectations.violations import count_failing, failing_rows
from schemas import RELEASE_TABLES
from tests.expectations.broken import break_row
from tests.expectations.conftest import Tables, consistent_tables


@pytest.fixture(scope="module")
def sound() -> Tables:
    return consistent_tables(copies=3, paragraphs=2)


@pytest.fixture(scope="module")
def connection(sound: Tables) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for name, frame in sound.items():
            connection.register(name, frame)
        yield connection


def test_sound_tables_break_no_rule(connection: duckdb.DuckDBPyConnection) -> None:
    assert not any(count_failing(connection, all_rules()).values())


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_row_that_breaks_a_rule_is_found(connection: duckdb.DuckDBPyConnection, sound: Tables, rule: Rule) -> None:
    broken = break_row(sound, rule)
    changed = [name for name, frame in broken.items() if frame is not sound[name]]
    for name in changed:
        connection.register(name, broken[name])
    try:
        assert count_failing(connection, [rule])[rule] >= 1
        assert failing_rows(connection, rule, "0").height >= 1
    finally:
        for name in changed:
            connection.register(name, sound[name])


def test_every_table_has_rules_and_every_rule_says_what_it_expects() -> None:
    assert {rule.table for rule in all_rules()} == set(RELEASE_TABLES)
    assert all(rule.expects and rule.cause.endswith("?") for rule in all_rules())
    assert len({rule.id for rule in all_rules()}) == len(all_rules())


def test_no_rule_shows_the_words_of_a_text() -> None:
    words = {"text", "title", "author", "surface", "counted", "per", "name", "aliases", "qualifier"}
    assert not [rule.id for rule in all_rules() if words & set(rule.shows)]


def test_a_rule_of_groups_looks_only_at_the_columns_of_groups() -> None:
    # A column that is missing would make the query fail; this is the reading of it in a sentence.
    assert "t.unit" in group_columns("figures")
    assert group_columns("objections") == ()


@pytest.mark.parametrize(
    ("changes", "breaks"),
    [
        pytest.param({"unit": "FRF"}, False, id="former currencies are codes too"),
        pytest.param({"unit": None}, False, id="money may have no currency"),
        pytest.param({"unit": "euro"}, True, id="a word is no code"),
        pytest.param({"kind": "power", "unit": None}, True, id="power has a unit"),
    ],
)
def test_units_fit_their_kind(sound: Tables, changes: dict[str, str | None], breaks: bool) -> None:
    figures = sound["figures"].filter(kind="money").head(1).with_columns(**{k: pl.lit(v) for k, v in changes.items()})
    [rule] = [rule for rule in rules_of("figures") if rule.name == "unit_fits_kind"]
    with duckdb.connect() as connection:
        connection.register("figures", figures)
        assert (count_failing(connection, [rule])[rule] > 0) is breaks
