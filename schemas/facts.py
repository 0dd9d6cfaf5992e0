"""The tables `facts`, `fact_claims` and `fact_links`."""

from __future__ import annotations

import polars as pl

from schemas import columns, vocabularies
from schemas.model import Column, Table

FACTS = Table(
    name="facts",
    description="One row per statement about the world: what the claims of one key say together.",
    key=("fact_id",),
    columns=(
        Column(
            "fact_id",
            pl.String,
            "Identifies the fact, from subject, metric, object, qualifier, unit and period.",
        ),
        columns.SUBJECT_ID,
        columns.METRIC,
        columns.OBJECT_ID,
        columns.QUALIFIER,
        columns.UNIT,
        columns.PERIOD_START,
        columns.PERIOD_END,
        columns.LOW,
        columns.HIGH,
        columns.BOUND,
        columns.STATUS,
        Column("claims", pl.Int32, "How many claims make it.", unit="1", minimum=1),
        Column("stories", pl.Int32, "How many distinct stories they stand in.", unit="1", minimum=1),
        Column("first_published_on", pl.Date, "Earliest publication; null where all are undated.", nullable=True),
        Column("last_published_on", pl.Date, "Latest publication; null where all are undated.", nullable=True),
        Column(
            "agreement",
            pl.String,
            "How its claims stand to each other.",
            vocabulary=vocabularies.AGREEMENTS,
        ),
        Column(
            "preferred_rule",
            pl.String,
            "Which rule chose the value shown.",
            vocabulary=vocabularies.PREFERRED_RULES,
        ),
        columns.CORRECTED_BY,
    ),
)

FACT_CLAIMS = Table(
    name="fact_claims",
    description="One row per claim of a fact.",
    key=("fact_id", "claim_id"),
    columns=(
        columns.FACT_ID,
        columns.CLAIM_ID,
        Column("role", pl.String, "What the claim does for the fact.", vocabulary=vocabularies.CLAIM_ROLES),
        Column(
            "change",
            pl.String,
            "What it changed when it was published, held against the texts dated before; null for undated texts.",
            nullable=True,
            vocabulary=vocabularies.CLAIM_CHANGES,
        ),
    ),
)

FACT_LINKS = Table(
    name="fact_links",
    description="One row per pair of facts of one key whose periods differ.",
    key=("fact_id", "other_id"),
    columns=(
        columns.FACT_ID,
        Column("other_id", pl.String, "The other fact.", references="facts.fact_id"),
        Column("relation", pl.String, "How the two stand.", vocabulary=vocabularies.FACT_RELATIONS),
    ),
)
