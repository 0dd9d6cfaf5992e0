"""Records in tables: one row of a CSV or Parquet file, one record."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from flows.readers.decode import decode
from flows.readers.delimited import parse_delimited
from flows.readers.discover import Found
from flows.readers.errors import UnreadableError
from flows.readers.html_records import read_markup
from flows.readers.opened import Opened, read_whole
from flows.readers.options import ReadOptions
from flows.readers.pieces import Piece, Reject
from flows.readers.records import first_filled, name_advice

# A table is many texts.
_TEXTS_IN_A_TABLE = 64
_ROWS_AT_ONCE = 2_000


def read_delimited(found: Found, opened: Opened, options: ReadOptions) -> Iterator[Piece]:
    """One row or reject per record of a CSV file with a header; the hash is of the text's UTF-8.

    A record's place is its number below the header, from 1: "a.csv#12".
    """
    text = decode(read_whole(opened, _TEXTS_IN_A_TABLE * options.largest_text), opened.charset)
    table = parse_delimited(text)
    columns = _columns(table.records.columns, options)
    rejects = [Reject(f"{found.uri}#{number}", "bad_record", detail) for number, detail in table.broken]
    # Hundreds of megabytes in one batch would be too many.
    for start in range(0, table.records.height, _ROWS_AT_ONCE):
        part = table.records.slice(start, _ROWS_AT_ONCE)
        yield _piece(part, table.numbers.slice(start, _ROWS_AT_ONCE), columns, found, opened)
    yield Piece(inputs=len(rejects), rejects=rejects)


def read_parquet(found: Found, opened: Opened, options: ReadOptions) -> Iterator[Piece]:
    """One row or reject per row of a Parquet file; the hash is of the text's UTF-8.

    A record's place is its number in the file, from 1. Where a part of the file is damaged, the rest counts as one
    input, set aside.
    """
    # Slow to import, and many sources are no Parquet.
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
    from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]  # it ships no types

    seekable = opened.media.compression is None and opened.stream.seekable()
    whole = opened.stream if seekable else io.BytesIO(read_whole(opened, _TEXTS_IN_A_TABLE * options.largest_text))
    try:
        file = ParquetFile(whole)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError("corrupt_archive", f"it is no whole Parquet file ({error}): fetch it again") from error
    columns = _columns_of(file, options)
    number = 0
    try:
        for batch in file.iter_batches(_ROWS_AT_ONCE, columns=[name for names in columns.values() for name in names]):
            part = pl.DataFrame(batch).select(
                _as_text(name, dtype) for name, dtype in pl.DataFrame(batch).schema.items()
            )
            yield _piece(part, pl.int_range(number + 1, number + part.height + 1, eager=True), columns, found, opened)
            number += part.height
    except (pa.ArrowException, OSError) as error:
        detail = f"from here on the file is damaged ({error}): fetch it again"
        yield Piece(inputs=1, rejects=[Reject(f"{found.uri}#{number + 1}", "corrupt_archive", detail)])


def _columns_of(file: Any, options: ReadOptions) -> dict[str, list[str]]:  # noqa: ANN401  # pyarrow ships no types
    """The same of a Parquet file: structs and maps cannot be shown as text, and a text is no number."""
    import pyarrow.types as kinds  # type: ignore[import-untyped]  # it ships no types

    def is_text(kind: Any) -> bool:  # noqa: ANN401  # as above
        inner = (
            kind.value_type if kinds.is_dictionary(kind) or kinds.is_list(kind) or kinds.is_large_list(kind) else kind
        )
        # What holds nothing but nulls has no type.
        return bool(str(inner).startswith(("string", "large_string", "binary", "large_binary", "null")))

    kinds_of = {field.name: field.type for field in file.schema_arrow}
    columns = options.resolve(
        name for name, kind in kinds_of.items() if not (kinds.is_struct(kind) or kinds.is_map(kind))
    )
    columns["text"] = [name for name in columns["text"] if is_text(kinds_of[name])]
    if not columns["text"]:
        named = (
            name if is_text(kind) else f"{name} ({str(kind).partition('<')[0]})" for name, kind in kinds_of.items()
        )
        raise UnreadableError("no_text_column", name_advice(named, "column"))
    return columns


def _columns(present: Sequence[str], options: ReadOptions) -> dict[str, list[str]]:
    columns = options.resolve(present)
    if not columns["text"]:
        raise UnreadableError("no_text_column", name_advice(present, "column"))
    return columns


def _piece(
    records: pl.DataFrame, numbers: pl.Series, columns: dict[str, list[str]], found: Found, opened: Opened
) -> Piece:
    fields = records.select(
        first_filled([pl.col(name) for name in names]).alias(field) for field, names in columns.items()
    ).with_columns(item=pl.format("{}#{}", pl.lit(found.uri), numbers))
    rows = fields.select(
        "item",
        uri=pl.coalesce("url", "item"),
        media_type=pl.lit(opened.media.media_type),
        sha256=pl.Series(
            [hashlib.sha256(text or b"").hexdigest() for text in fields["text"].cast(pl.Binary)], dtype=pl.String
        ),
        text="text",
        retrieved_at="retrieved_at",
        title="title",
        publisher="publisher",
        author="author",
        language="language",
        date="date",
        address="url",
    )
    return Piece(inputs=rows.height, rows=read_markup(rows))


def _decode_or_null(data: bytes) -> str | None:
    try:
        return decode(data)
    except UnreadableError:
        return None


def _as_text(name: str, dtype: pl.DataType) -> pl.Expr:
    value = pl.col(name)
    if isinstance(dtype, pl.Datetime):
        return value.dt.strftime("%Y-%m-%dT%H:%M:%S%.f" + ("%:z" if dtype.time_zone else ""))
    if isinstance(dtype, pl.List):
        return value.cast(pl.List(pl.String)).list.join(", ")
    if isinstance(dtype, pl.Binary):
        return value.map_elements(_decode_or_null, return_dtype=pl.String)
    return value.cast(pl.String)
