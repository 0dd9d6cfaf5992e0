"""Which rows break a rule: DuckDB asks the rules' SQL of whatever views carry the tables' names."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl

from expectations.groups import groups
from expectations.rules import Rule, key_of


def count_failing(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> dict[Rule, int]:
    """How many rows break each rule; for a grouped rule, how many groups do. Zero means that none does.

    Where a row refers to several rows, as it does where a key is not unique, it may count more than once.
    """
    scans = [scan for table in dict.fromkeys(rule.table for rule in rules) for scan in _scans(rules, table)]
    if not scans:
        return {}
    # Whether any rule fails takes half the time of a count for each, and mostly none does. One query for all tables,
    # so that DuckDB works on several at once.
    counts = dict.fromkeys(rules, 0)
    any_fails = " UNION ALL ".join(
        f"SELECT {place}, count(*) FROM {source} WHERE {' OR '.join(f'({rule.failing})' for rule in asked)}"
        for place, (asked, source) in enumerate(scans)
    )
    for place, failing in connection.execute(any_fails).fetchall():
        if failing:
            asked, source = scans[place]
            each = ", ".join(f"count(*) FILTER (WHERE {rule.failing})" for rule in asked)
            [found] = connection.execute(f"SELECT {each} FROM {source}").fetchall()
            counts.update(zip(asked, found, strict=True))
    return counts


def failing_rows(connection: duckdb.DuckDBPyConnection, rule: Rule, row: str) -> pl.DataFrame:
    """The rows that break `rule`, in order: `row` (the SQL expression's value), `item` and `detail`.

    `item` is table and key ('figures/0a1b…'), `detail` the rule's name and the values that it shows.
    """
    values = " || ', ' || ".join(f"'{name}=' || coalesce(left(t.{name}::VARCHAR, 80), 'null')" for name in rule.shows)
    detail = f"'{rule.name}: ' || {values}" if values else f"'{rule.name}'"
    found: pl.DataFrame = connection.sql(
        f"SELECT DISTINCT {row} AS row, '{rule.table}/' || {key_of(rule.table)} AS item, {detail} AS detail "
        f"FROM {rule.from_clause} WHERE {rule.failing} ORDER BY ALL"
    ).pl()
    return found


def _scans(rules: Sequence[Rule], table: str) -> list[tuple[list[Rule], str]]:
    """The rules of a table that are asked of its rows and those of its groups, each with what to ask them of."""
    of_rows = [rule for rule in rules if rule.table == table and not rule.grouped]
    of_groups = [rule for rule in rules if rule.table == table and rule.grouped]
    joins = dict.fromkeys(join for rule in of_rows for join in rule.joins)
    scans = (of_rows, " ".join((f"{table} AS t", *joins))), (of_groups, f"({groups(table)}) AS t")
    return [(asked, source) for asked, source in scans if asked]
