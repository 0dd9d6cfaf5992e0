"""Which rows break a rule: DuckDB asks the rules' SQL of whatever views carry the tables' names."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl

from expectations.groups import groups
from expectations.rules import Rule, key_of
from expectations.stretches import stretches


def count_failing(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], rows: int = 0) -> dict[Rule, int]:
    """How many rows break each rule; for a grouped rule, how many groups do. Zero means that none does.

    Where a row refers to several rows, as it does where a key is not unique, it may count more than once. With `rows`,
    about so many rows of tables that are cut are asked a stretch at a time (`expectations.stretches`).
    """
    counts = dict.fromkeys(rules, 0)
    tables = dict.fromkeys(rule.table for rule in rules)
    of_groups = [rule for rule in rules if rule.grouped]
    _add_failing(connection, counts, [_group_scan(of_groups, table) for table in tables])
    of_rows = [rule for rule in rules if not rule.grouped]
    for _ in stretches(connection, rows):
        _add_failing(connection, counts, [_row_scan(of_rows, table) for table in tables])
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


def _add_failing(
    connection: duckdb.DuckDBPyConnection, counts: dict[Rule, int], scans: Sequence[tuple[list[Rule], str]]
) -> None:
    """Adds to `counts` how many rows or groups of each scan break each of its rules."""
    scans = [(asked, source) for asked, source in scans if asked]
    if not scans:
        return
    # Whether any rule fails takes half the time of a count for each, and mostly none does. One query for all tables,
    # so that DuckDB works on several at once.
    any_fails = " UNION ALL ".join(
        f"SELECT {place}, count(*) FROM {source} WHERE {' OR '.join(f'({rule.failing})' for rule in asked)}"
        for place, (asked, source) in enumerate(scans)
    )
    for place, failing in connection.execute(any_fails).fetchall():
        if failing:
            asked, source = scans[place]
            each = ", ".join(f"count(*) FILTER (WHERE {rule.failing})" for rule in asked)
            [found] = connection.execute(f"SELECT {each} FROM {source}").fetchall()
            for rule, count in zip(asked, found, strict=True):
                counts[rule] += count


def _row_scan(rules: Sequence[Rule], table: str) -> tuple[list[Rule], str]:
    """The rules that are asked of a table's rows, and what to ask them of."""
    asked = [rule for rule in rules if rule.table == table]
    return asked, " ".join((f"{table} AS t", *dict.fromkeys(join for rule in asked for join in rule.joins)))


def _group_scan(rules: Sequence[Rule], table: str) -> tuple[list[Rule], str]:
    """The rules that are asked of a table's groups, and what to ask them of."""
    return [rule for rule in rules if rule.table == table], f"({groups(table)}) AS t"
