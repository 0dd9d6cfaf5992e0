"""How far a claim can be trusted: the measured precision of the rule that read it."""

from __future__ import annotations

import polars as pl

WEIGHT = 10.0
"""Claims that what is known of wider families counts for beside those judged of a rule itself: of a rule with ten, both
count alike. Few rules have more than ten, and the share of three right ones of three says little."""

_NOT_JUDGED = "other"
"""The metric of statements that no other names; the annotations leave most of them out."""


def with_confidence(claims: pl.DataFrame, precision: pl.DataFrame) -> pl.DataFrame:
    """The claims with `confidence`, the precision of their `rule`; null for the metric `other`, which was not judged.

    Takes the table rule_precision.csv: of the claims that each `rule` read from annotated text, how many were `judged`
    and how many were `right`. The share of a rule is drawn towards that of all rules which find the subject as it does
    ("noun_cue/carried" towards "carried"), and this towards that of all. Rules that read nothing there have the latter.
    """
    read = claims.select("rule").unique().with_columns(_key=_key(), _family=_family())
    judged = precision.select("rule", pl.col("right", "judged").cast(pl.Float64)).with_columns(
        _key=_key(), _family=_family()
    )
    # As if two more had been judged, one of them right: a table without rows says nothing.
    everywhere = (float(judged["right"].sum()) + 1) / (float(judged["judged"].sum()) + 2)
    families = _shares(judged, "_family").with_columns(_share=_drawn(pl.lit(everywhere))).select("_family", "_share")
    rules = _shares(judged, "_key")
    shares = (
        read.join(families, on="_family", how="left")
        .with_columns(pl.col("_share").fill_null(everywhere))
        .join(rules, on="_key", how="left")
        .with_columns(pl.col("right", "judged").fill_null(0.0))
        .select("rule", confidence=_drawn(pl.col("_share")).round(3))
    )
    return claims.join(shares, on="rule", how="left", maintain_order="left").with_columns(
        confidence=pl.when(pl.col("metric") != _NOT_JUDGED).then("confidence")
    )


def _key() -> pl.Expr:
    """The rule without what it says of the value ("noun_cue/carried/former")."""
    return pl.col("rule").str.extract(r"^([^/]*/[^/]*)", 1).fill_null(pl.col("rule"))


def _family() -> pl.Expr:
    """How the subject was found."""
    return pl.col("rule").str.extract(r"^[^/]*/([^/]*)", 1).fill_null("")


def _shares(judged: pl.DataFrame, by: str) -> pl.DataFrame:
    return judged.group_by(by).agg(pl.col("right", "judged").sum())


def _drawn(wider: pl.Expr) -> pl.Expr:
    return (pl.col("right") + WEIGHT * wider) / (pl.col("judged") + WEIGHT)
