"""Claims that no longer stand: withdrawn by a later one of the same party, outgrown by a count, or past already."""

from __future__ import annotations

import polars as pl

from transforms.reconciliation.intervals import meets_any

INCOMPARABLE = ("duration", "compensation", "signing_bonus", "pay_multiple", "other")
"""Metrics of which two values need not be of one thing: plans last differently long, offers differ by person."""
CUMULATIVE = ("hires", "departures")
"""Metrics that add up over time: who counted seven in July and who counts twenty later tell one history."""


def superseded(claims: pl.DataFrame) -> pl.DataFrame:
    """The `claim_id` of the claims that no longer stand, sorted.

    They are those that a later claim of the same party contradicts, those that their own text says are past, and
    counts so far that a greater one outgrew. Undated claims neither contradict nor are contradicted so, but for those
    that fit a superseded value and none that stands; a plan is not superseded by an outcome, nor the other way round.
    """
    comparable = claims.filter(~pl.col("metric").is_in(INCOMPARABLE))
    former = comparable.filter("former").select("claim_id")
    past = pl.concat([former, _contradicted(comparable), _outgrown(comparable)]).unique()
    return pl.concat([past, _echoed(comparable, past)]).unique().sort("claim_id")


def _echoed(claims: pl.DataFrame, past: pl.DataFrame) -> pl.DataFrame:
    """Undated claims that fit what the same party said before and not what it says now: `claim_id`.

    Their texts are of the time before.
    """
    undated = claims.filter(pl.col("published_on").is_null() & ~pl.col("vague")).join(past, on="claim_id", how="anti")
    replaced = claims.join(past, on="claim_id", how="semi")
    undated = undated.filter(pl.col("party_no").is_in(replaced["party_no"].unique().implode()))
    stands = claims.filter(pl.col("published_on").is_not_null() & ~pl.col("vague")).join(
        past, on="claim_id", how="anti"
    )
    return (
        undated.with_columns(
            _then=meets_any(undated, replaced, "party_no"), _now=meets_any(undated, stands, "party_no")
        )
        .filter(pl.col("_then") & ~pl.col("_now"))
        .select("claim_id")
    )


def _contradicted(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims that no claim of the party's latest day is compatible with: `claim_id`.

    Against the latest day only: what was said before it and denied by it is no longer what the party says. A text of
    which one value is still said speaks of several things, and none of them was replaced.
    """
    said = claims.filter(pl.col("published_on").is_not_null() & ~pl.col("vague") & ~pl.col("former"))
    last = pl.col("published_on").max().over("party_no")
    said = said.with_columns(_last=last).filter(pl.col("published_until").min().over("party_no") < pl.col("_last"))
    latest = said.filter((pl.col("published_on") == pl.col("_last")) & ~pl.col("denied"))
    earlier = said.filter(
        (pl.col("published_until") < pl.col("_last")) & pl.col("party_no").is_in(latest["party_no"].unique().implode())
    )
    return (
        earlier.with_columns(_stands=meets_any(earlier, latest, "party_no"))
        .filter(~pl.col("_stands").any().over("text_no"))
        .select("claim_id")
    )


def _outgrown(claims: pl.DataFrame) -> pl.DataFrame:
    """Counts so far (not of a period) that are less than one of another text, told later or undated: `claim_id`."""
    counts = claims.filter(
        pl.col("metric").is_in(CUMULATIVE)
        & pl.col("realised")
        & ~pl.col("vague")
        & ~pl.col("denied")
        & ~pl.col("former")
        & pl.col("period_start").is_null()
        & pl.col("period_end").is_null()
    )
    undated = pl.col("published_on").is_null()
    # The greatest of those published on the day or later; undated claims may have been told at any time.
    later = pl.col("reach_low").cum_max(reverse=True).over("side_no")
    ordered = counts.sort("side_no", "published_on", nulls_last=False).with_columns(_later=later)
    ordered = ordered.with_columns(
        _later=pl.when(undated)
        .then(pl.col("reach_low").max().over("side_no"))
        .otherwise(pl.col("_later").max().over("side_no", "published_on")),
        _undated=pl.col("reach_low").filter(undated).max().over("side_no"),
        # A text that counts twice counts two things.
        _own=pl.col("reach_low").max().over("side_no", "doc_id"),
    )
    greatest = pl.max_horizontal("_later", "_undated")
    return ordered.filter((greatest > pl.col("reach_high")) & (pl.col("_own") <= pl.col("reach_high"))).select(
        "claim_id"
    )
