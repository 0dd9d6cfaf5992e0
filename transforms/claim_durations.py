"""How long: a duration says nothing of its own, it belongs to what its sentence states beside it."""

from __future__ import annotations

import polars as pl


def follow_claims(durations: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """The durations that stand beside a claim, with its subject, object and status; rule "duration/<its rule>".

    Of "un contrat de 300 milliards avec Oracle sur cinq ans" the five years are the contract's: the nearest claim of
    the sentence, the one before rather than the one after.
    """
    leaders = claims.filter(pl.col("metric") != "duration").select(
        "s", "subject_id", "object_id", "status", leader_start="fig_start", subject_rule="subject_rule"
    )
    away = pl.col("fig_start") - pl.col("leader_start")
    return (
        durations.filter(pl.col("metric") == "duration")
        .join(leaders, on="s", how="inner")
        .with_columns(_away=away.abs() + pl.when(away < 0).then(1000).otherwise(0))
        .sort("f", "_away", "leader_start", "subject_id", "object_id")
        .unique("f", keep="first", maintain_order=True)
        .drop("_away", "leader_start")
    )
