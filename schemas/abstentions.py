"""The table `abstentions`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.columns import FIGURE_ID
from schemas.model import Column, Table

ABSTENTIONS = Table(
    name="abstentions",
    description="One row per figure that bears no claim, and why.",
    key=("figure_id",),
    columns=(
        FIGURE_ID,
        Column("reason", pl.String, "Why it bears none.", vocabulary=vocabularies.ABSTENTION_REASONS),
    ),
)
