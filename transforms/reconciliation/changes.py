"""What each claim changed when its text was published, held against the texts dated before."""

from __future__ import annotations

import polars as pl

from transforms.reconciliation.agreement import with_voice
from transforms.reconciliation.intervals import meets, with_interval

_REACH = ("reach_low", "reach_high")


def changes(
    dated: pl.DataFrame,
    roles: pl.DataFrame,
    figures: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame,
    fact_claims: pl.DataFrame,
) -> pl.DataFrame:
    """`claim_id` and `change` (CLAIM_CHANGES) of each dated claim.

    `dated` are claims with `known_on` and `statement_no`; `roles` has the role of each for every day `as_of` from that
    day on on which its statement may have changed. What a claim replaced, or contradicts, is what stood the day before.
    """
    claims = (
        dated.join(figures.select("figure_id", "vague"), on="figure_id", how="left", maintain_order="left")
        .join(documents.select("doc_id", "story_id"), on="doc_id", how="left", maintain_order="left")
        .join(fact_claims.select("claim_id", "fact_id"), on="claim_id", how="left", maintain_order="left")
        .with_columns(pl.col("vague").fill_null(False), realised=pl.col("status") == "actual")
    )
    claims = with_voice(with_interval(claims), relations)
    seen = roles.sort("claim_id", "as_of").unique("claim_id", keep="first", maintain_order=True)
    claims = claims.join(
        seen.select("claim_id", "role", seen_on="as_of"), on="claim_id", how="left", maintain_order="left"
    )
    standing = claims.filter(pl.col("role").is_in(["supports", "refines"]))
    fallen = _fallen(claims, roles)
    revises = _against(standing, fallen.filter(role="superseded"), "voice").select("claim_id", _revises=True)
    conflicts = _against(standing, fallen.filter(role="disagrees")).select("claim_id", _conflicts=True)
    day = pl.col("known_on")
    return (
        claims.join(revises, on="claim_id", how="left", maintain_order="left")
        .join(conflicts, on="claim_id", how="left", maintain_order="left")
        .join(_backed(claims).with_columns(_backed=True), on="claim_id", how="left", maintain_order="left")
        .select(
            "claim_id",
            change=pl.when(pl.col("role") == "disputes")
            .then(pl.lit("disputes"))
            .when(pl.col("role") == "superseded")
            .then(pl.lit("recalls"))
            .when("_revises")
            .then(pl.lit("revises"))
            .when((pl.col("role") == "disagrees") | pl.col("_conflicts"))
            .then(pl.lit("conflicts"))
            .when(day > day.min().over("fact_id", "story_id"))
            .then(pl.lit("repeats"))
            # Only what tells it first narrows what was known; whoever says it again agrees.
            .when((pl.col("role") == "refines") & (day == day.min().over("statement_no", "low", "high", "bound")))
            .then(pl.lit("refines"))
            .when((day > day.min().over("fact_id")) | pl.col("_backed"))
            .then(pl.lit("agrees"))
            .otherwise(pl.lit("new")),
        )
    )


def _fallen(claims: pl.DataFrame, roles: pl.DataFrame) -> pl.DataFrame:
    """The claims that stood and were then superseded or contradicted: with that `role`, since the day `fell_on`."""
    fell = (
        roles.filter(pl.col("role").is_in(["superseded", "disagrees"]))
        .group_by("claim_id", "role")
        .agg(fell_on=pl.col("as_of").min())
    )
    return claims.drop("role").join(fell, on="claim_id", how="inner").filter(pl.col("fell_on") > pl.col("seen_on"))


def _against(claims: pl.DataFrame, fallen: pl.DataFrame, *same: str) -> pl.DataFrame:
    """The claims that came on the day on which another fell that is not compatible with them."""
    by = ["statement_no", "realised", *same]
    others = fallen.select(*by, seen_on="fell_on", other_low="reach_low", other_high="reach_high").unique()
    pairs = claims.select("claim_id", "seen_on", *by, *_REACH).join(others, on=["seen_on", *by], how="inner")
    return pairs.filter(~meets(*_REACH, "other_low", "other_high")).select("claim_id").unique()


def _backed(claims: pl.DataFrame) -> pl.DataFrame:
    """First claims of facts that a known fact of their statement already says, one of the two without a whole period.

    "5 gigawatts en 2030" says nothing new once "5 gigawatts" was told.
    """
    whole = pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null()
    day = pl.col("known_on")
    placed = claims.with_columns(whole=whole)
    first = placed.filter(day == day.min().over("fact_id")).select(
        "claim_id", "statement_no", "known_on", "whole", *_REACH
    )
    earlier = (
        placed.group_by("statement_no", "whole", *_REACH)
        .agg(since=day.min())
        .rename({"whole": "other_whole", "reach_low": "other_low", "reach_high": "other_high"})
    )
    return (
        first.join(earlier, on="statement_no", how="inner")
        .filter(
            (pl.col("since") < day)
            & ~(pl.col("whole") & pl.col("other_whole"))
            & meets(*_REACH, "other_low", "other_high")
        )
        .select("claim_id")
        .unique()
    )
