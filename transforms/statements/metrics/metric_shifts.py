"""Metrics that the other slots of a claim turn into another: money for a site is the project's cost."""

from __future__ import annotations

import polars as pl


def shift_by_subject(
    claims: pl.DataFrame, entities: pl.DataFrame, plants: pl.DataFrame, shifts: pl.DataFrame
) -> pl.DataFrame:
    """The claims, their metric as the kind of their subject has it (metric_shifts.csv).

    `plants` are the places that stand for a site in a document: `doc`, `entity_id`.
    """
    becomes = shifts.filter(pl.col("slot") == "subject").select("metric", "becomes", subject_kind="kind")
    kinds = entities.select(subject_id="entity_id", subject_kind="kind")
    sites = plants.select("doc", subject_id="entity_id", _site=pl.lit("site"))
    told = (
        claims.join(kinds, on="subject_id", how="left", maintain_order="left")
        .join(sites, on=["doc", "subject_id"], how="left", maintain_order="left")
        .with_columns(subject_kind=pl.coalesce("_site", "subject_kind"))
        .drop("_site")
    )
    return _shifted(told, becomes, ["metric", "subject_kind"])


def shift_by_object(claims: pl.DataFrame, shifts: pl.DataFrame) -> pl.DataFrame:
    """The claims, their metric as the kind of their object and its preposition have it."""
    becomes = shifts.filter(pl.col("slot") == "object").select(
        "metric", "becomes", object_kind="kind", object_role="preposition"
    )
    return _shifted(claims, becomes, ["metric", "object_kind", "object_role"])


def _shifted(claims: pl.DataFrame, becomes: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    return (
        claims.join(becomes, on=on, how="left", maintain_order="left")
        .with_columns(metric=pl.coalesce("becomes", "metric"))
        .drop("becomes")
    )
