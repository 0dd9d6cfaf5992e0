"""The first step of a build: what the sources hold lands in the warehouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from flows.progress import reporter
from flows.readers.options import ReadOptions
from flows.readers.read import read_sources
from warehouse.landing import land, land_rejects, read_places
from warehouse.layout import Warehouse


class Landing(NamedTuple):
    """What a run read. `inputs` = `documents` (new to the warehouse) + `duplicates` + `rejected`."""

    inputs: int
    documents: int
    duplicates: int
    rejected: int
    bytes_read: int


def land_sources(warehouse: Warehouse, sources: Sequence[str], columns: Mapping[str, str]) -> Landing:
    """Lands every text of the sources that the warehouse does not hold, and notes every input that is none.

    `columns` names the sources' own columns for text, url, title, date …. May be repeated: what landed stays landed.
    Raises `flows.readers.errors.SourceError` where a source does not exist.
    """
    inputs = documents = duplicates = rejected = size = 0
    with reporter().stage("read", "inputs") as step:
        options = ReadOptions(columns=columns, known=_known_pages(warehouse), warehouse=warehouse)
        for batch in read_sources(sources, options):
            landed = land(warehouse, batch.landed)
            land_rejects(warehouse, batch.rejects)
            batch_size = int(batch.landed["text"].str.len_bytes().sum())
            step.advance(batch.inputs, batch_size)
            inputs += batch.inputs
            documents += landed.documents
            duplicates += landed.duplicates + batch.unchanged
            rejected += batch.rejects.height
            size += batch_size
    if inputs != documents + duplicates + rejected:
        message = f"{inputs} inputs are not {documents} documents + {duplicates} duplicates + {rejected} rejected"
        raise AssertionError(message)
    return Landing(inputs, documents, duplicates, rejected, size)


def _known_pages(warehouse: Warehouse) -> frozenset[tuple[str, str]]:
    """Uri and hash of the pages that landed before, out of which no article needs to be cut again."""
    pages = read_places(warehouse).filter(pl.col("media_type").str.contains("html"))
    return frozenset(pages.select("uri", "sha256").iter_rows())
