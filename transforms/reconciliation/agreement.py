"""How the claims of a fact stand to each other, and what each does for it."""

from __future__ import annotations

import polars as pl

from transforms.reconciliation.intervals import meets, narrower

INCOMPARABLE = ("duration", "other")
"""Metrics of which two values need not be of one thing: plans of a party last differently long."""


def with_voice(claims: pl.DataFrame, relations: pl.DataFrame | None) -> pl.DataFrame:
    """The claims with `voice`: the subject where it speaks for itself, through its people, or nobody is named."""
    claims = claims.with_columns(_own=pl.col("speaker_id").is_null() | (pl.col("speaker_id") == pl.col("subject_id")))
    if relations is not None:
        people = (
            relations.filter(pl.col("relation").is_in(["head_of", "employed_by"]))
            .select(speaker_id="subject_id", subject_id="object_id")
            .unique()
            .with_columns(_employed=True)
        )
        claims = (
            claims.join(people, on=["speaker_id", "subject_id"], how="left", maintain_order="left")
            .with_columns(_own=pl.col("_own") | pl.col("_employed").fill_null(False))
            .drop("_employed")
        )
    return claims.with_columns(voice=pl.when("_own").then(pl.col("subject_id")).otherwise(pl.col("speaker_id"))).drop(
        "_own"
    )


def superseded(claims: pl.DataFrame) -> pl.DataFrame:
    """Claims that a later one of the same voice contradicts, and those that their own text says are past: `claim_id`.

    Undated ones neither supersede nor are so, but for those that state the very value of a superseded one; a plan is
    not superseded by an outcome, nor the other way round.
    """
    comparable = claims.filter(~pl.col("metric").is_in(INCOMPARABLE))
    former = comparable.filter("former").select("claim_id")
    dated = comparable.filter(pl.col("published_on").is_not_null() & ~pl.col("vague") & ~pl.col("former"))
    by = ["pool_no", "realised", "voice"]
    columns = ["published_on", "reach_low", "reach_high"]
    # Against the latest day only: what was said before it and denied by it is no longer what the voice says.
    latest = dated.filter(pl.col("published_on") == pl.col("published_on").max().over(by))
    contradicted = (
        dated.select(*by, "claim_id", *columns)
        .join(
            latest.select(*by, *(pl.col(name).alias(f"later_{name}") for name in columns)).unique(),
            on=by,
        )
        .filter(pl.col("published_on") < pl.col("later_published_on"))
        .group_by("claim_id")
        .agg(meets("reach_low", "reach_high", "later_reach_low", "later_reach_high").any().alias("stands"))
        .filter(~pl.col("stands"))
        .select("claim_id")
    )
    past = pl.concat([contradicted, former]).unique()
    # An undated text that states what was superseded since is of the time before.
    echoed = (
        comparable.filter(pl.col("published_on").is_null() & ~pl.col("vague"))
        .join(past, on="claim_id", how="anti")
        .join(
            comparable.join(past, on="claim_id", how="semi").select(
                *by, past_low="low", past_high="high", past_bound="bound"
            ),
            on=by,
            how="inner",
        )
        .filter(pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"past_{name}")) for name in ("low", "high", "bound")))
        .select("claim_id")
    )
    return pl.concat([past, echoed]).unique().sort("claim_id")


def with_roles(claims: pl.DataFrame, preferred: pl.DataFrame) -> pl.DataFrame:
    """The claims with `role` (CLAIM_ROLES), by the preferred value and the earlier claims of what is compared.

    `preferred` has the best claim of each pool among those `realised` and among the others: an outcome that differs
    from the plan contradicts nobody.
    """
    first = (
        claims.filter(pl.col("published_on").is_not_null() & ~pl.col("vague"))
        .sort("pool_no", "realised", "published_on", "claim_id")
        .unique(["pool_no", "realised"], keep="first", maintain_order=True)
        .select("pool_no", "realised", first_on="published_on", first_low="reach_low", first_high="reach_high")
    )
    compatible = meets("reach_low", "reach_high", "best_low", "best_high")
    refines = (
        (pl.col("published_on") > pl.col("first_on"))
        & narrower("reach_low", "reach_high", "first_low", "first_high")
        & ~pl.col("vague")
    ).fill_null(False)
    return (
        claims.join(
            preferred.select("pool_no", "realised", best_low="reach_low", best_high="reach_high"),
            on=["pool_no", "realised"],
            how="left",
            maintain_order="left",
        )
        .join(first, on=["pool_no", "realised"], how="left", maintain_order="left")
        .with_columns(
            role=pl.when("denied")
            .then(pl.lit("disputes"))
            .when("superseded")
            .then(pl.lit("superseded"))
            # Vague amounts support, but prove nothing wrong.
            .when(~compatible & ~pl.col("vague") & ~pl.col("metric").is_in(INCOMPARABLE))
            .then(pl.lit("disagrees"))
            .when(refines & ~pl.col("metric").is_in(INCOMPARABLE))
            .then(pl.lit("refines"))
            .otherwise(pl.lit("supports"))
        )
        .drop("best_low", "best_high", "first_on", "first_low", "first_high")
    )


def agreements(claims: pl.DataFrame) -> pl.DataFrame:
    """The label of each pool of claims: `pool_no`, `agreement` (AGREEMENTS). Takes `role` and `story_id`."""
    role = pl.col("role")
    return claims.group_by("pool_no").agg(
        agreement=pl.when((role == "disputes").any())
        .then(pl.lit("disputed"))
        .when((role == "disagrees").any())
        .then(pl.lit("conflict"))
        .when((role == "superseded").any())
        .then(pl.lit("revised"))
        .when((role == "refines").any())
        .then(pl.lit("refined"))
        .when(pl.col("story_id").n_unique() > 1)
        .then(pl.lit("agree"))
        .otherwise(pl.lit("single"))
    )
