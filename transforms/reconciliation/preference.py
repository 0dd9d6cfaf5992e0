"""Which claim gives a fact its value: an ordered list of rules, each deciding among what the one before left."""

from __future__ import annotations

import polars as pl

RULES = ("stated", "standing", "status", "party", "precision", "recency", "stories", "confidence", "claim_id")
"""In order. Described in docs/facts.md; the first of them that sets the chosen claim apart is `preferred_rule`."""

ONLY_VALUE = "only_value"
"""The rule's name where all claims state one value."""

VALUE = ("low", "high", "bound")
_KEPT = ("claim_no", "text_no", *VALUE, "status", "reach_low", "reach_high", "loose", "bare", "moment")
_OPEN = 0.5
"""Width, relative to the value, of "plus de" and "jusqu'à", and of no other bound."""
_STATUS_RANK = {"actual": 0, "planned": 1, "estimated": 2, "rumoured": 3, "disputed": 4}


def prefer(claims: pl.DataFrame, key: str) -> pl.DataFrame:
    """The preferred claim of each `key`: `claim_no`, `text_no`, its value columns and `preferred_rule`."""
    several = pl.len().over(key) > 1
    chosen = [
        _choose(_with_ranks(claims.filter(several), key), key),
        claims.filter(~several).select(key, *_KEPT, preferred_rule=pl.lit(ONLY_VALUE)),
    ]
    return pl.concat(chosen)


def _with_ranks(claims: pl.DataFrame, key: str) -> pl.DataFrame:
    """The claims with a column `by_<rule>` for each rule, the least of which wins.

    Takes the value columns, `vague`, `superseded`, `denied`, `status`, `party` (whether subject or object speak),
    `reach_low`, `reach_high`, `changing`, `bare`, `published_on`, `story_no`, `confidence`, `claim_no`.
    """
    middle = (pl.col("reach_low") + pl.col("reach_high")).abs() / 2
    width = (pl.col("reach_high") - pl.col("reach_low")) / pl.when(middle > 0).then(middle).otherwise(1.0)
    backed = pl.col("story_no").n_unique().over(key, *VALUE)
    return claims.select(
        key,
        *_KEPT,
        by_stated=pl.col("vague").cast(pl.Float64),
        by_standing=pl.col("superseded").cast(pl.Float64),
        by_status=pl.when("denied")
        .then(float(_STATUS_RANK["disputed"]))
        .otherwise(pl.col("status").replace_strict(_STATUS_RANK, return_dtype=pl.Float64)),
        by_party=(~pl.col("party")).cast(pl.Float64),
        # In steps of a percent: what differs less is equally precise. Of what changes with time the latest value tells
        # more than the narrowest.
        by_precision=pl.when(pl.col("changing") & pl.col("bare"))
        .then((width > _OPEN).cast(pl.Float64))
        .otherwise((width * 100).round(0))
        .fill_null(1e9),
        by_recency=-pl.col("published_on").cast(pl.Int32).cast(pl.Float64).fill_null(-1e9),
        by_stories=-backed.cast(pl.Float64),
        # Unknown is least.
        by_confidence=-pl.col("confidence").fill_null(0.0),
    )


def _choose(ranked: pl.DataFrame, key: str) -> pl.DataFrame:
    by = [f"by_{rule}" for rule in RULES[:-1]]
    # Each after the best of its key, which leads.
    first = pl.when((pl.col(key) != pl.col(key).shift(1)).fill_null(True)).then(pl.int_range(pl.len())).forward_fill()
    order = ranked.sort(key, *by, "claim_no").with_columns(_first=first)
    order = order.with_columns(pl.col(name).gather("_first").alias(f"best_{name}") for name in (*VALUE, *by))
    best = order.filter(pl.col("_first") == pl.int_range(pl.len()))
    others = order.filter(~pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"best_{name}")) for name in VALUE))
    last = len(RULES) - 1
    beaten_at = pl.coalesce(
        *(pl.when(pl.col(name) > pl.col(f"best_{name}")).then(number) for number, name in enumerate(by)), pl.lit(last)
    )
    deciding = others.group_by(key).agg(decided=beaten_at.max().cast(pl.Int32))
    names = pl.DataFrame(
        {"decided": range(len(RULES)), "preferred_rule": RULES}, schema_overrides={"decided": pl.Int32}
    )
    return (
        best.join(deciding, on=key, how="left", maintain_order="left")
        .join(names, on="decided", how="left", maintain_order="left")
        .select(key, *_KEPT, pl.col("preferred_rule").fill_null(ONLY_VALUE))
    )
