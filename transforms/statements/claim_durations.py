"""How long: a duration says nothing of its own, it belongs to what its sentence states beside it."""

from __future__ import annotations

import polars as pl

_CARRIED = 6.0
"""Points that a cue must have for a duration whose sentence names nobody: "étalé sur cinq ans", not "sur cinq ans"."""
_GONE_BY = r"(?i)derni[eè]|premi[eè]|pass[eé]|[eé]coul|pr[eé]c[eé]dent"


def is_lasting() -> pl.Expr:
    """Whether a duration among `figures` may be a plan's or a contract's: not "les huit derniers mois"."""
    return (pl.col("kind") != "duration") | ~pl.col("surface").str.contains(_GONE_BY)


def claim_durations(claims: pl.DataFrame, read: pl.DataFrame, lasting: pl.DataFrame) -> pl.DataFrame:
    """The claims, their durations given the subject, object and status of what they belong to.

    Of "un contrat de 300 milliards avec Oracle sur cinq ans" the five years are the contract's: the nearest claim of
    the sentence, the one before rather than the one after. Where that is no plan, contract or offer (`lasting`), the
    duration is the period of a result and makes no claim. `read` has all figures with their metrics.
    """
    others = claims.filter(pl.col("metric") != "duration")
    leaders = others.join(lasting.select("metric", lasts=pl.lit(True)), on="metric", how="left").select(
        "s", "subject_id", "object_id", "status", "lasts", "subject_rule", leader_start="fig_start"
    )
    away = pl.col("fig_start") - pl.col("leader_start")
    followers = (
        read.filter(pl.col("metric") == "duration")
        .join(leaders, on="s", how="inner")
        .with_columns(_away=away.abs() + pl.when(away < 0).then(1000).otherwise(0))
        .sort("f", "_away", "leader_start", "subject_id", "object_id")
        .unique("f", keep="first", maintain_order=True)
        .drop("_away", "leader_start")
    )
    alone = claims.filter(
        (pl.col("metric") == "duration")
        & (~pl.col("subject_rule").is_in(["carried", "topic"]) | (pl.col("score") >= _CARRIED))
    ).join(followers.filter(pl.col("lasts") | (pl.col("score") < _CARRIED)), on="f", how="anti", maintain_order="left")
    return pl.concat([others, alone, followers.filter(pl.col("lasts")).drop("lasts")], how="diagonal").sort(
        "f", "subject_id"
    )
