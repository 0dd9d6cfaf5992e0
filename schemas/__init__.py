"""The tables of a release: columns, types, units, keys, vocabularies. Everything else about a schema is derived."""

from __future__ import annotations

from schemas.abstentions import ABSTENTIONS
from schemas.claims import CLAIMS
from schemas.corrections import CORRECTIONS
from schemas.documents import DOCUMENTS
from schemas.entities import ENTITIES
from schemas.fact_history import FACT_HISTORY
from schemas.facts import FACT_CLAIMS, FACT_LINKS, FACTS
from schemas.figures import FIGURES
from schemas.landing import LANDED
from schemas.mentions import MENTIONS
from schemas.model import Column, Table, Vocabulary
from schemas.objections import OBJECTIONS
from schemas.periods import PERIODS
from schemas.rejects import REJECTS
from schemas.relations import RELATIONS
from schemas.runs import RUNS
from schemas.sentences import SENTENCES
from schemas.sources import SOURCES
from schemas.total_facts import TOTAL_FACTS

RELEASE_TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS,
        SOURCES,
        SENTENCES,
        FIGURES,
        PERIODS,
        ENTITIES,
        RELATIONS,
        MENTIONS,
        CLAIMS,
        OBJECTIONS,
        ABSTENTIONS,
        FACTS,
        FACT_CLAIMS,
        FACT_LINKS,
        FACT_HISTORY,
        TOTAL_FACTS,
        CORRECTIONS,
        REJECTS,
        RUNS,
    )
}
"""The tables of a release by name, in the order in which they depend on each other."""

__all__ = [
    "ABSTENTIONS",
    "CLAIMS",
    "CORRECTIONS",
    "DOCUMENTS",
    "ENTITIES",
    "FACTS",
    "FACT_CLAIMS",
    "FACT_HISTORY",
    "FACT_LINKS",
    "FIGURES",
    "LANDED",
    "MENTIONS",
    "OBJECTIONS",
    "PERIODS",
    "REJECTS",
    "RELATIONS",
    "RELEASE_TABLES",
    "RUNS",
    "SENTENCES",
    "SOURCES",
    "TOTAL_FACTS",
    "Column",
    "Table",
    "Vocabulary",
]
