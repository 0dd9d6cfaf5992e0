"""The data dictionary as Markdown: every table, column and vocabulary, derived from their definitions."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.model import Column, Table, Vocabulary


def table_section(table: Table) -> str:
    """One table as a Markdown section: its meaning, its key and a row per column."""
    rows = "\n".join(f"| `{column.name}` | {type_name(column)} | {_meaning(column)} |" for column in table.columns)
    key = ", ".join(f"`{name}`" for name in table.key)
    head = f"## {table.name}\n\n{table.description} Key: {key}.\n\n| column | type | meaning |\n| --- | --- | --- |\n"
    return f"{head}{rows}\n"


def vocabulary_section(vocabulary: Vocabulary) -> str:
    """One vocabulary as a Markdown section: a row per value."""
    rows = "\n".join(f"| `{value}` | {meaning} |" for value, meaning in vocabulary.values.items())
    return f"### {vocabulary.name}\n\n{vocabulary.description}\n\n| value | meaning |\n| --- | --- |\n{rows}\n"


def data_dictionary(tables: Iterable[Table], vocabularies: Iterable[Vocabulary]) -> str:
    """All tables and vocabularies as one Markdown page."""
    return "\n".join(
        [
            "# The tables of a release\n",
            "Made from `schemas/`; `make tables` writes it anew.\n",
            *map(table_section, tables),
            "## Vocabularies\n",
            *map(vocabulary_section, vocabularies),
        ]
    )


def type_name(column: Column) -> str:
    """The column's type as DuckDB shows it, and whether it may be null."""
    name = {
        "String": "VARCHAR", "Int32": "INTEGER", "Int64": "BIGINT", "Float64": "DOUBLE", "Boolean": "BOOLEAN",
        "Date": "DATE", "Datetime": "TIMESTAMP WITH TIME ZONE",
    }  # fmt: skip
    base = str(column.dtype).split("(")[0]
    shown = name.get(base) or ("VARCHAR[]" if "Struct" not in str(column.dtype) else "STRUCT[]")
    return shown + (", nullable" if column.nullable else "")


def _meaning(column: Column) -> str:
    parts = [column.description]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.vocabulary:
        parts.append(f"One of [{column.vocabulary.name}](#{column.vocabulary.name}).")
    if column.references:
        parts.append(f"See `{column.references}`.")
    return " ".join(parts).replace("|", "\\|")
