"""Identifiers that depend on content alone: the same input gives the same id in every release."""

from __future__ import annotations

import polars as pl

from schemas.hashes import row_hashes

_BYTES = 16

DOC_ID_CHARS = 20
"""How much of the document's id a place begins with."""


def with_id(frame: pl.DataFrame, name: str, *parts: str) -> pl.DataFrame:
    """The frame with a first column `name`: lower-case hex of the first 128 bits of a SHA-256 over the columns `parts`.

    The parts are joined by U+001F; null counts as the empty string.
    """
    digests = row_hashes(frame.select(parts)).alias(name)
    return frame.select(digests.bin.head(_BYTES).bin.encode("hex"), pl.exclude(name))


def with_span_id(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The frame with a first column `name`: a place in a text, as "9f86d081884c7d659a2f-1204-1219".

    It is the first 80 bits of `doc_id`, `start_char` and `end_char`; no two rows of a table share a place. Unlike a
    hash it costs next to nothing to make, and compresses.
    """
    place = pl.concat_str(pl.col("doc_id").str.head(DOC_ID_CHARS), "start_char", "end_char", separator="-")
    return frame.select(place.alias(name), pl.exclude(name))
