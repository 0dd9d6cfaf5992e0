"""The table `fact_history`."""

from __future__ import annotations

import polars as pl

from schemas import columns, vocabularies
from schemas.model import Column, Table

FACT_HISTORY = Table(
    name="fact_history",
    description="One row per fact and day from which on, by the texts dated until then, it read so.",
    key=("fact_id", "known_on"),
    columns=(
        columns.FACT_ID,
        Column(
            "known_on",
            pl.Date,
            "Day from which on it read so: the publication that changed it, or the end of its month or year.",
        ),
        columns.LOW,
        columns.HIGH,
        columns.BOUND,
        columns.UNIT,
        columns.STATUS,
        Column("claims", pl.Int32, "How many claims made it then.", unit="1", minimum=1),
        Column("stories", pl.Int32, "How many distinct stories they stood in.", unit="1", minimum=1),
        Column("agreement", pl.String, "How its claims stood to each other.", vocabulary=vocabularies.AGREEMENTS),
        Column(
            "preferred_rule",
            pl.String,
            "Which rule chose the value shown.",
            vocabulary=vocabularies.PREFERRED_RULES,
        ),
    ),
)
