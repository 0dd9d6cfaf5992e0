"""Putting names and values into SQL."""

from __future__ import annotations

from pathlib import Path


def literal(text: str) -> str:
    """The text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def file_pattern(path: Path | str) -> str:
    """The path as an SQL string that DuckDB takes for this one file: it expands patterns in file names."""
    escaped = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))
    return literal(escaped)
