"""Asking a release in SQL: read-only, and confined to the one file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from warehouse.errors import QueryError
from warehouse.manifest import CATALOG

# Polars has no type for these: they come as DuckDB writes them.
AS_TEXT = ("INTERVAL", "UNION", "BIT", "VARIANT", "TIME WITH TIME ZONE")


def is_blank(sql: str) -> bool:
    """Whether there is no statement in it, but white space, semicolons or comments."""
    try:
        return not duckdb.extract_statements(sql)
    except duckdb.Error:
        # Something that is wrong.
        return False


def run_query(release: Path, sql: str, rates: Mapping[str, float] | None = None) -> pl.DataFrame:
    """The rows that the SQL gives on the release's DuckDB file; of several statements those of the last.

    It can change nothing there, and read no other file, address or variable but `getvariable('rates')`, what one of
    each currency is worth. Raises `QueryError` with the reason.
    """
    path = release / CATALOG
    if not path.is_file():
        message = f"{release} holds no {CATALOG}: unpack the release from its archive again"
        raise QueryError(message)
    try:
        with duckdb.connect(str(path), read_only=True, config={"python_enable_replacements": False}) as connection:
            connection.execute("SET enable_external_access = false")
            connection.execute("SET TimeZone = 'UTC'")
            if rates:
                connection.execute("SET VARIABLE rates = map(?, ?)", [list(rates), list(rates.values())])
            connection.execute("SET lock_configuration = true")
            relation = connection.sql(sql)
            return _rows(relation) if relation is not None else pl.DataFrame()
    except duckdb.Error as error:
        raise QueryError(_sentence(error)) from None


def _rows(relation: duckdb.DuckDBPyRelation) -> pl.DataFrame:
    columns = [
        ('"' + name.replace('"', '""') + '"', str(dtype).startswith(AS_TEXT))
        for name, dtype in zip(relation.columns, relation.types, strict=True)
    ]
    if any(as_text for _, as_text in columns):
        relation = relation.project(
            ", ".join(f"CAST({name} AS VARCHAR) AS {name}" if as_text else name for name, as_text in columns)
        )
    rows: pl.DataFrame = relation.pl()
    return rows.with_columns(
        # A sum of integers is a HUGEINT, which arrives as a decimal.
        pl.col(name).cast(pl.Int64 if _fits(rows[name]) else pl.Float64)
        for name, dtype in rows.schema.items()
        if isinstance(dtype, pl.Decimal) and dtype.scale == 0
    )


def _fits(values: pl.Series) -> bool:
    """Whether all values are 64-bit integers."""
    return values.cast(pl.Int64, strict=False).null_count() == values.null_count()


def _sentence(error: duckdb.Error) -> str:
    """The error in one line: what is wrong, where, and what is near that exists."""
    head, _, rest = str(error).partition("\n\nLINE ")
    kind, _, what = head.partition(": ")
    what = " ".join(what.split()) if what else kind
    if isinstance(error, duckdb.PermissionException):
        return f"a query reads the release and nothing else, and changes no settings ({what})"
    if "read-only mode" in what:
        return "a release does not change: only queries that read are allowed"
    lines = rest.split("\n")
    if len(lines) > 1 and "^" in lines[1]:
        # The marker stands below the text that follows "LINE 1: ".
        _, _, text = lines[0].partition(": ")
        column = lines[1].index("^") - (len("LINE ") + len(lines[0]) - len(text))
        what = f"{what} (at {text[max(column, 0) :][:30].strip()!r})" if "at or near" not in what else what
    return what
