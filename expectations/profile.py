"""What Great Expectations is given of a table: two frames of some dozen rows that stand for all of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from expectations.catalogue import rules_of
from expectations.groups import groups
from expectations.rules import Rule
from expectations.stretches import WITHIN_DOCUMENTS, in_stretch
from expectations.told_values import shows_in_values, told_values
from expectations.violations import count_failing
from schemas import Table

_CHECKS = {"id": pl.String, "value": pl.String, "rows": pl.Int64, "failing": pl.Int64}


@dataclass(frozen=True)
class Profile:
    """What a table's files hold.

    - `columns`, a row a column: `id` ('figures/low'), `type` and `declared_type`, `nulls` and `nulls_allowed` (null
      where any number is), `least` and `minimum` (null where there is none)
    - `checks`, a row a value that is told for a rule (`expectations.told_values`): `id` ('figures/kind_in_vocabulary'),
      `value` and `rows`; then a row for each rule that neither columns nor values show: `id` ('figures/key_unique') and
      `failing`, how many rows break it
    """

    table: str
    rows: int
    columns: pl.DataFrame
    checks: pl.DataFrame

    @property
    def values(self) -> pl.DataFrame:
        """The values and how many rows tell each."""
        return self.checks.filter(pl.col("failing").is_null()).drop("failing")


def shows_in_columns(rule: Rule) -> bool:
    """Whether the rule is checked on the profile of its column."""
    return rule.name.endswith(("_filled", "_not_below_minimum"))


def open_table(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> dict[str, str]:
    """Makes the view of a table, and says which types its columns have; nothing where no file can be read."""
    parts = sorted(folder.glob("**/*.parquet"))
    declared = {name: str(dtype) for name, dtype in table.polars_schema.items()}
    try:
        found = [{name: str(dtype) for name, dtype in pl.read_parquet_schema(part).items()} for part in parts]
    except (pl.exceptions.PolarsError, OSError):
        found = []
    files = "[" + ", ".join("'" + str(part).replace("'", "''") + "'" for part in parts) + "]"
    if found and all(columns == declared for columns in found):
        connection.execute(f"CREATE TEMP VIEW {table.name} AS FROM read_parquet({files}){in_stretch(table.name)}")
        return declared
    # The other rules are asked of the columns that are as declared, so that a report tells all that is wrong at once.
    wrong = {
        name: columns.get(name, "missing")
        for columns in found
        for name in {**declared, **columns}
        if columns.get(name) != declared.get(name)
    }
    connection.register(f"declared_{table.name}", table.empty())
    columns = connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE declared_{table.name})").fetchall()
    readable = ", ".join(
        f"CAST(NULL AS {duck_type}) AS {name}" if name in wrong or not found else name for name, duck_type in columns
    )
    source = f"read_parquet({files}, union_by_name = true)" if found else f"declared_{table.name}"
    cut = in_stretch(table.name)
    connection.execute(f"CREATE TEMP VIEW {table.name} AS FROM (SELECT {readable} FROM {source}){cut}")
    return {**declared, **wrong} if found else {}


def profile_table(connection: duckdb.DuckDBPyConnection, table: Table, types: Mapping[str, str]) -> Profile:
    """The profile of a table whose columns have these `types`; `connection` must have opened all tables."""
    rows, columns = _profile_columns(connection, table, types)
    asked = [rule for rule in rules_of(table.name) if not shows_in_columns(rule) and not shows_in_values(rule)]
    failing = count_failing(connection, asked, rows if table.name in WITHIN_DOCUMENTS else 0)
    counts = pl.DataFrame(
        {"id": [rule.id for rule in asked], "failing": [failing[rule] for rule in asked]}, schema_overrides=_CHECKS
    )
    checks = pl.concat([pl.DataFrame(schema=_CHECKS), *_profile_values(connection, table.name), counts], how="diagonal")
    return Profile(table.name, rows, columns, checks)


def _profile_columns(
    connection: duckdb.DuckDBPyConnection, table: Table, types: Mapping[str, str]
) -> tuple[int, pl.DataFrame]:
    required = [column.name for column in table.columns if not column.nullable]
    limited = [column.name for column in table.columns if column.minimum is not None]
    asked = [f"count({name})" for name in required] + [f"min({name})" for name in limited]
    [(rows, *found)] = connection.execute(f"SELECT count(*), {', '.join(asked)} FROM {table.name}").fetchall()
    nulls = {name: rows - filled for name, filled in zip(required, found, strict=False)}
    least = dict(zip(limited, found[len(required) :], strict=True))
    declared = {column.name: column for column in table.columns}
    names = {**declared, **types}
    columns = pl.DataFrame(
        {
            "id": [f"{table.name}/{name}" for name in names],
            "type": [types.get(name, "missing") for name in names],
            "declared_type": [str(declared[name].dtype) if name in declared else "none" for name in names],
            "nulls": [nulls.get(name) for name in names],
            "nulls_allowed": [0 if name in nulls else None for name in names],
            "least": [least.get(name) for name in names],
            "minimum": [declared[name].minimum if name in declared else None for name in names],
        },
        schema={
            "id": pl.String,
            "type": pl.String,
            "declared_type": pl.String,
            "nulls": pl.Int64,
            "nulls_allowed": pl.Int64,
            "least": pl.Float64,
            "minimum": pl.Float64,
        },
        strict=False,
    )
    return rows, columns


def _profile_values(connection: duckdb.DuckDBPyConnection, name: str) -> list[pl.DataFrame]:
    asked = [rule for rule in rules_of(name) if shows_in_values(rule)]
    if not asked:
        return []
    found = connection.sql(groups(name)).pl()
    return [told_values(rule, found) for rule in asked]
