"""The table `entities`."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.model import Column, Table

ENTITIES = Table(
    name="entities",
    description="One row per named thing that the texts mention or a relation needs.",
    key=("entity_id",),
    columns=(
        Column("entity_id", pl.String, "Readable identifier, kind and slug: 'site/hyperion'."),
        Column("name", pl.String, "Name as a knowledge base would give it."),
        Column("kind", pl.String, "What it is.", vocabulary=vocabularies.ENTITY_KINDS),
        Column("aliases", pl.List(pl.String), "Other written forms, sorted; empty where there are none."),
        Column("wikidata_id", pl.String, "Wikidata item; null where not certain.", nullable=True),
        Column(
            "country",
            pl.String,
            "ISO 3166 code of its country; null where unknown or several.",
            nullable=True,
        ),
        Column(
            "discovered",
            pl.Boolean,
            "Whether it was found by the shape of the text and is not in the lexicon.",
        ),
    ),
)
