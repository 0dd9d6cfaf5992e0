"""Stories: exact and near copies of one text share a `story_id`, so that twenty copies of a wire story count once."""

from __future__ import annotations

import duckdb
import polars as pl

from transforms.reconciliation.components import least_members
from transforms.text.folding import fold_case

SKETCH = 16
"""Fingerprints of a document that look for its copies."""
LEAST_PASSAGE = 24
"""Bytes below which a passage says too little to tell texts apart ("a déclaré le groupe")."""
LEAST_SHARED = 3
"""Passages that two texts must share, however short they are."""
LEAST_CONTAINMENT = 0.6
"""Share of the shorter text's passages that must stand in the longer one: a cut copy is a copy."""

# Where passages end, and the typography that differs from paper to paper.
_MARKS = dict.fromkeys('.,;:!?()[]|«»“”"…—–', "\n") | dict.fromkeys("\t\r\u00a0\u202f\u2009’'-\u00ad", " ")


def fingerprint_passages(documents: pl.DataFrame) -> pl.DataFrame:
    """Fingerprints of the passages of `doc_id`, `text`: `doc_id`, `fingerprint` (UInt64), each once a document.

    A passage is what stands between two marks of punctuation: an edit changes the fingerprint of its own passage and
    of no other. The fingerprint is DuckDB's hash, which is the same in every process; what another version of it would
    change is only which passages are looked up first.
    """
    passages = (
        documents.select(passage=fold_case(pl.col("text")).str.replace_many(_MARKS).str.split("\n"))
        .with_row_index("doc")
        .explode("passage")
        .with_columns(pl.col("passage").str.strip_chars(" "))
        .filter(pl.col("passage").str.len_bytes() >= LEAST_PASSAGE)
    )
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.register("passages", passages.select("passage"))
        fingerprints = connection.sql("SELECT hash(passage) AS fingerprint FROM passages").pl()["fingerprint"]
    unique = passages.select("doc", fingerprints.cast(pl.UInt64)).unique().sort("doc", "fingerprint")
    return unique.select(documents["doc_id"].gather(unique["doc"]), "fingerprint")


def group_copies(fingerprints: pl.DataFrame) -> pl.DataFrame:
    """Documents that are copies of another: `doc_id`, `story_id`; takes what `fingerprint_passages` gives, sorted.

    The least fingerprints of a text are a fair sample of it (Broder's sketch), and a copy's sample is nearly the same;
    texts that share one of them are compared in full, each with the first of its group only, so that many copies of
    one text cost no more than their number.
    """
    sketch = fingerprints.filter(pl.int_range(pl.len()).over("doc_id") < SKETCH)
    pairs = (
        sketch.with_columns(other_id=pl.col("doc_id").min().over("fingerprint"))
        .filter(pl.col("other_id") != pl.col("doc_id"))
        .select("doc_id", "other_id")
        .unique()
        .sort("doc_id", "other_id")
    )
    involved = pl.concat([pairs["doc_id"], pairs["other_id"]]).unique()
    passages = fingerprints.filter(pl.col("doc_id").is_in(involved.implode()))
    sizes = passages.group_by("doc_id").agg(passages=pl.len())
    shared = (
        pairs.join(passages, on="doc_id")
        .join(passages.rename({"doc_id": "other_id"}), on=["other_id", "fingerprint"], how="semi")
        .group_by("doc_id", "other_id")
        .agg(shared=pl.len())
        .join(sizes, on="doc_id")
        .join(sizes.rename({"doc_id": "other_id", "passages": "other_passages"}), on="other_id")
    )
    copies = shared.filter(
        (pl.col("shared") >= LEAST_SHARED)
        & (pl.col("shared") >= LEAST_CONTAINMENT * pl.min_horizontal("passages", "other_passages"))
    )
    return least_members(copies.select("doc_id", "other_id"), "doc_id", "other_id").rename(
        {"member": "doc_id", "least": "story_id"}
    )


def tell_stories(documents: pl.DataFrame, fingerprints: pl.DataFrame) -> pl.DataFrame:
    """The story of each of the `documents` (`doc_id`): `doc_id`, `story_id`, sorted by `doc_id`.

    Near copies share the least `doc_id` among them; a text without copies is its own story. `fingerprints` are those
    of `fingerprint_passages`, which can be taken shard by shard.
    """
    return (
        documents.select("doc_id")
        .join(group_copies(fingerprints.sort("doc_id", "fingerprint")), on="doc_id", how="left")
        .with_columns(pl.col("story_id").fill_null(pl.col("doc_id")))
        .sort("doc_id")
    )
