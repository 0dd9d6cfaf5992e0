"""Asking a release in SQL: read-only, and confined to the one file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from warehouse.errors import QueryError
from warehouse.manifest import CATALOG

ROWS_AT_ONCE = 16_384
"""Rows of a long answer that are held: of whole texts, some sixty megabytes."""

_WIDE = re.compile(r"U?HUGEINT|DECIMAL\([0-9]+,0\)")
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
    """All rows that `answer` gives, in memory."""
    with answer(release, sql, rates) as frames:
        return pl.concat(frames)


@contextmanager
def answer(release: Path, sql: str, rates: Mapping[str, float] | None = None) -> Iterator[Iterator[pl.DataFrame]]:
    """The rows that the SQL gives on the release's DuckDB file, some thousands at a time.

    There is one frame at least; of several statements, the last counts. The SQL can change nothing, and read no other
    file, address or variable but `getvariable('rates')`, what one of each currency is worth. Raises `QueryError` with
    the reason, which may show only when some rows were given.
    """
    path = release / CATALOG
    if not path.is_file():
        message = f"{release} holds no {CATALOG}: unpack the release from its archive again"
        raise QueryError(message)
    # What a large sort does not hold must not go beside the file, into the release.
    with tempfile.TemporaryDirectory(prefix="gigawatt-") as aside:
        config: dict[str, str | bool | int | float | list[str]] = {
            "python_enable_replacements": False,
            "temp_directory": aside,
        }
        try:
            with duckdb.connect(str(path), read_only=True, config=config) as connection:
                connection.execute("SET enable_external_access = false")
                connection.execute("SET TimeZone = 'UTC'")
                if rates:
                    connection.execute("SET VARIABLE rates = map(?, ?)", [list(rates), list(rates.values())])
                connection.execute("SET lock_configuration = true")
                relation = connection.sql(sql)
                frames = _frames(None if relation is None else _readable(relation))
                try:
                    yield frames
                finally:
                    # What is left open keeps the file from the next question.
                    frames.close()
        except duckdb.Error as error:
            raise QueryError(_sentence(error)) from None


def _readable(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The relation with what Polars has no type for as text."""
    columns = [
        ('"' + name.replace('"', '""') + '"', str(dtype).startswith(AS_TEXT))
        for name, dtype in zip(relation.columns, relation.types, strict=True)
    ]
    if not any(as_text for _, as_text in columns):
        return relation
    return relation.project(
        ", ".join(f"CAST({name} AS VARCHAR) AS {name}" if as_text else name for name, as_text in columns)
    )


def _frames(relation: duckdb.DuckDBPyRelation | None) -> Generator[pl.DataFrame, None, None]:
    if relation is None:
        yield pl.DataFrame()
        return
    if any(_WIDE.fullmatch(str(dtype)) for dtype in relation.types):
        rows: pl.DataFrame = relation.pl()
        yield rows.with_columns(
            # A sum of integers is a HUGEINT, which arrives as a decimal. Which type does shows only with all values.
            pl.col(name).cast(pl.Int64 if _fits(rows[name]) else pl.Float64)
            for name, dtype in rows.schema.items()
            if isinstance(dtype, pl.Decimal) and dtype.scale == 0
        )
        return
    # It has another name for the second of two columns of one name.
    none = relation.limit(0).pl()
    yield none
    with relation.to_arrow_reader(ROWS_AT_ONCE) as reader:
        while True:
            try:
                yield pl.DataFrame(reader.read_next_batch().rename_columns(none.columns))
            except StopIteration:
                return
            except (OSError, pa.ArrowException) as error:
                # Arrow tells what DuckDB said.
                raise QueryError(_sentence(error)) from None


def _fits(values: pl.Series) -> bool:
    """Whether all values are 64-bit integers."""
    return values.cast(pl.Int64, strict=False).null_count() == values.null_count()


def _sentence(error: Exception) -> str:
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
