"""The landed document: what a reader makes of an input, before anything is read out of its text."""

from __future__ import annotations

import polars as pl

from schemas.columns import DOC_ID
from schemas.model import Column, Table
from schemas.sources import SOURCES

LANDED = Table(
    name="landed",
    description="One row per text found at a place, with the metadata that came with it. Not part of a release.",
    key=("doc_id", "uri", "sha256"),
    columns=(
        DOC_ID,
        SOURCES["uri"],
        SOURCES["retrieved_at"],
        SOURCES["media_type"],
        SOURCES["sha256"],
        Column("text", pl.String, "The decoded text, unaltered; for a page, the article that was cut out of it."),
        Column("title", pl.String, "Title that came with it; null where none did.", nullable=True),
        Column("publisher", pl.String, "Site or paper that came with it; null where none did.", nullable=True),
        Column("author", pl.String, "Byline that came with it; null where none did.", nullable=True),
        Column(
            "declared_language",
            pl.String,
            "ISO 639-1 code that came with it; null where none did.",
            nullable=True,
        ),
        Column(
            "declared_date",
            pl.String,
            "Date of publication that came with it, ISO 8601 to the day, month or year; null where none did.",
            nullable=True,
        ),
        Column("address", pl.String, "The page's own address; null for a plain file.", nullable=True),
    ),
)
