"""The table `corrections`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.model import Column, Table

CORRECTIONS = Table(
    name="corrections",
    description="One row per correction by hand that this release was made with, whether or not it still applies.",
    key=("row_no",),
    columns=(
        Column("row_no", pl.Int32, "Row of the file of corrections; 1 is the first after the header.", minimum=1),
        Column(
            "target",
            pl.String,
            "Which claims: the id of a claim or figure, or conditions as 'uri=a.txt; surface=5 gigawatts'.",
        ),
        Column("field", pl.String, "What of them it sets.", vocabulary=vocabularies.CORRECTION_FIELDS),
        Column("value", pl.String, "What it sets it to; null where it empties the field.", nullable=True),
        Column("reason", pl.String, "Why."),
        Column("corrected_by", pl.String, "Who made the correction."),
        Column("corrected_on", pl.Date, "Day on which it was made."),
        Column("outcome", pl.String, "What became of it.", vocabulary=vocabularies.CORRECTION_OUTCOMES),
        Column(
            "changed",
            pl.List(pl.Struct({"claim_id": pl.String, "read_as": pl.String})),
            "The claims that it changed, each with what the field held as read from the text; of a claim that it took "
            "out, the id of its figure.",
        ),
    ),
)
