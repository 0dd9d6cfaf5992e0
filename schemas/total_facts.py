"""The table `total_facts`."""

from __future__ import annotations

import polars as pl

from schemas import columns, vocabularies
from schemas.model import Column, Table

TOTAL_FACTS = Table(
    name="total_facts",
    description="One row per fact and total that it could be added to: its subject's, and those of whom that is part.",
    key=("subject_id", "measure", "fact_id"),
    columns=(
        Column(
            "subject_id",
            pl.String,
            "Whose total: the fact's subject, or what that is part of, is owned by or operated by.",
            references="entities.entity_id",
        ),
        Column("measure", pl.String, "What is added up.", vocabulary=vocabularies.MEASURES),
        columns.FACT_ID,
        Column(
            "outcome",
            pl.String,
            "Whether it is counted, or why it is left out.",
            vocabulary=vocabularies.TOTAL_OUTCOMES,
        ),
        Column(
            "instead_id",
            pl.String,
            "The fact that holds its amount, or part of it; null where it is counted or left out for itself.",
            nullable=True,
            references="facts.fact_id",
        ),
    ),
)
