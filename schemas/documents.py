"""The table `documents`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.model import Column, Table

DOCUMENTS = Table(
    name="documents",
    description="One row per distinct text, wherever it was found.",
    key=("doc_id",),
    columns=(
        Column("doc_id", pl.String, "Identifies the document: SHA-256 prefix (128 bit) of its text, in hex."),
        Column(
            "text",
            pl.String,
            "The text that all offsets count in; null where the release's text mode leaves it out.",
            nullable=True,
        ),
        Column(
            "title",
            pl.String,
            "Title from metadata or the first heading; null where there is none.",
            nullable=True,
        ),
        Column("publisher", pl.String, "Name of the site or paper; null where unknown.", nullable=True),
        Column("author", pl.String, "Byline; null where unknown.", nullable=True),
        Column(
            "language",
            pl.String,
            "ISO 639-1 code of the text's language; 'und' where too short or mixed to tell.",
        ),
        Column(
            "published_on",
            pl.Date,
            "Day of publication, or the first day of its month or year; null where nothing tells it.",
            nullable=True,
        ),
        Column(
            "published_precision",
            pl.String,
            "How exactly published_on is known; null with it.",
            nullable=True,
            vocabulary=vocabularies.DATE_PRECISIONS,
        ),
        Column(
            "published_from",
            pl.String,
            "Which evidence gave published_on; null with it.",
            nullable=True,
            vocabulary=vocabularies.DATE_EVIDENCE,
        ),
        Column("story_id", pl.String, "Near-copies of one story share it: the least doc_id among them."),
        Column("char_count", pl.Int32, "Length of the text.", unit="code point", minimum=0),
    ),
)
