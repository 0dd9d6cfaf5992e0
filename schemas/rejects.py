"""The table `rejects`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.model import Column, Table

REJECTS = Table(
    name="rejects",
    description="One row per input or row that was set aside, and why.",
    key=("stage", "item", "reason", "detail"),
    columns=(
        Column("stage", pl.String, "Where it was set aside.", vocabulary=vocabularies.REJECT_STAGES),
        Column(
            "item",
            pl.String,
            "The input's uri with its place in it ('a.jsonl#12'), or table and key of the row.",
        ),
        Column("reason", pl.String, "Why.", vocabulary=vocabularies.REJECT_REASONS),
        Column("detail", pl.String, "What exactly was found, and what to do about it; may be empty."),
    ),
)
