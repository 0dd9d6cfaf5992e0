"""The answer to a query as a table for people, or as CSV, JSON or Parquet for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import chain
from typing import IO

import polars as pl
import polars.selectors as cs
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

_TEXT_WIDTH = 16
"""Columns of text narrower than this are not read but deciphered."""

FORMATS = ("table", "csv", "json", "parquet")


def write_answer(frames: Iterable[pl.DataFrame], form: str, out: IO[bytes]) -> None:
    """Writes the rows to a binary stream as `csv` (with a header), `json` (a list of objects) or `parquet`.

    Frame by frame, all of the schema of the first. Lists and structs are JSON in a CSV cell. Dates are ISO 8601. In
    JSON, numbers that are none are null, however deep they stand.
    """
    if form not in _WRITERS:
        message = f"unknown format {form!r}: use one of {', '.join(FORMATS)}"
        raise ValueError(message)
    _WRITERS[form](frames, out)


def _write_csv(frames: Iterable[pl.DataFrame], out: IO[bytes]) -> None:
    for place, rows in enumerate(frames):
        nested = [name for name, dtype in rows.schema.items() if dtype.is_nested()]
        flat = rows.with_columns(
            pl.Series(name, [None if value is None else _json(value) for value in rows[name].to_list()], pl.String)
            for name in nested
        )
        out.write(flat.write_csv(include_header=place == 0).encode())


def _write_json(frames: Iterable[pl.DataFrame], out: IO[bytes]) -> None:
    before = "[\n  "
    for rows in frames:
        known = rows.with_columns(pl.when(cs.float().is_finite()).then(cs.float()))
        for row in known.iter_rows(named=True):
            # A line each: indented, it would take five times as long.
            out.write(f"{before}{_json(row)}".encode())
            before = ",\n  "
    out.write(b"[]\n" if before.startswith("[") else b"\n]\n")


def _write_parquet(frames: Iterable[pl.DataFrame], out: IO[bytes]) -> None:
    # Here, since it takes a while to import. Polars' own would need a file, and tells errors in its own way.
    from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]  # it ships no types

    tables = (rows.to_arrow(compat_level=pl.CompatLevel.oldest()) for rows in frames)
    first = next(tables)
    with ParquetWriter(_Counted(out), first.schema, compression="zstd") as writer:
        for table in chain([first], tables):
            if table.num_rows:
                writer.write_table(table.cast(first.schema))


class _Counted:
    """A stream that knows how much was written to it, which a pipe does not."""

    closed = False

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._size = 0

    def write(self, content: bytes) -> int:
        self._size += len(content)
        return self._out.write(content)

    def tell(self) -> int:
        return self._size

    def flush(self) -> None:
        self._out.flush()

    def close(self) -> None:
        """Whoever opened it closes it."""


_WRITERS: dict[str, Callable[[Iterable[pl.DataFrame], IO[bytes]], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "parquet": _write_parquet,
}


def show_answer(frames: Iterable[pl.DataFrame], console: Console, limit: int = 100) -> None:
    """Shows the first rows in a terminal, numbers to the right, and says how many there are.

    As a table where the columns fit the width of the terminal; else as a block of lines a row, without its nulls. The
    rows that are not shown are not held.
    """
    rows, height = pl.DataFrame(), 0
    for frame in frames:
        rows = frame.head(limit) if not height else pl.concat([rows, frame.head(limit - rows.height)])
        height += frame.height
    shown = [tuple(map(_cell, row)) for row in rows.iter_rows()]
    if _least_width(rows, shown) <= console.width:
        console.print(_table(rows, shown), markup=False)
    else:
        for number, cells in enumerate(shown, start=1):
            console.print(Rule(f"row {number}", align="left", style="dim"))
            console.print(_record(rows.columns, cells), markup=False)
    more = f", {height - limit:,} not shown: --format csv gives all" if height > limit else ""
    console.print(f"{height:,} row{'' if height == 1 else 's'}{more}", style="dim", markup=False)


def _least_width(rows: pl.DataFrame, shown: list[tuple[str, ...]]) -> int:
    """The width below which the table would cut numbers or squeeze texts into unreadable columns."""
    width = 1
    for place, (name, dtype) in enumerate(rows.schema.items()):
        longest = max([len(name), *(len(cells[place]) for cells in shown)])
        width += 3 + (min(longest, max(len(name), _TEXT_WIDTH)) if dtype == pl.String else longest)
    return width


def _table(rows: pl.DataFrame, shown: list[tuple[str, ...]]) -> Table:
    table = Table(header_style="bold", show_lines=False)
    for name, dtype in rows.schema.items():
        table.add_column(
            name,
            justify="right" if dtype.is_numeric() else "left",
            overflow="fold",
            no_wrap=dtype != pl.String and not dtype.is_nested(),
        )
    for cells in shown:
        # As texts: in a string, Rich would make a smile of ":smile:".
        table.add_row(*map(Text, cells))
    return table


def _record(names: list[str], cells: tuple[str, ...]) -> Table:
    record = Table.grid(padding=(0, 2))
    record.add_column(style="bold", no_wrap=True)
    record.add_column(overflow="fold")
    for name, cell in zip(names, cells, strict=True):
        if cell:
            record.add_row(name, Text(cell))
    return record


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if abs(value) >= 1e15:
            return f"{value:g}"
        # A trillion in full, and no 0.30000000000000004.
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.12g}"
    if isinstance(value, int):
        return f"{value:,}"
    return _json(value) if isinstance(value, list | dict) else str(value)


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=_plain, allow_nan=False)
    except (TypeError, ValueError):
        # Rare, and to look for it beforehand would cost each row.
        return json.dumps(_told(value), ensure_ascii=False, default=_plain)


def _told(value: object) -> object:
    """The value with null for numbers that are none, and texts for a map's keys, for which JSON has no words."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() else None
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): _told(each) for key, each in value.items()}
    if isinstance(value, list | pl.Series):
        return [_told(each) for each in value]
    return value


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
