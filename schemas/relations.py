"""The table `relations`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.model import Column, Table

RELATIONS = Table(
    name="relations",
    description="One row per relation between two entities.",
    key=("subject_id", "relation", "object_id", "origin", "valid_from"),
    columns=(
        Column(
            "subject_id",
            pl.String,
            "The entity that the relation starts from.",
            references="entities.entity_id",
        ),
        Column("relation", pl.String, "How the subject relates to the object.", vocabulary=vocabularies.RELATIONS),
        Column("object_id", pl.String, "The entity that it leads to.", references="entities.entity_id"),
        Column("valid_from", pl.Date, "First day it holds; null where unknown.", nullable=True),
        Column("valid_to", pl.Date, "Last day it holds; null where unknown or still so.", nullable=True),
        Column("origin", pl.String, "'lexicon', or the doc_id of the text that states it."),
    ),
)
