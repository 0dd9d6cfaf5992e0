"""What each claim changed when its text was published, held against the texts dated before."""

from __future__ import annotations

import polars as pl

from transforms.reconciliation.intervals import meets

_REACH = ("reach_low", "reach_high")


def changes(dated: pl.DataFrame, roles: pl.DataFrame) -> pl.DataFrame:
    """`claim_no` and `change` (CLAIM_CHANGES) of each dated claim.

    `dated` is the evidence of claims with `known_on`, `statement_no`, and number and period of the fact, `key_no`;
    `roles` has the role of each for every day `as_of` from that day on on which it may have changed. What a claim
    replaced, or contradicts, is what stood the day before.
    """
    seen = roles.sort("claim_no", "as_of").unique("claim_no", keep="first", maintain_order=True)
    claims = dated.drop("role", "as_of").join(
        seen.select("claim_no", "role", seen_on="as_of"), on="claim_no", how="left", maintain_order="left"
    )
    standing = claims.filter(pl.col("role").is_in(["supports", "refines"]))
    fallen = _fallen(claims, roles)
    revises = _against(standing, fallen.filter(role="superseded"), "voice_no").select("claim_no", _revises=True)
    conflicts = _against(standing, fallen.filter(role="disagrees")).select("claim_no", _conflicts=True)
    day = pl.col("known_on")
    return (
        claims.join(revises, on="claim_no", how="left", maintain_order="left")
        .join(conflicts, on="claim_no", how="left", maintain_order="left")
        .join(_backed(claims).with_columns(_backed=True), on="claim_no", how="left", maintain_order="left")
        .select(
            "claim_no",
            change=pl.when(pl.col("role") == "disputes")
            .then(pl.lit("disputes"))
            .when(pl.col("role") == "superseded")
            .then(pl.lit("recalls"))
            .when("_revises")
            .then(pl.lit("revises"))
            .when((pl.col("role") == "disagrees") | pl.col("_conflicts"))
            .then(pl.lit("conflicts"))
            .when(day > day.min().over("key_no", "story_no"))
            .then(pl.lit("repeats"))
            # Only what tells it first narrows what was known; whoever says it again agrees.
            .when((pl.col("role") == "refines") & (day == day.min().over("statement_no", "low", "high", "bound")))
            .then(pl.lit("refines"))
            .when((day == day.min().over("key_no")) & pl.col("_backed").is_null())
            .then(pl.lit("new"))
            .when(pl.col("role") == "apart")
            .then(pl.lit("adds"))
            .when("vague")
            .then(pl.lit("echoes"))
            .otherwise(pl.lit("agrees")),
        )
    )


def _fallen(claims: pl.DataFrame, roles: pl.DataFrame) -> pl.DataFrame:
    """The claims that stood and were then superseded or contradicted: with that `role`, since the day `fell_on`."""
    fell = (
        roles.filter(pl.col("role").is_in(["superseded", "disagrees"]))
        .group_by("claim_no", "role")
        .agg(fell_on=pl.col("as_of").min())
    )
    return claims.drop("role").join(fell, on="claim_no", how="inner").filter(pl.col("fell_on") > pl.col("seen_on"))


def _against(claims: pl.DataFrame, fallen: pl.DataFrame, *same: str) -> pl.DataFrame:
    """The claims that came on the day on which another fell that is not compatible with them."""
    by = ["statement_no", "realised", *same]
    others = fallen.select(*by, seen_on="fell_on", other_low="reach_low", other_high="reach_high").unique()
    pairs = claims.select("claim_no", "seen_on", *by, *_REACH).join(others, on=["seen_on", *by], how="inner")
    return pairs.filter(~meets(*_REACH, "other_low", "other_high")).select("claim_no").unique()


def _backed(claims: pl.DataFrame) -> pl.DataFrame:
    """First claims of facts that a known fact of their statement already says, one of the two without a whole period.

    "5 gigawatts en 2030" says nothing new once "5 gigawatts" was told, though it does where "des gigawatts" was.
    """
    whole = pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null()
    day = pl.col("known_on")
    placed = claims.with_columns(whole=whole)
    first = placed.filter(day == day.min().over("key_no")).select(
        "claim_no", "statement_no", "known_on", "whole", *_REACH
    )
    earlier = (
        placed.filter(~pl.col("vague"))
        .group_by("statement_no", "whole", *_REACH)
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
        .select("claim_no")
        .unique()
    )
