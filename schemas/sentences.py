"""The table `sentences`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.columns import DOC_ID, END_CHAR, SENTENCE_NO, START_CHAR
from schemas.model import Column, Table

SENTENCES = Table(
    name="sentences",
    description="The sentences of a document. They partition its text, trailing white space included.",
    key=("doc_id", "sentence_no"),
    columns=(
        DOC_ID,
        SENTENCE_NO,
        START_CHAR,
        END_CHAR,
        Column("section", pl.String, "Part of the page it belongs to.", vocabulary=vocabularies.SECTIONS),
        Column(
            "text",
            pl.String,
            "The sentence, unaltered; null where the release's text mode leaves it out.",
            nullable=True,
        ),
    ),
)
