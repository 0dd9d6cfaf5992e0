"""The first step of a build: what the sources hold lands in the warehouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from flows.progress import reporter
from flows.readers.options import ReadOptions
from flows.readers.read import read_sources
from schemas import REJECTS
from warehouse.landing import land, land_rejects, scan_places, settle_rejects
from warehouse.layout import Warehouse

_TOLD = 3


class Landing(NamedTuple):
    """What a run read. `inputs` = `documents` (new to the warehouse) + `duplicates` + `rejected`.

    `set_aside` counts those that were rejected by reason, and `told` says what is wrong with the first of them.
    """

    inputs: int
    documents: int
    duplicates: int
    rejected: int
    bytes_read: int
    set_aside: Mapping[str, int]
    told: tuple[str, ...]


def land_sources(warehouse: Warehouse, sources: Sequence[str], columns: Mapping[str, str]) -> Landing:
    """Lands every text of the sources that the warehouse does not hold, and notes every input that is none.

    What was noted of an input that is well now is forgotten. `columns` names the sources' own columns for text, url,
    title, date …. May be repeated: what landed stays landed. Raises `flows.readers.errors.SourceError` where a source
    does not exist.
    """
    inputs = documents = duplicates = size = 0
    uris: set[str] = set()
    rejects = [REJECTS.empty()]
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
            rejects.append(batch.rejects)
            uris |= batch.uris
            size += batch_size
    set_aside = pl.concat(rejects)
    rejected = set_aside.height
    settle_rejects(warehouse, uris, set_aside)
    if inputs != documents + duplicates + rejected:
        message = f"{inputs} inputs are not {documents} documents + {duplicates} duplicates + {rejected} rejected"
        raise AssertionError(message)
    told = tuple(f"{item}: {detail}" for item, detail in set_aside.select("item", "detail").head(_TOLD).iter_rows())
    return Landing(inputs, documents, duplicates, rejected, size, by_reason(set_aside), told)


def by_reason(rejects: pl.DataFrame) -> dict[str, int]:
    """How many rejects each reason has, most first."""
    counts = rejects.group_by("reason").agg(count=pl.len()).sort("count", "reason", descending=[True, False])
    return {str(reason): int(count) for reason, count in counts.iter_rows()}


def _known_pages(warehouse: Warehouse) -> frozenset[tuple[str, str]]:
    """Uri and hash of the pages that landed before, out of which no article needs to be cut again."""
    pages = scan_places(warehouse).filter(pl.col("media_type").str.contains("html")).select("uri", "sha256").collect()
    return frozenset(pages.iter_rows())
