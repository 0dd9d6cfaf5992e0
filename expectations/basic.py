"""The expectations that follow from a table's schema: filled, in vocabulary, not below a minimum, unique, resolving."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from expectations.rules import Rule, quoted, reference
from schemas import Column, Table


def basic_rules(table: Table) -> Iterator[Rule]:
    """The rules of all columns of `table` and of its key."""
    for column in table.columns:
        yield from _column_rules(table, column)
    yield _unique_key(table)


def _column_rules(table: Table, column: Column) -> Iterator[Rule]:
    name = column.name
    if not column.nullable:
        yield Rule(
            table.name,
            f"{name}_filled",
            expects=f"{name} is never null",
            cause="did a join find no partner?",
            failing=f"t.{name} IS NULL",
        )
    if column.vocabulary is not None:
        yield Rule(
            table.name,
            f"{name}_in_vocabulary",
            expects=f"{name} is a value of the vocabulary {column.vocabulary.name}",
            cause="is a cell of the lexicon misspelt, or a new value missing in schemas/vocabularies.py?",
            failing=f"t.{name} NOT IN {quoted(tuple(column.vocabulary.values))}",
            shows=(name,),
            grouped=True,
        )
    if column.minimum is not None:
        yield Rule(
            table.name,
            f"{name}_not_below_minimum",
            expects=f"{name} is {column.minimum:g} or more",
            cause="did an offset or a difference wrap or change its sign?",
            failing=f"t.{name} < {column.minimum:g}",
            shows=(name,),
        )
    if column.dtype == pl.Float64:
        yield Rule(
            table.name,
            f"{name}_finite",
            expects=f"{name} is a number, not infinite and not NaN",
            cause="was something divided by zero, or a number word without value multiplied?",
            failing=f"NOT isfinite(t.{name})",
            shows=(name,),
        )
    if column.references is not None:
        other, target = column.references.split(".")
        yield Rule(
            table.name,
            f"{name}_resolves",
            expects=f"{name} is found in {column.references}",
            cause=f"was the row of {other} set aside or written to another release?",
            failing=f"t.{name} IS NOT NULL AND {name}_row.{target} IS NULL",
            shows=(name,),
            joins=(reference(name, other, target),),
            needs=(other,),
        )


def _unique_key(table: Table) -> Rule:
    key = ", ".join(table.key)
    same = " AND ".join(f"t.{name} IS NOT DISTINCT FROM copies.{name}" for name in table.key)
    return Rule(
        table.name,
        "key_unique",
        expects=f"no two rows share ({key})",
        cause="was a document parsed twice, or did a join multiply rows?",
        failing="copies.count > 1",
        joins=(
            f"LEFT JOIN (SELECT {key}, count(*) AS count FROM {table.name} GROUP BY ALL HAVING count(*) > 1) AS copies "
            f"ON {same}",
        ),
        keeps_first=True,
    )
