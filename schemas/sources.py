"""The table `sources`."""

from __future__ import annotations

import polars as pl

from schemas.columns import DOC_ID
from schemas.model import Column, Table

SOURCES = Table(
    name="sources",
    description="One row per place where a text was found; one text found twice is one document with two sources.",
    key=("doc_id", "uri", "sha256"),
    columns=(
        DOC_ID,
        Column("uri", pl.String, "Path relative to the source argument, or the record's own address."),
        Column(
            "retrieved_at",
            pl.Datetime("us", "UTC"),
            "When it was fetched, from the archive, the response or a column; null where nothing tells it.",
            nullable=True,
        ),
        Column("media_type", pl.String, "Media type of the raw file or record."),
        Column(
            "sha256",
            pl.String,
            "SHA-256 of the raw bytes of the file or record, in hex; for a row of CSV or Parquet, of its text.",
        ),
    ),
)
