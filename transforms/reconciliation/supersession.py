"""Claims that no longer stand: withdrawn by a later one of the same party, outgrown by a count, or past already."""

from __future__ import annotations

import polars as pl

from transforms.reconciliation.intervals import meets_any

INCOMPARABLE = ("duration", "compensation", "signing_bonus", "pay_multiple", "other")
"""Metrics of which two values need not be of one thing: plans last differently long, offers differ by person."""
CUMULATIVE = ("hires", "departures")
"""Metrics that add up over time: who counted seven in July and who counts twenty later tell one history."""
RESULTS = ("revenue", "profit", "revenue_growth", "usage_growth")
"""Metrics of a quarter or a year: that of the next one replaces none."""
CHANGING = (*RESULTS, "valuation", "users", "headcount", "stake")
"""Metrics of which a party has another value each quarter: told without a period, it is that of the text's time."""
SEASON = 100
"""Days within which two texts mean the same quarter, of which one tells no period."""
EVENTS = (
    "investment", "funding", "contract_value", "acquisition_price", "power_capacity", "accelerator_count",
    "data_center_count", "jobs", "departures", "revenue", "profit", "energy_use",
)  # fmt: skip
"""Metrics of which a party has many: sites, rounds, contracts, job cuts, and sales of quarters, years and divisions."""
FAR = 2.0
"""How many times as great one of two values must be to be of another thing, where neither object nor period is told."""

_NEEDED = ("side_no", "party_no", "text_no", "doc_no", "published_on", "published_until", "reach_low", "reach_high")
_DATED = pl.col("published_on").is_not_null()


def superseded(claims: pl.DataFrame) -> pl.Series:
    """Whether each of the claims (as `with_groups` gives them) no longer stands.

    It does not where a later claim of the same party contradicts it, where its own text says that it is past, or where
    it is a count so far that a greater one outgrew. Undated claims neither contradict nor are contradicted so, but for
    those that fit a superseded value and none that stands; a plan is not superseded by an outcome, nor the other way
    round.
    """
    rows = claims.with_row_index("row").filter(~pl.col("incomparable") & ~pl.col("vague"))
    # Of a result without a period, or held against one, the time tells whether it is the same.
    seasonal = pl.col("result") & (pl.col("bare") | (pl.col("key_no").n_unique().over("pool_no") > 1))
    rows = rows.select("row", *_NEEDED, "former", "denied", "so_far", "loose", "moment", seasonal=seasonal)
    past = pl.concat([rows.filter("former")["row"], _contradicted(rows), _outgrown(rows)])
    past = pl.concat([past, _echoed(rows, past)])
    return pl.int_range(claims.height, dtype=pl.UInt32, eager=True).is_in(past.implode())


def _contradicted(rows: pl.DataFrame) -> pl.Series:
    """The rows of the claims that no claim of the party's latest day is compatible with.

    Against the latest day only: what was said before it and denied by it is no longer what the party says. A text of
    which one value is still said speaks of several things, and none of them was replaced. Nor was what is of another
    thing by its size.
    """
    said = rows.filter(_DATED & ~pl.col("former")).with_columns(last=pl.col("published_on").max().over("party_no"))
    of_its_time = pl.col("seasonal") & ((pl.col("last") - pl.col("moment")).dt.total_days() > SEASON)
    earlier = said.filter((pl.col("published_until") < pl.col("last")) & ~of_its_time)
    latest = said.filter((pl.col("published_on") == pl.col("last")) & ~pl.col("denied"))
    earlier = earlier.filter(pl.col("party_no").is_in(latest["party_no"].unique().implode()))
    stands = meets_any(earlier, latest, "party_no")
    replaced = earlier.with_columns(stands=stands).filter(~pl.col("stands").any().over("text_no"))
    loose = replaced.filter("loose")
    low, high = pl.col("reach_low"), pl.col("reach_high")
    # A loss lies on the other side of zero.
    wider = loose.with_columns(
        reach_low=pl.min_horizontal(low / FAR, low * FAR), reach_high=pl.max_horizontal(high / FAR, high * FAR)
    )
    near = meets_any(wider, latest, "party_no")
    return pl.concat([replaced.filter(~pl.col("loose"))["row"], loose["row"].filter(near)])


def _outgrown(rows: pl.DataFrame) -> pl.Series:
    """The rows of counts so far (not of a period) that are less than one of another text, told later or undated."""
    counts = rows.filter(pl.col("so_far") & ~pl.col("denied") & ~pl.col("former"))
    # The greatest of those published on the day or later; undated claims may have been told at any time.
    later = pl.col("reach_low").cum_max(reverse=True).over("side_no")
    ordered = counts.sort("side_no", "published_on", nulls_last=False).with_columns(later=later)
    ordered = ordered.with_columns(
        later=pl.when(_DATED)
        .then(pl.col("later").max().over("side_no", "published_on"))
        .otherwise(pl.col("reach_low").max().over("side_no")),
        undated=pl.col("reach_low").filter(~_DATED).max().over("side_no"),
        # A text that counts twice counts two things.
        own=pl.col("reach_low").max().over("side_no", "doc_no"),
    )
    greatest = pl.max_horizontal("later", "undated")
    return ordered.filter((greatest > pl.col("reach_high")) & (pl.col("own") <= pl.col("reach_high")))["row"]


def _echoed(rows: pl.DataFrame, past: pl.Series) -> pl.Series:
    """The rows of undated claims that fit what the same party said before and not what it says now.

    Their texts are of the time before.
    """
    is_past = pl.col("row").is_in(past.implode())
    replaced = rows.filter(is_past)
    others = rows.filter(~is_past & pl.col("party_no").is_in(replaced["party_no"].unique().implode()))
    undated = others.filter(~_DATED)
    then = meets_any(undated, replaced, "party_no")
    now = meets_any(undated, others.filter(_DATED), "party_no")
    return undated["row"].filter(then & ~now)
