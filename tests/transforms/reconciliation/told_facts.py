"""The tables of a folder of texts as a release has them, and questions to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from flows.readers import read_sources
from transforms.lexicon import read_lexicon
from transforms.names.entities import lexicon_entities
from transforms.parse import parse_documents
from transforms.reconciliation.facts import group_facts
from transforms.reconciliation.stories import tell_stories


class Told:
    """Facts, claims and objections of the texts in a folder."""

    def __init__(self, folder: Path) -> None:
        """Read and put together what the texts say."""
        landed = pl.concat([batch.landed for batch in read_sources([str(folder)])]).unique("doc_id")
        lexicon = read_lexicon("fr")
        tables = parse_documents(landed.sort("doc_id"), lexicon)
        stories = tell_stories(tables["documents"], tables["sketches"])
        documents = tables["documents"].drop("story_id").join(stories, on="doc_id")
        relations = pl.concat([lexicon_entities(lexicon)[2], tables["relations"]])
        made = group_facts(tables["claims"], tables["objections"], tables["figures"], documents, relations)
        self.facts, self.fact_claims, self.fact_links = made
        self.claims, self.objections = tables["claims"], tables["objections"]

    def of(self, subject: str, metric: str, **where: Any) -> list[dict[str, Any]]:  # noqa: ANN401 -- any column's value
        """The facts of a subject and metric, least first."""
        found = self.facts.filter(subject_id=subject, metric=metric)
        for name, value in where.items():
            found = found.filter(pl.col(name).eq_missing(pl.lit(value)))
        return found.sort("low", "high", nulls_last=True).to_dicts()

    def claimed(self, *facts: dict[str, Any]) -> list[tuple[str, float | None, float | None]]:
        """Role and value of each claim of the facts, vague ones among them, sorted."""
        ids = pl.Series([fact["fact_id"] for fact in facts])
        rows = self.fact_claims.filter(pl.col("fact_id").is_in(ids.implode())).join(self.claims, on="claim_id")
        return sorted(rows.select("role", "low", "high").rows(), key=str)

    def linked(self, one: dict[str, Any], other: dict[str, Any]) -> bool:
        """Whether `fact_links` joins two facts."""
        pair = {one["fact_id"], other["fact_id"]}
        return any(set(row) == pair for row in self.fact_links.select("fact_id", "other_id").rows())

    def objectors(self, fact: dict[str, Any]) -> set[str | None]:
        """Who denies or doubts the claims of a fact."""
        ids = self.fact_claims.filter(fact_id=fact["fact_id"])["claim_id"]
        return set(self.objections.filter(pl.col("claim_id").is_in(ids.implode()))["speaker_id"])
