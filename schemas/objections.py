"""The table `objections`."""

from __future__ import annotations

import polars as pl

from schemas.columns import CLAIM_ID, DOC_ID, END_CHAR, SPEAKER_ID, START_CHAR
from schemas.model import Column, Table

OBJECTIONS = Table(
    name="objections",
    description="One row per place where someone denies or doubts a claim.",
    key=("objection_id",),
    columns=(
        Column("objection_id", pl.String, "Identifies the objection, from claim, document, start and end."),
        CLAIM_ID,
        SPEAKER_ID,
        DOC_ID,
        START_CHAR,
        END_CHAR,
    ),
)
