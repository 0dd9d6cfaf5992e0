"""How the claims of a fact stand to each other, and what each does for it."""

from __future__ import annotations

import polars as pl

from transforms.reconciliation.intervals import meets, meets_any, narrower
from transforms.reconciliation.supersession import FAR, SEASON

OWN_PEOPLE = ("head_of", "employed_by")
"""Relations of those who speak with the voice of whom they lead or work for."""


def with_voice(claims: pl.DataFrame, relations: pl.DataFrame | None) -> pl.DataFrame:
    """The claims with `voice`: the subject where it speaks for itself, through its people, or nobody is named."""
    claims = claims.with_columns(_own=pl.col("speaker_id").is_null() | (pl.col("speaker_id") == pl.col("subject_id")))
    if relations is not None:
        people = (
            relations.filter(pl.col("relation").is_in(OWN_PEOPLE))
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


def with_groups(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims, sorted, with the numbers of the groups in which they are held against each other.

    `side_no`: what is compared (`pool_no`) and was realised, or was not; `party_no`: of one voice; `text_no`: in one
    text.
    """
    groups = {
        "side_no": ["pool_no", "realised"],
        "party_no": ["pool_no", "realised", "voice_no"],
        "text_no": ["pool_no", "realised", "voice_no", "doc_no"],
    }
    return claims.sort(*groups["text_no"], "claim_no").with_columns(
        pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift(1)) for name in columns).cum_sum().alias(number)
        for number, columns in groups.items()
    )


def with_roles(claims: pl.DataFrame, preferred: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """The claims with `role` (CLAIM_ROLES), by the preferred value and the earlier claims of what is compared.

    `preferred` has the best claim of each side (`side_no`): an outcome that differs from the plan contradicts nobody.
    `own` has that of each fact (`key_no`): what states its value, and is apart only from what it is compared with,
    supports it (`aside`).
    """
    best = preferred.select(
        "side_no",
        best_low="reach_low", best_high="reach_high", best_text="text_no",
        best_loose="loose", best_bare="bare", best_moment="moment",
    )  # fmt: skip
    first = (
        claims.filter(pl.col("published_on").is_not_null() & ~pl.col("vague"))
        .sort("side_no", "published_on", "published_until", "claim_no")
        .unique("side_no", keep="first", maintain_order=True)
        .select("side_no", first_until="published_until", first_low="reach_low", first_high="reach_high")
    )
    rows = claims.join(best, on="side_no", how="left", maintain_order="left").join(
        first, on="side_no", how="left", maintain_order="left"
    )
    of_fact = own.select("key_no", own_low="reach_low", own_high="reach_high")
    rows = rows.join(of_fact, on="key_no", how="left", maintain_order="left").with_columns(
        _meets=meets("reach_low", "reach_high", "best_low", "best_high"),
        _own=meets("reach_low", "reach_high", "own_low", "own_high"),
    )
    refines = (
        (pl.col("published_on") > pl.col("first_until"))
        & narrower("reach_low", "reach_high", "first_low", "first_high")
        & ~pl.col("vague")
    ).fill_null(False)
    comparable = ~pl.col("incomparable")
    # Of two values above zero: a loss is no gain of another thing.
    greater = (pl.col("best_high") > 0) & (pl.col("reach_low") > FAR * pl.col("best_high"))
    far = greater | ((pl.col("reach_high") > 0) & (pl.col("best_low") > FAR * pl.col("reach_high")))
    # Of a text without a date nobody knows which quarter it means.
    days = (pl.col("moment") - pl.col("best_moment")).dt.total_days().abs()
    other_time = (pl.col("bare") | pl.col("best_bare")) & (days > SEASON).fill_null(True)
    changed = pl.col("changing") & other_time & (pl.col("text_no") != pl.col("best_text"))
    several = pl.col("_several").fill_null(False)
    other = pl.col("vague") | ~comparable | several | ((pl.col("loose") | pl.col("best_loose")) & far) | changed
    apart = ~pl.col("_meets") & other.fill_null(False)
    return (
        rows.join(_of_several_things(rows), on="claim_no", how="left", maintain_order="left")
        .with_columns(
            aside=apart & pl.col("_own") & ~pl.col("denied") & ~pl.col("superseded"),
            role=pl.when("denied")
            .then(pl.lit("disputes"))
            .when("superseded")
            .then(pl.lit("superseded"))
            # Vague amounts support, but prove nothing wrong.
            .when(apart & ~pl.col("_own"))
            .then(pl.lit("apart"))
            .when(~pl.col("_meets") & ~apart)
            .then(pl.lit("disagrees"))
            .when(refines & comparable)
            .then(pl.lit("refines"))
            .otherwise(pl.lit("supports")),
        )
        .drop("best_text", "best_loose", "best_bare", "best_moment")
        .drop("first_until", "first_low", "first_high", "own_low", "own_high", "_meets", "_own", "_several")
    )


def _of_several_things(rows: pl.DataFrame) -> pl.DataFrame:
    """The claims whose text also states a value that the preferred one's text does: `claim_no`, `_several`.

    No text contradicts itself in one voice: it tells of two sites, of two offers. Nor do two texts contradict each
    other that share one value and differ in the rest.
    """
    apart = rows.filter(~pl.col("_meets")).select("side_no").unique()
    stated = rows.join(apart, on="side_no", how="semi").filter(
        ~pl.col("vague") & ~pl.col("denied") & ~pl.col("superseded")
    )
    shared = meets_any(stated, stated.filter(pl.col("text_no") == pl.col("best_text")), "side_no")
    return stated.select("claim_no", "text_no", _shared=shared).select(
        "claim_no", _several=pl.col("_shared").any().over("text_no")
    )


def agreements(claims: pl.DataFrame, key: str) -> pl.DataFrame:
    """The label of each `key`: `agreement` (AGREEMENTS). Takes the claims as `with_roles` gives them.

    A denial is of the fact's own claims. What is in conflict, revised, refined or agreed on may rest on a claim of
    another fact that it is compared with (`pool_no`), where the fact states the value that the other differs from.
    "Des milliards" agrees with any of them, so that a story which says no more is none of those that agree, unless
    none says more.
    """
    role = pl.col("role")
    stands = role.is_in(["supports", "refines"])
    kinds = {"disputed": "disputes", "conflict": "disagrees", "revised": "superseded", "refined": "refines"}
    sides = claims.group_by("side_no").agg((role == name).any().alias(f"_{label}") for label, name in kinds.items())
    standing = claims.filter(stands)
    stating = standing.filter(~pl.col("vague") & ~pl.col("aside")).select(key, "side_no").unique()
    linked = stating.join(sides, on="side_no").group_by(key).agg(pl.col(f"_{label}").any() for label in kinds)
    # What was planned and what was done agree where their values do.
    joint = pl.col("best_low").max().over("pool_no") <= pl.col("best_high").min().over("pool_no")
    telling = standing.filter(~pl.col("vague") | pl.col("vague").all().over("pool_no"))
    counted = telling.with_columns(_joint=joint.fill_null(False)).with_columns(
        _group=pl.when("aside")
        .then(pl.col(key).cast(pl.Int64))
        .when("_joint")
        .then(-pl.col("pool_no").cast(pl.Int64))
        .otherwise(pl.col("side_no").cast(pl.Int64) + 1)
    )
    stories = counted.group_by("aside", "_group").agg(_stories=pl.col("story_no").n_unique())
    agreed = (
        counted.select(key, "aside", "_group")
        .unique()
        .join(stories, on=["aside", "_group"])
        .group_by(key)
        .agg(_agree=(pl.col("_stories") > 1).any())
    )
    own = claims.group_by(key).agg((role == name).any().alias(label) for label, name in kinds.items())
    found = own.join(linked, on=key, how="left").join(agreed, on=key, how="left")
    label = pl.when(pl.col("_agree").fill_null(False)).then(pl.lit("agree")).otherwise(pl.lit("single"))
    for name in ("refined", "revised", "conflict"):
        label = pl.when(pl.col(name) | pl.col(f"_{name}").fill_null(False)).then(pl.lit(name)).otherwise(label)
    return found.select(key, agreement=pl.when("disputed").then(pl.lit("disputed")).otherwise(label))
