"""The answer to a query as a table for people, or as CSV, JSON or Parquet for programs."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import IO

import polars as pl
from rich.console import Console
from rich.table import Table

FORMATS = ("table", "csv", "json", "parquet")


def write_answer(rows: pl.DataFrame, form: str, out: IO[bytes]) -> None:
    """Writes the rows to a binary stream as `csv` (with a header), `json` (a list of objects) or `parquet`.

    Lists and structs are JSON in a CSV cell. Dates are ISO 8601.
    """
    if form == "csv":
        nested = [name for name, dtype in rows.schema.items() if dtype.is_nested()]
        flat = rows.with_columns(
            pl.Series(name, [None if value is None else _json(value) for value in rows[name].to_list()], pl.String)
            for name in nested
        )
        out.write(flat.write_csv().encode())
    elif form == "json":
        out.write(json.dumps(rows.to_dicts(), ensure_ascii=False, indent=2, default=_plain).encode() + b"\n")
    elif form == "parquet":
        rows.write_parquet(out)
    else:
        message = f"unknown format {form!r}: use one of {', '.join(FORMATS)}"
        raise ValueError(message)


def show_answer(rows: pl.DataFrame, console: Console, limit: int = 100) -> None:
    """Shows the first rows as a table in a terminal, numbers to the right, and says how many there are."""
    table = Table(header_style="bold", show_lines=False)
    for name, dtype in rows.schema.items():
        table.add_column(name, justify="right" if dtype.is_numeric() else "left", overflow="fold")
    for row in rows.head(limit).iter_rows():
        table.add_row(*map(_cell, row))
    console.print(table, markup=False)
    more = f", {rows.height - limit} not shown" if rows.height > limit else ""
    console.print(f"{rows.height} row{'' if rows.height == 1 else 's'}{more}", style="dim", markup=False)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        # Twelve digits: 66 billion in full, and no 0.30000000000000004.
        return f"{value:,.12g}" if abs(value) < 1e15 else f"{value:g}"
    if isinstance(value, int):
        return f"{value:,}"
    return _json(value) if isinstance(value, list | dict) else str(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, pl.Series):
        return value.to_list()
    raise TypeError(type(value).__name__)
