"""The samples tell a revision: Meta's 60 to 65 billion for 2025 became 66 to 72."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from flows.readers import read_sources
from transforms.lexicon import read_lexicon
from transforms.names.entities import lexicon_entities
from transforms.parse import parse_documents
from transforms.reconciliation.facts import group_facts

SAMPLES = Path(__file__).parents[2] / "samples" / "presse"


def test_the_raised_budget_is_a_revision_and_the_raised_value_stands() -> None:
    landed = pl.concat([batch.landed for batch in read_sources([str(SAMPLES)])]).unique("doc_id", maintain_order=True)
    lexicon = read_lexicon("fr")
    tables = parse_documents(landed, lexicon)
    relations = pl.concat([lexicon_entities(lexicon)[2], tables["relations"]])
    facts = group_facts(tables["claims"], tables["objections"], tables["figures"], tables["documents"], relations)
    [fact] = facts.facts.filter(
        (pl.col("subject_id") == "organization/meta")
        & (pl.col("metric") == "investment")
        & (pl.col("period_start") == date(2025, 1, 1))
        & (pl.col("period_end") == date(2025, 12, 31))
    ).to_dicts()
    assert (fact["low"], fact["high"], fact["agreement"]) == (66e9, 72e9, "revised")
    replaced = facts.fact_claims.filter(pl.col("role") == "superseded").join(tables["claims"], on="claim_id")
    assert (60e9, 65e9) in replaced.select("low", "high").rows()
