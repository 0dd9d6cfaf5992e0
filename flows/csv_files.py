"""CSV files that people write by hand or by a spreadsheet, read as text."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import polars as pl

from flows.errors import InputError
from flows.input_files import read_input


def read_csv_file(name: str, file: str) -> pl.DataFrame:
    """The rows of the file, all columns text; lines that begin with `#` are comments.

    Raises `InputError`, which calls the file by `name` ("The corrections c.csv …"), where it cannot be read, is no CSV
    file in UTF-8 with a header, or has a row with more cells than the header.
    """
    try:
        content = read_input(file)
        return csv_frame(content)
    except OSError as error:
        raise InputError(f"{name} {file} cannot be read ({error.strerror}): check the path.") from error
    except pl.exceptions.PolarsError as error:
        if row_no := _row_with_more_cells(content):
            message = f"{file}, row {row_no}: more cells than the header: put a value that holds a comma in quotes"
            raise InputError(message) from error
        reason = str(error).splitlines()[0]
        message = f"{name} {file} are no CSV file in UTF-8 with a header ({reason}): save them as one."
        raise InputError(message) from error


def csv_frame(content: bytes) -> pl.DataFrame:
    """The rows of such a file's content. Raises `polars.exceptions.PolarsError` where it is none."""
    return pl.read_csv(content, comment_prefix="#", infer_schema=False, separator=_separator(content))


def _separator(content: bytes) -> str:
    """A comma, or a semicolon where the header has none but these: so French spreadsheets write CSV."""
    header = next(iter(_lines(content)), "")
    return ";" if ";" in header and "," not in header else ","


def _lines(content: bytes) -> Iterator[str]:
    return (line for line in content.decode("utf-8", "replace").splitlines() if not line.startswith("#"))


def _row_with_more_cells(content: bytes) -> int | None:
    """The first row that has more cells than the header, 1 being the one after it; Polars does not say which."""
    widths = [len(cells) for cells in csv.reader(_lines(content), delimiter=_separator(content)) if cells]
    return next((row_no for row_no, width in enumerate(widths) if width > widths[0]), None)
