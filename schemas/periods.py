"""The table `periods`."""

from __future__ import annotations

import polars as pl

from schemas.columns import DOC_ID, END_CHAR, PERIOD_END, PERIOD_START, SENTENCE_NO, START_CHAR, SURFACE
from schemas.model import Column, Table

PERIODS = Table(
    name="periods",
    description="One row per calendar expression: a day, month, quarter, season, half-year, year, decade or span.",
    key=("period_id",),
    columns=(
        Column(
            "period_id",
            pl.String,
            "Identifies the period by its place: the first 20 characters of doc_id, start_char and end_char.",
        ),
        DOC_ID,
        SENTENCE_NO,
        START_CHAR,
        END_CHAR,
        SURFACE,
        PERIOD_START,
        PERIOD_END,
        Column("relative", pl.Boolean, "Whether it is resolved against the text's own date ('en juin dernier')."),
    ),
)
