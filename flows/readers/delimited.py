"""Delimited text to records, also where some of its rows are broken."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import polars as pl

from flows.readers.errors import UnreadableError

_SEPARATORS = ",;\t|"
# Each quotation mark that is never closed costs one more pass over the rest.
_PASSES = 20


class Delimited(NamedTuple):
    """The records below the header, all columns text; the number of each, from 1; and those that are broken."""

    records: pl.DataFrame
    numbers: pl.Series
    broken: list[tuple[int, str]]


def parse_delimited(text: str) -> Delimited:
    """The records of a text with a header line; blank lines are counted but are no records.

    The separator is the one among comma, semicolon, tab and bar that the header has most of. A row with fewer fields
    than the header ends in nulls; one with more, or with a quotation mark that is never closed, is broken.
    Raises `UnreadableError` where there is no header.
    """
    header, _, _ = text.lstrip("\r\n").partition("\n")
    if not header.strip():
        raise UnreadableError("empty", "it holds no text: leave it out")
    separator = max(_SEPARATORS, key=header.count)
    broken: list[tuple[int, str]] = []
    try:
        if text.count('"') % 2:
            # Polars takes a mark that is never closed for closed by the end of the text.
            raise pl.exceptions.ComputeError("a quotation mark is left")
        records = pl.read_csv(text.encode(), separator=separator, infer_schema=False)
        records = records.rename(str.strip)
        numbers = pl.int_range(1, records.height + 1, eager=True)
    except pl.exceptions.PolarsError:
        records, numbers, broken = _parse_row_by_row(text, separator)
    filled = records.select(~pl.all_horizontal(pl.all().is_null())).to_series()
    return Delimited(records.filter(filled), numbers.filter(filled), broken)


def _parse_row_by_row(text: str, separator: str) -> Delimited:
    rows = _rows(text, separator)
    header = [name.strip() for name in next(rows, None) or ()]
    names = [name if name not in header[:place] else f"{name}_{place}" for place, name in enumerate(header)]
    kept: list[list[str | None]] = []
    numbers: list[int] = []
    broken: list[tuple[int, str]] = []
    for number, row in enumerate(rows, start=1):
        if row is None:
            broken.append((number, "a quotation mark is never closed: close it, or double those within a field"))
        elif len(row) > len(names):
            broken.append(
                (number, f"{len(row)} fields where the header names {len(names)}: quote those with a separator")
            )
        else:
            kept.append([*(value or None for value in row), *[None] * (len(names) - len(row))])
            numbers.append(number)
    records = pl.DataFrame(kept, schema=dict.fromkeys(names, pl.String), orient="row")
    return Delimited(records, pl.Series(numbers, dtype=pl.Int64), broken)


def _rows(text: str, separator: str) -> Iterator[list[str] | None]:
    """The fields of each row; null for a line whose quotation mark is never closed."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    lines: Sequence[str] = io.StringIO(text, newline="").readlines()
    for _ in range(_PASSES):
        reader = csv.reader(lines, delimiter=separator)
        start = 0
        for row in reader:
            # Only the last row can run to the end of the text for want of a closing mark.
            if reader.line_num == len(lines) and _is_open(lines[start:], separator):
                yield None
                lines = lines[start + 1 :]
                break
            yield row
            start = reader.line_num
        else:
            return
    yield None


def _is_open(lines: Sequence[str], separator: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
