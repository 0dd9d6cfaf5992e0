"""Cutting the documents into shards, so that each costs its extraction once."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from warehouse.contents import METADATA, Contents, read_contents
from warehouse.digests import digest_of, row_digests
from warehouse.layout import Warehouse
from warehouse.staging import staged_documents

SHARD_BYTES = 16_000_000
"""Text of a shard at most: who reads it holds some forty times as much."""


@dataclass(frozen=True)
class Shard:
    """Documents that are extracted together: `documents` are their rows of `Contents.documents`, and `digest`."""

    key: str
    documents: pl.DataFrame

    @property
    def text_bytes(self) -> int:
        """Size of its text in UTF-8."""
        return int(self.documents["text_bytes"].sum())

    def read(self, warehouse: Warehouse) -> pl.DataFrame:
        """One row per document, sorted by id: `doc_id`, `text` and the columns of `METADATA`."""
        files = self.documents["file"].unique().sort().to_list()
        wanted = self.documents.lazy().select("doc_id", "file")
        lowest, highest = self.documents["doc_id"].min(), self.documents["doc_id"].max()
        texts = (
            warehouse.store.scan(files, file_column="file")
            .select("doc_id", "text", "file")
            # Lets the reader pass over row groups, which are sorted.
            .filter(pl.col("doc_id").is_between(pl.lit(lowest), pl.lit(highest)) & pl.col("text").is_not_null())
            .join(wanted, on=["doc_id", "file"], how="semi")
            .collect()
        )
        return (
            self.documents.select("doc_id", *METADATA)
            .join(texts.select("doc_id", "text"), on="doc_id", validate="1:1", maintain_order="left")
            .select("doc_id", "text", *METADATA)
        )


class Cuts:
    """The documents of the warehouse, in the shards that are staged with a recipe and in shards to be cut anew.

    Shards are taken as they were cut where all their documents still are what they were. Beside them are so many
    `documents`, with a text of `size` bytes of UTF-8.
    """

    def __init__(self, warehouse: Warehouse, recipe: str, contents: Contents | None = None) -> None:
        """Reads which shards are staged."""
        self.recipe = recipe
        documents = (contents or read_contents(warehouse)).documents
        documents = documents.with_columns(digest=row_digests(documents.select("doc_id", *METADATA)))
        usable = _usable(staged_documents(warehouse, recipe), documents)
        self.staged = [
            _shard(cut.drop("shard"))
            for cut in documents.join(usable, on=["doc_id", "digest"], maintain_order="left").partition_by(
                "shard", maintain_order=True
            )
        ]
        self._rest = documents.join(usable, on="doc_id", how="anti", maintain_order="left")
        self.documents = self._rest.height
        self.size = int(self._rest["text_bytes"].sum())

    def anew(self, shard_bytes: int) -> list[Shard]:
        """The documents beside the staged shards, cut by size in the order of their ids."""
        position = (pl.col("text_bytes").cum_sum() - pl.col("text_bytes")) // shard_bytes
        return [
            _shard(cut.drop("position"))
            for cut in self._rest.with_columns(position=position).partition_by("position", maintain_order=True)
        ]


def plan_shards(
    warehouse: Warehouse, recipe: str, contents: Contents | None = None, shard_bytes: int = SHARD_BYTES
) -> list[Shard]:
    """All documents of the warehouse in shards of about `shard_bytes` of text, those staged with this recipe first.

    What a release holds must not depend on how they are cut.
    """
    cuts = Cuts(warehouse, recipe, contents)
    return cuts.staged + cuts.anew(shard_bytes)


def _shard(documents: pl.DataFrame) -> Shard:
    documents = documents.sort("doc_id")
    return Shard(digest_of(documents["digest"].to_list())[:32], documents)


def _usable(staged: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The rows of `staged` (shard, doc_id, digest) whose shards hold only documents that are as they were."""
    changed = staged.join(documents, on=["doc_id", "digest"], how="anti")["shard"]
    # A document in two shards, as after a withdrawal that was taken back, counts in the first of them.
    intact = staged.filter(~pl.col("shard").is_in(changed.implode())).sort("shard", "doc_id")
    twice = intact.filter(~pl.col("doc_id").is_first_distinct())["shard"]
    return intact.filter(~pl.col("shard").is_in(twice.implode()))
