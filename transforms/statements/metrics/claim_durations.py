"""How long: a duration says nothing of its own, it belongs to what its sentence states beside it."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_CARRIED = 5.0
"""Points that a cue must have for a duration whose sentence names nobody: "étalé sur six mois", not "sur six mois"."""
_YEARS_CARRIED = 4.0
"""And for a number of years: "Les primes seront versées pendant deux ans", not "d'ici deux ans"."""
_LEAD = 24
_WITHIN = (
    r"(?:^|[^a-z\x02-\x1f])(?:en|pour)"
    rf" (?:environ |quelque |pr{code('è')}s d(?:e |')|plus d(?:e |')|moins d(?:e |')|seulement |{code('à')} peine )?$"
)
"""What stands before a time that is a plan's where it stands beside one: "600 milliards en trois ans"."""
_YEARS = r"(?i)^[^ ]+(?: [^ ]+)? (?:ans?|années?|décennies?)$"
_SOME = r"(?i)^(?:quelques|plusieurs) "
_EACH = r"^ (?:(?:par|chaque) (?:semaine|jour|mois|an|nuit|saison)|hebdomadaires?|quotidien)"
"""What follows a time that comes again and again: "des contrats de 35 heures par semaine"."""
_EACH_REST = 20
BARE = "within"
"""The metric rule of such a time."""
_GONE_BY = r"(?i)derni[eè]|premi[eè]|pass[eé]|[eé]coul|pr[eé]c[eé]dent"


def is_lasting() -> pl.Expr:
    """Whether a duration among `figures` may be a plan's or a contract's: not "les huit derniers mois"."""
    return (pl.col("kind") != "duration") | ~pl.col("surface").str.contains(_GONE_BY)


def recurring_times(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The durations (`f`) of what comes again and again, which tell how long no plan or contract lasts."""
    lasting = figures.join(metrics.filter(pl.col("metric") == "duration").select("f"), on="f", how="semi")
    if lasting.is_empty():
        return lasting.select("f")
    return (
        lasting.select("f", "s", "fig_end")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_after("fig_end", _EACH_REST).str.contains(_EACH))
        .select("f")
    )


def times_within(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and `duration` of the times within which something is done: as `read_metrics`."""
    within = (
        figures.filter((pl.col("kind") == "duration") & is_lasting())
        .filter(pl.col("surface").str.contains(_YEARS) & ~pl.col("surface").str.contains(_SOME))
        .join(metrics, on="f", how="anti", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _LEAD).str.contains(_WITHIN))
        .with_columns(**AT_FIGURE, metric=pl.lit("duration"))
    )
    return pl.concat([metrics, read_by(BARE, within)])


def claim_durations(claims: pl.DataFrame, read: pl.DataFrame, lasting: pl.DataFrame) -> pl.DataFrame:
    """The claims, their durations given the subject, object and status of what they belong to.

    Of "un contrat de 300 milliards avec Oracle sur cinq ans" the five years are the contract's: the nearest claim of
    the sentence, the one before rather than the one after. Where that is no plan, contract or offer (`lasting`), the
    duration is the period of a result and makes no claim. `read` has all figures with their metrics.
    """
    if read.filter(pl.col("metric") == "duration").is_empty():
        return claims.sort("f", "subject_id")
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
    years = pl.col("surface").str.contains(_YEARS) & ~pl.col("surface").str.contains(_SOME)
    alone = claims.filter(
        (pl.col("metric") == "duration")
        & (pl.col("metric_rule") != BARE)
        & (
            ~pl.col("subject_rule").is_in(["carried", "topic"])
            | (pl.col("score") >= _CARRIED)
            | ((pl.col("score") >= _YEARS_CARRIED) & years)
        )
    ).join(followers.filter(pl.col("lasts") | (pl.col("score") < _CARRIED)), on="f", how="anti", maintain_order="left")
    # "en cinq ans, Mars a investi 400 millions": no plan's, but when that was.
    followers = followers.filter(pl.col("lasts") & ((pl.col("metric_rule") != BARE) | (pl.col("status") == "planned")))
    return pl.concat([others, alone, followers.drop("lasts")], how="diagonal").sort("f", "subject_id")
