"""SHA-256 of rows: what the ids of a release, and the digests that tell content apart, are made of."""

from __future__ import annotations

from hashlib import sha256

import polars as pl

SEPARATOR = "\x1f"


def row_hashes(rows: pl.DataFrame, null: str = "") -> pl.Series:
    """SHA-256 (32 bytes) of each row over all its columns as text, joined by U+001F; for null stands the text `null`.

    Polars has no SHA-256. Python's does 2.4 million rows a second here, as DuckDB's does once it has started, which
    takes 15 ms each time and 0.16 s the first.
    """
    parts = [pl.all().cast(pl.String).fill_null(null)]
    joined = rows.select(pl.concat_str(parts, separator=SEPARATOR) if rows.width else pl.lit("")).to_series()
    return pl.Series("sha256", [sha256(row).digest() for row in joined.cast(pl.Binary)], dtype=pl.Binary)
