"""The landing: every text as it was found, once and for good, and every input that could not be read.

A landed file holds the rows of `schemas.LANDED` and `text_bytes`. A text is stored once: where the warehouse holds it
already, a further place where it was found is a row with null `text` and `text_bytes`.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence, Set
from typing import NamedTuple

import polars as pl

from schemas import LANDED, REJECTS
from warehouse.layout import Warehouse

PLACE = [name for name in LANDED.names if name not in ("text", "retrieved_at")]
"""What tells two findings apart: the same bytes fetched again from the same place are nothing new."""

# Some half a megabyte of text. A shard is of documents whose ids follow each other, and reads of every file the groups
# that hold them: of large ones it would use little.
ROW_GROUP_SIZE = 256

LANDED_FILE = pl.Schema([*LANDED.polars_schema.items(), ("text_bytes", pl.Int64())])


class Landed(NamedTuple):
    """How many of the rows were texts that the warehouse did not hold, and how many others."""

    documents: int
    duplicates: int


def land(warehouse: Warehouse, landed: pl.DataFrame) -> Landed:
    """Adds the rows of `schemas.LANDED` that the warehouse does not hold.

    One file a call, named by its content, that is there whole or not at all. Documents and duplicates add up to the
    rows given: a text that occurs twice among them is one of each.
    """
    rows = LANDED.conform(landed)
    # Of a large warehouse only the ids are looked at: a run lands many batches.
    held = scan_places(warehouse).filter(pl.col("doc_id").is_in(rows["doc_id"].unique().implode())).collect()
    documents = rows.select("doc_id").unique().join(held, on="doc_id", how="anti").height
    # The earliest fetch counts, in whatever order they come; one that does not say when counts last.
    fresh = (
        rows.sort(*PLACE, "retrieved_at", nulls_last=True)
        .unique(PLACE, keep="first", maintain_order=True)
        .join(
            held.group_by(PLACE).agg(pl.col("retrieved_at").min().alias("held_at"), held=pl.lit(True)),
            on=PLACE,
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        .filter(
            pl.col("held").is_null()
            | (pl.col("retrieved_at") < pl.col("held_at"))
            | (pl.col("retrieved_at").is_not_null() & pl.col("held_at").is_null())
        )
    )
    if fresh.height:
        stored = pl.col("doc_id").is_first_distinct() & ~pl.col("doc_id").is_in(held["doc_id"].unique().implode())
        content = (
            fresh.with_columns(text=pl.when(stored).then("text"))
            .with_columns(text_bytes=pl.col("text").str.len_bytes().cast(pl.Int64))
            .select(LANDED_FILE.names())
        )
        _write(warehouse, "documents", content)
    return Landed(documents, rows.height - documents)


def land_rejects(warehouse: Warehouse, rejects: pl.DataFrame) -> int:
    """Adds the rows of `schemas.REJECTS` that the warehouse does not hold, and says how many they were."""
    fresh = (
        REJECTS.conform(rejects)
        .unique()
        .join(read_rejects(warehouse), on=REJECTS.names, how="anti", nulls_equal=True)
        .sort(REJECTS.key)
    )
    if fresh.height:
        _write(warehouse, "rejects", fresh)
    return fresh.height


def settle_rejects(warehouse: Warehouse, uris: Set[str], rejects: pl.DataFrame) -> int:
    """Forgets what was set aside of these inputs and is not among `rejects`, those of the last time they were read.

    Says how many rows that were. An item is of an input whose uri it is or begins with ("a.jsonl#12"), and that of a
    folder that could not be listed ("presse/") of whatever lies below it.
    """
    paths = _files(warehouse, "rejects")
    if not paths:
        return 0
    rows = warehouse.store.scan(paths, file_column="file").collect()
    folders = [item for item in rows["item"].unique() if item.endswith("/")]
    read = uris | {folder for folder in folders if any(uri.startswith(folder) for uri in uris)}
    # Of a record, or of the rest of a file, the number comes last.
    input_of = pl.col("item").str.replace("#[0-9]+$", "")
    stale = rows.filter(pl.col("item").is_in(read) | input_of.is_in(read)).join(
        rejects, on=REJECTS.names, how="anti", nulls_equal=True
    )
    for file in stale["file"].unique().sort():
        left = rows.filter(pl.col("file") == file).join(stale, on=REJECTS.names, how="anti", nulls_equal=True)
        if left.height:
            _write(warehouse, "rejects", REJECTS.conform(left))
        warehouse.store.remove(file)
    return stale.height


def read_rejects(warehouse: Warehouse) -> pl.DataFrame:
    """Every input that could not be read when it was last tried: the rows of `schemas.REJECTS`, sorted."""
    paths = _files(warehouse, "rejects")
    if not paths:
        return REJECTS.empty()
    return REJECTS.conform(warehouse.store.scan(paths).collect()).unique().sort(REJECTS.key)


def scan_places(warehouse: Warehouse) -> pl.LazyFrame:
    """All landed rows without their text: the other columns of `schemas.LANDED`, `text_bytes`, and their `file`."""
    paths = _files(warehouse, "documents")
    if not paths:
        return pl.LazyFrame(schema=pl.Schema([*LANDED_FILE.items(), ("file", pl.String())])).drop("text")
    return warehouse.store.scan(paths, file_column="file").select(pl.exclude("text"))


def read_texts(warehouse: Warehouse, doc_ids: Sequence[str]) -> dict[str, str]:
    """The landed texts of these documents by doc_id; what did not land is left out."""
    paths = _files(warehouse, "documents")
    if not paths:
        return {}
    wanted = pl.col("doc_id").is_in(list(doc_ids)) & pl.col("text").is_not_null()
    texts = warehouse.store.scan(paths).filter(wanted).select("doc_id", "text").collect()
    return dict(texts.iter_rows())


def _files(warehouse: Warehouse, kind: str) -> list[str]:
    return [
        path
        for path in warehouse.store.files("landing", ".parquet")
        if path.startswith("landing/rejects/") == (kind == "rejects")
    ]


def _write(warehouse: Warehouse, kind: str, frame: pl.DataFrame) -> None:
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", compression_level=1, row_group_size=ROW_GROUP_SIZE)
    content = buffer.getvalue()
    name = hashlib.sha256(content).hexdigest()
    folder = "landing/rejects" if kind == "rejects" else "landing"
    warehouse.store.write(f"{folder}/{name[:2]}/{name}.parquet", content)
