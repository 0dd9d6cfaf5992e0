"""Parquet files that are the same bytes for the same rows, and say what their columns mean."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from schemas import Table

# Fixed, since the default depends on the number of threads. DuckDB skips row groups by their statistics.
ROW_GROUP_SIZE = 65_536
COMPRESSION_LEVEL = 3


def write_table(frame: pl.DataFrame | pl.LazyFrame, table: Table, path: Path) -> int:
    """Writes the rows, sorted by the table's key and with exactly its columns, and says how many they are.

    Raises `polars.exceptions.PolarsError` where the rows do not fit the table.
    """
    rows = table.conform(frame.lazy().collect()).sort(table.key, maintain_order=True)
    rows.write_parquet(
        path,
        compression="zstd",
        compression_level=COMPRESSION_LEVEL,
        statistics=True,
        row_group_size=ROW_GROUP_SIZE,
        metadata={"table": table.name, "description": table.description},
        arrow_schema=described_schema(table),
        mkdir=True,
    )
    return rows.height


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
