"""Parquet files of a bucket as a lazy frame: read through fsspec, so that one set of settings holds for all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import polars as pl
from polars.io.plugins import register_io_source

from warehouse.stores.complaints import explained

Item = TypeVar("Item")
R = TypeVar("R")

_AHEAD = 8
"""Files that are fetched at once: an answer takes longer to come than to read."""


def scan_remote(
    files: Any,  # noqa: ANN401 - fsspec has no types
    paths: Sequence[str],
    names: Sequence[str],
    file_column: str | None = None,
) -> pl.LazyFrame:
    """The rows of the Parquet files at `paths` of an fsspec file system, in their order.

    `file_column` holds the name of each row's file. Only the columns that are used are fetched, and no more than eight
    files are held at once.
    """
    schema = pl.Schema(_read(files, paths[0], None).clear().schema)
    if file_column:
        schema[file_column] = pl.String()

    def batches(
        columns: list[str] | None, predicate: pl.Expr | None, rows: int | None, _size: int | None
    ) -> Iterator[pl.DataFrame]:
        wanted = columns if columns is not None else schema.names()
        stored = [name for name in wanted if name != file_column]

        def fetch(place: int) -> pl.DataFrame:
            frame = _read(files, paths[place], stored)
            if file_column in wanted:
                frame = frame.with_columns(pl.lit(names[place], pl.String).alias(str(file_column)))
            return frame.select(wanted)

        for frame in in_order(fetch, range(len(paths))):
            kept = frame if rows is None else frame.head(rows)
            rows = None if rows is None else rows - kept.height
            yield kept if predicate is None else kept.filter(predicate)
            if rows == 0:
                return

    return register_io_source(batches, schema=schema, is_pure=True)


def in_order(step: Callable[[Item], R], items: Sequence[Item], width: int = _AHEAD) -> Iterator[R]:
    """The step's result for each item, in their order; `width` at a time, and no more waiting to be taken."""
    with ThreadPoolExecutor(width) as pool:
        waiting: deque[Future[R]] = deque()
        for item in items:
            waiting.append(pool.submit(step, item))
            if len(waiting) == width:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read(files: Any, path: str, columns: Sequence[str] | None) -> pl.DataFrame:  # noqa: ANN401 - as above
    import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it ships no types

    # Uncached, since what it reads ahead would be text that nobody asked for; `pre_buffer` fetches neighbours at once.
    with (
        explained(files.unstrip_protocol(path)),
        files.open(path, "rb", cache_type="none") as stream,
        pq.ParquetFile(stream, pre_buffer=True) as parquet,
    ):
        if columns is None:
            table = parquet.schema_arrow.empty_table()
        elif columns:
            table = parquet.read(columns=list(columns), use_threads=False)
        else:
            return pl.DataFrame(height=parquet.metadata.num_rows)
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    return frame
