"""The tables of a warehouse's release, and questions to them."""

from __future__ import annotations

from typing import Any

import polars as pl

from warehouse.layout import Warehouse
from warehouse.publish import find_release
from warehouse.query import run_query
from warehouse.release import read_rows


class Told:
    """Facts, claims and objections of the latest release of a warehouse."""

    def __init__(self, depot: str) -> None:
        """Read its tables."""
        self.depot = depot
        self._release = find_release(Warehouse(self.depot))
        self.facts, self.fact_claims, self.fact_links, self.claims, self.objections = (
            read_rows(self._release, name) for name in ("facts", "fact_claims", "fact_links", "claims", "objections")
        )

    def asked(self, sql: str) -> list[dict[str, Any]]:
        """The rows that the release answers, as to anybody who downloads it."""
        return run_query(self._release, sql).to_dicts()

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
