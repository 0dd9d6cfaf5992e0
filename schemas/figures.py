"""The table `figures`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.columns import BOUND, DOC_ID, END_CHAR, HIGH, LOW, SENTENCE_NO, START_CHAR, SURFACE, UNIT
from schemas.model import Column, Table

FIGURES = Table(
    name="figures",
    description="One row per quantity that a text states.",
    key=("figure_id",),
    columns=(
        Column(
            "figure_id",
            pl.String,
            "Identifies the figure by its place: the first 20 characters of doc_id, start_char and end_char.",
        ),
        DOC_ID,
        SENTENCE_NO,
        START_CHAR,
        END_CHAR,
        SURFACE,
        Column("kind", pl.String, "What it measures.", vocabulary=vocabularies.KINDS),
        LOW,
        HIGH,
        UNIT,
        BOUND,
        Column("vague", pl.Boolean, "Whether the text gives only an order of magnitude ('des milliards')."),
        Column(
            "counted",
            pl.String,
            "For a count, the noun phrase of what is counted, as written without article; else null.",
            nullable=True,
        ),
        Column("per", pl.String, "Denominator of a rate as written ('an', 'MWh'); else null.", nullable=True),
    ),
)
