"""The DuckDB file of a release: tables, views, macros and comments in one file that works wherever it is copied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from graphlib import TopologicalSorter
from importlib import resources
from pathlib import Path

import duckdb

from schemas import RELEASE_TABLES, Column, Table
from warehouse.sqltext import file_pattern, literal

# Opened by DuckDB 1.0 and later; without it, only by the version that wrote it.
STORAGE_VERSION = "v1.0.0"


def build_catalog(tables: Path, path: Path, config: Mapping[str, str] | None = None) -> None:
    """Writes the DuckDB file at `path` with the rows of `tables/<table>/*.parquet` in it.

    In it rather than read from beside it: a view over Parquet files finds them only from the folder it was made in.
    `config` are further settings of DuckDB, as how much it may hold.
    """
    path.unlink(missing_ok=True)
    # Largest first, so that the two threads end together.
    names = sorted(RELEASE_TABLES, key=lambda name: (-_size(tables / name), name))
    # Two threads of ours, that copy a table each, take a fifth less than as many of DuckDB's that share each table.
    with duckdb.connect(config={**(config or {}), "threads": "1"}) as connection:
        connection.execute(f"ATTACH {literal(str(path))} AS catalog (STORAGE_VERSION '{STORAGE_VERSION}')")
        # Else each table's commit may write a checkpoint; the one at the end does for all.
        connection.execute("SET checkpoint_threshold = '1TB'")

        def copy(name: str) -> None:
            with connection.cursor() as cursor:
                pattern = file_pattern(tables / name) + " || '/*.parquet'"
                cursor.execute(f"CREATE TABLE catalog.{name} AS FROM read_parquet({pattern})")

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(copy, names))
        connection.execute("USE catalog")
        connection.execute("BEGIN")
        for statement in view_statements():
            connection.execute(statement)
        connection.execute(";\n".join(comment_statements(connection)))
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT catalog")
        connection.execute("USE memory")
        connection.execute("DETACH catalog")


def view_statements() -> list[str]:
    """The content of each file in `warehouse/views/`, a view after those that it reads."""
    files = resources.files("warehouse").joinpath("views").iterdir()
    content = {file.name.removesuffix(".sql"): file.read_text("utf-8") for file in files if file.name.endswith(".sql")}
    reads = {name: sorted(_sources(sql) & set(content) - {name}) for name, sql in sorted(content.items())}
    return [content[name] for name in TopologicalSorter(reads).static_order()]


def _sources(sql: str) -> set[str]:
    """The names that the SQL reads from; not those that its comments and texts mention."""
    return set(re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", re.sub(r"--.*|'(?:[^']|'')*'", "", sql)))


def comment_statements(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """COMMENT ON for each table and its columns, and for the views' columns that keep a table column's name.

    What a view's file says of a column stands.
    """
    tables = RELEASE_TABLES.values()
    statements = [f"COMMENT ON TABLE {table.name} IS {literal(table.description)}" for table in tables]
    statements += [
        f'COMMENT ON COLUMN {table.name}."{column.name}" IS {literal(describe(column))}'
        for table in tables
        for column in table.columns
    ]
    described = _descriptions(tuple(tables))
    bare = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND table_name IN "
        "(SELECT view_name FROM duckdb_views() WHERE NOT internal) ORDER BY ALL"
    ).fetchall()
    statements += [
        f'COMMENT ON COLUMN {view}."{column}" IS {literal(described[column])}'
        for view, column in bare
        if column in described
    ]
    return statements


def describe(column: Column) -> str:
    """What a column means, with its unit and the values it takes."""
    parts = [column.description]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.vocabulary:
        parts.append(f"One of: {', '.join(column.vocabulary.values)}.")
    if column.references:
        parts.append(f"Refers to {column.references}.")
    return " ".join(parts)


def _descriptions(tables: tuple[Table, ...]) -> dict[str, str]:
    """The description of each column name, from the first table that has it."""
    described: dict[str, str] = {}
    for table in tables:
        for column in table.columns:
            described.setdefault(column.name, describe(column))
    return described


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.parquet"))
