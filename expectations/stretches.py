"""Stretches of documents: what texts hold is asked for a part of the documents at a time, so that joins fit in memory.

The tables of `WITHIN_DOCUMENTS` are in the order of their doc_id, a hash, and their rules look at rows of the same
document only. A join of all of them would not fit where a release is large, and DuckDB would spill it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil

import duckdb

WITHIN_DOCUMENTS = ("sentences", "figures", "periods", "mentions")
"""The tables whose rules hold of a row if they hold within its document."""

STRETCH_ROWS = 250_000
"""How many rows of a table a stretch has, about. Measured: four times as many take 1.7 times the processor time."""

_LAST = "\U0010ffff"


def in_stretch(table: str) -> str:
    """SQL that limits a table to the stretch that the connection is in; nothing where it is never cut."""
    if table not in WITHIN_DOCUMENTS:
        return ""
    return (
        " WHERE getvariable('stretch_end') IS NULL"
        " OR doc_id >= getvariable('stretch_start') AND doc_id < getvariable('stretch_end')"
    )


def stretches(connection: duckdb.DuckDBPyConnection, rows: int) -> Iterator[None]:
    """Leads the connection through all stretches of a table of so many rows, one an iteration, and out of the last.

    Rows without a doc_id are in no stretch where there are several.
    """
    count = ceil(rows / STRETCH_ROWS)
    if count < 2:
        yield
        return
    starts = ["", *(f"{place * 16**8 // count:08x}" for place in range(1, count)), _LAST]
    try:
        for start, end in pairwise(starts):
            connection.execute("SET VARIABLE stretch_start = $1", [start])
            connection.execute("SET VARIABLE stretch_end = $1", [end])
            yield
    finally:
        connection.execute("RESET VARIABLE stretch_end")
