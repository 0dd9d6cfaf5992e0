"""What a release of the warehouse holds: its documents and where they were found, whatever the order of arrival."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from schemas import LANDED, REJECTS, SOURCES
from warehouse.digests import digest_of, frame_digest, row_digests
from warehouse.landing import read_rejects, scan_places
from warehouse.layout import Warehouse
from warehouse.withdrawals import withdrawn_documents

METADATA = ["title", "publisher", "author", "declared_language", "declared_date", "address"]
"""What came with a text and is read beside it."""


@dataclass(frozen=True)
class Contents:
    """What landed and was not withdrawn.

    `documents`: `doc_id`, the columns of `METADATA`, `text_bytes`, and `file`, which holds the text; sorted.
    `sources`: the release's table. `rejects`: what could not be read, and the places of what was withdrawn.
    """

    documents: pl.DataFrame
    sources: pl.DataFrame
    rejects: pl.DataFrame

    @cached_property
    def hashed(self) -> pl.DataFrame:
        """`documents` with `digest`, the SHA-256 of what decides what is extracted from each, in hex."""
        return self.documents.with_columns(digest=row_digests(self.documents.select("doc_id", *METADATA)))

    def digest(self, recipe: str, text_mode: str) -> str:
        """SHA-256 of all that decides what a release says, in hex: where it is unchanged, there is nothing new."""
        documents = digest_of(self.hashed["digest"].sort().to_list())
        return digest_of([recipe, text_mode, documents, frame_digest(self.sources), frame_digest(self.rejects)])


def read_contents(warehouse: Warehouse) -> Contents:
    """What a release of the warehouse holds now.

    A text found at several places takes each piece of metadata from the first place that has it, by uri.
    """
    rows = scan_places(warehouse).collect()
    withdrawn = withdrawn_documents(warehouse, rows)
    kept = rows.join(withdrawn, on="doc_id", how="anti", maintain_order="left")
    taken_out = rows.join(withdrawn, on="doc_id", how="semi").select(
        stage=pl.lit("withdraw"), item="uri", reason=pl.lit("withdrawn"), detail="doc_id"
    )
    del rows
    rejects = pl.concat([read_rejects(warehouse), REJECTS.conform(taken_out)]).unique().sort(REJECTS.key)
    return Contents(_documents(kept), _sources(kept), rejects)


def _documents(kept: pl.DataFrame) -> pl.DataFrame:
    # By all columns: what landed first must not show.
    others = [name for name in LANDED.names if name not in (*LANDED.key, "text")]
    # Nearly all are found once, and of these there is nothing to choose.
    alone = pl.col("doc_id").is_unique()
    several = kept.filter(~alone).sort(*LANDED.key, *others)
    texts = several.filter(pl.col("text_bytes").is_not_null()).sort("doc_id", "file").unique("doc_id", keep="first")
    chosen = (
        several.group_by("doc_id", maintain_order=True)
        .agg(pl.col(METADATA).drop_nulls().first())
        .join(texts.select("doc_id", "text_bytes", "file"), on="doc_id", validate="1:1")
    )
    once = kept.filter(alone & pl.col("text_bytes").is_not_null()).select(chosen.columns)
    return pl.concat([once, chosen]).sort("doc_id")


def _sources(kept: pl.DataFrame) -> pl.DataFrame:
    # The earliest fetch of each, and of two media types the first by name.
    return (
        kept.select(SOURCES.names)
        .sort(*SOURCES.key, "retrieved_at", "media_type", nulls_last=True)
        .unique(SOURCES.key, keep="first", maintain_order=True)
        .pipe(SOURCES.conform)
    )
