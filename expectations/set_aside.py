"""Rows that break a rule leave their tables before a release is written, and with them the rows that need them."""

from __future__ import annotations

import duckdb
import polars as pl

from expectations.catalogue import rules_of
from expectations.rules import Rule
from expectations.violations import count_failing, failing_rows
from schemas import REJECTS, RELEASE_TABLES

_ROW = "_row"


def set_aside_rows(tables: dict[str, pl.DataFrame]) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables without the rows that break a rule, and one reject per row and rule that it broke.

    A reference that no longer resolves breaks a rule too, so a figure takes its claims with it; and since sentences
    partition a text, a broken sentence takes its document. A story that lost its first document is named after the
    next. Rules that look at a table which is not among `tables` are not asked. A frame whose rows all pass comes back
    as it is.
    """
    kept = dict(tables)
    rejects: list[pl.DataFrame] = []
    with duckdb.connect() as connection:
        for name, frame in kept.items():
            _register(connection, name, frame)
        # What a pass sets aside can leave other rows without what they need, in tables before it too.
        while broken := _broken_rules(connection, kept):
            for name in dict.fromkeys(rule.table for rule in broken):
                found = pl.concat([_failing(connection, rule, kept[name]) for rule in broken if rule.table == name])
                numbered = kept[name].with_row_index(_ROW)
                kept[name] = numbered.join(found, left_on=_ROW, right_on="row", how="anti", maintain_order="left").drop(
                    _ROW
                )
                rejects.append(found.select("item", "detail"))
                if name == "documents":
                    kept[name] = kept[name].with_columns(story_id=pl.col("doc_id").min().over("story_id"))
            for name in {rule.table for rule in broken}:
                _register(connection, name, kept[name])
    if not rejects:
        return kept, REJECTS.empty()
    found = pl.concat(rejects).with_columns(stage=pl.lit("audit"), reason=pl.lit("failed_expectation"))
    return kept, REJECTS.conform(found).unique().sort(REJECTS.key)


def _broken_rules(connection: duckdb.DuckDBPyConnection, tables: dict[str, pl.DataFrame]) -> list[Rule]:
    """The rules that some row breaks."""
    asked = [
        rule
        for name in RELEASE_TABLES
        if name in tables and tables[name].height
        for rule in rules_of(name)
        if all(needed in tables for needed in rule.needs)
    ]
    return [rule for rule, count in count_failing(connection, asked).items() if count]


def _failing(connection: duckdb.DuckDBPyConnection, rule: Rule, frame: pl.DataFrame) -> pl.DataFrame:
    found = failing_rows(connection, rule, row=f"t.{_ROW}").with_columns(pl.col("row").cast(pl.get_index_type()))
    if not rule.keeps_first:
        return found
    keys = frame.with_row_index(_ROW).select(_ROW, *RELEASE_TABLES[rule.table].key)
    first = keys.filter(pl.struct(pl.exclude(_ROW)).is_first_distinct()).select(_ROW)
    return found.join(first, left_on="row", right_on=_ROW, how="anti", maintain_order="left")


def _register(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    columns = [column for column in RELEASE_TABLES[name].names if column in frame.columns]
    connection.register(name, frame.select(columns).with_row_index(_ROW))
