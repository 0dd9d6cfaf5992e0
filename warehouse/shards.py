"""Cutting the documents into shards, so that each costs its extraction once."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from warehouse.contents import METADATA, Contents, read_contents
from warehouse.digests import digest_of
from warehouse.layout import Warehouse
from warehouse.recipe import Recipe
from warehouse.staging import staged_documents

SHARD_BYTES = 14_000_000
"""Text of a shard at most: who reads it holds some twenty-five times as much."""


@dataclass(frozen=True)
class Shard:
    """Documents that are extracted together: `documents` are their rows of `Contents.documents`, and `digest`."""

    key: str
    documents: pl.DataFrame

    @classmethod
    def of(cls, documents: pl.DataFrame) -> Shard:
        """The shard of these documents."""
        if not documents["doc_id"].is_sorted():
            documents = documents.sort("doc_id")
        return cls(digest_of(documents["digest"].to_list())[:32], documents)

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
    """The documents of the warehouse, in the shards that are staged with a recipe and in shards to be extracted.

    Shards are taken as they were cut where all their documents still are what they were, so that further documents move
    no border. Those that lack a stage are extracted as they were cut, but for the stages that they have. To be
    extracted are so many `documents`, with a text of `size` bytes of UTF-8.
    """

    def __init__(self, recipe: Recipe, contents: Contents, staged: pl.DataFrame) -> None:
        """`staged` tells which shards are (`staged_documents`)."""
        self.recipe = recipe
        documents = contents.hashed
        home = homes(staged, documents)
        usable = home.filter(pl.len().over("shard") == pl.col("of"))
        self.staged = _shards_of(documents, usable.filter("whole"))
        self._begun = _shards_of(documents, usable.filter(~pl.col("whole")))
        self._rest = documents.join(usable, on="doc_id", how="anti", maintain_order="left")
        self.documents = self._rest.height + sum(shard.documents.height for shard in self._begun)
        self.size = int(self._rest["text_bytes"].sum()) + sum(shard.text_bytes for shard in self._begun)

    def anew(self, shard_bytes: int) -> list[Shard]:
        """The shards to be extracted: those that lack a stage as they were cut, the other documents by size."""
        position = (pl.col("text_bytes").cum_sum() - pl.col("text_bytes")) // shard_bytes
        cuts = self._rest.select(position.rle().alias("run")).unnest("run")
        begins = (cuts["len"].cum_sum() - cuts["len"]).to_list()
        # By id: any other order would do. Slices, which hold no row a second time.
        return self._begun + [
            Shard.of(self._rest.slice(begin, height)) for begin, height in zip(begins, cuts["len"], strict=True)
        ]


def plan_shards(
    warehouse: Warehouse, recipe: Recipe, contents: Contents | None = None, shard_bytes: int = SHARD_BYTES
) -> list[Shard]:
    """All documents of the warehouse in shards of about `shard_bytes` of text, those staged with this recipe first.

    What a release holds must not depend on how they are cut.
    """
    cuts = Cuts(recipe, contents or read_contents(warehouse), staged_documents(warehouse, recipe))
    return cuts.staged + cuts.anew(shard_bytes)


def homes(staged: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The one shard that each document counts in, of those that hold it as it is: `doc_id`, `digest`, `shard`, `whole`.

    `of` tells how many documents the shard holds in all. `staged` is what `staged_documents` gives, `documents` has
    `doc_id` and `digest`.
    """
    sized = staged.with_columns(of=pl.len().over("shard"))
    held = sized.join(documents, on=["doc_id", "digest"], how="semi")
    # Where a document is in two, that counts which is as it was cut, has all stages, is the larger.
    return (
        held.with_columns(intact=pl.len().over("shard") == pl.col("of"))
        .sort("intact", "whole", "of", "shard", "doc_id", descending=[True, True, True, False, False])
        .unique("doc_id", keep="first", maintain_order=True)
        .drop("intact")
    )


def _shards_of(documents: pl.DataFrame, usable: pl.DataFrame) -> list[Shard]:
    rows = documents.join(usable.drop("whole", "of"), on=["doc_id", "digest"], maintain_order="left")
    return [Shard.of(cut.drop("shard")) for cut in rows.partition_by("shard", maintain_order=True)]
