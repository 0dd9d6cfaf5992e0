"""Parquet files that are the same bytes for the same rows, and say what their columns mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
from polars.io.plugins import register_io_source

from schemas import Table
from warehouse.ranges import Ranged

# Fixed, since the default depends on the number of threads. DuckDB skips row groups by their statistics.
ROW_GROUP_SIZE = 65_536
COMPRESSION_LEVEL = 3


def write_table(rows: pl.DataFrame | pl.LazyFrame | Ranged, table: Table, path: Path) -> int:
    """Writes the rows, sorted by the table's key and with exactly its columns, and says how many they are.

    Of a ranged table no more than two ranges are held at a time, and the file is the same as that of all its rows.
    Raises `polars.exceptions.PolarsError` where the rows do not fit the table.
    """
    height = 0

    def in_order(*_: object) -> Iterator[pl.DataFrame]:
        nonlocal height
        for frame in rows.frames() if isinstance(rows, Ranged) else [rows.lazy().collect()]:
            height += frame.height
            yield table.conform(frame).sort(table.key, maintain_order=True)

    try:
        register_io_source(in_order, schema=table.polars_schema).sink_parquet(
            path,
            compression="zstd",
            compression_level=COMPRESSION_LEVEL,
            statistics=True,
            row_group_size=ROW_GROUP_SIZE,
            metadata={"table": table.name, "description": table.description},
            arrow_schema=described_schema(table),
            mkdir=True,
        )
    except Exception:
        path.unlink(missing_ok=True)
        raise
    return height


def described_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, with `description`, `unit` and `vocabulary` as metadata of its fields."""
    # The oldest level: a reader of 2020 knows large_string, but not string_view.
    plain = table.empty().to_arrow(compat_level=pl.CompatLevel.oldest()).schema
    return pa.schema(
        [
            plain.field(column.name).with_metadata(
                {
                    "description": column.description,
                    **({"unit": column.unit} if column.unit else {}),
                    **({"vocabulary": ", ".join(column.vocabulary.values)} if column.vocabulary else {}),
                }
            )
            for column in table.columns
        ]
    )
