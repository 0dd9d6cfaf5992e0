"""The table `mentions`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.columns import DOC_ID, END_CHAR, SENTENCE_NO, START_CHAR, SURFACE
from schemas.model import Column, Table

MENTIONS = Table(
    name="mentions",
    description="One row per place where a text names an entity or refers to it.",
    key=("mention_id",),
    columns=(
        Column(
            "mention_id",
            pl.String,
            "Identifies the mention by its place: the first 20 characters of doc_id, start_char and end_char.",
        ),
        DOC_ID,
        SENTENCE_NO,
        START_CHAR,
        END_CHAR,
        SURFACE,
        Column("entity_id", pl.String, "The entity.", references="entities.entity_id"),
        Column("method", pl.String, "How it was found.", vocabulary=vocabularies.MENTION_METHODS),
    ),
)
