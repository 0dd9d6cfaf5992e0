"""Facts that tell one thing of a subject again: periods within periods, tranches of a whole, one telling and another.

Each function takes facts as `transforms.reconciliation.totals.count_totals` prepares them, with `outcome` null where a
fact is still counted, and gives `outcome` and `instead_id`, the fact counted in its place, to those that it leaves out.
"""

from __future__ import annotations

import polars as pl

FLOWS = ("investment", "funding", "revenue", "profit", "energy_use", "hires", "departures")
"""Metrics that add up over time. Of the others (a capacity, a price) the greatest value told is the whole."""
WHOLE = "total"
STATEMENT = ["subject_id", "metric", "object_id", "qualifier", "unit"]
NODE = ["subject_id", "measure", "unit"]


def same_statement(rows: pl.DataFrame) -> pl.DataFrame:
    """Leaves out what is the same but for its period: quarters of a year, undated tellings, stages of a capacity."""
    counted = rows.filter(pl.col("outcome").is_null())
    flow = pl.col("metric").is_in(FLOWS)
    closed = pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null()
    whole = (
        _best_first(counted.filter(~flow), STATEMENT)
        .filter(pl.col("_best") != pl.col("fact_id"))
        .select("fact_id", _outcome=pl.lit("same_thing"), _instead="_best")
    )
    dated = counted.filter(flow & closed).sort(
        *STATEMENT, "period_start", "period_end", "fact_id", descending=[False] * 6 + [True, False]
    )
    dated = dated.with_columns(_no=pl.struct(STATEMENT).rle_id())
    overlaps = (pl.col("period_start") <= pl.col("period_end").cum_max().shift(1).over("_no")).fill_null(False)
    dated = dated.with_columns(_overlaps=overlaps).with_columns(
        _longer=pl.when(~pl.col("_overlaps")).then("fact_id").forward_fill().over("_no")
    )
    within = dated.filter("_overlaps").select("fact_id", _outcome=pl.lit("within_period"), _instead="_longer")
    sums = (
        dated.filter(~pl.col("_overlaps"))
        .group_by(STATEMENT, maintain_order=True)
        .agg(_sum=pl.col("amount").sum(), _dated=pl.col("fact_id").first())
    )
    undated = _best_first(counted.filter(flow & ~closed), STATEMENT).join(
        sums, on=STATEMENT, how="left", nulls_equal=True, maintain_order="left"
    )
    best = undated.filter(pl.col("_best") == pl.col("fact_id"))
    told_again = undated.filter(pl.col("_best") != pl.col("fact_id"))
    greater = best.filter(pl.col("_sum") < pl.col("_most"))
    return _left_out(
        rows,
        pl.concat(
            [
                whole,
                within,
                told_again.select("fact_id", _outcome=pl.lit("same_thing"), _instead="_best"),
                # A sum without a year that is greater than all years told holds them; else it may be one of them.
                best.filter(pl.col("_sum") >= pl.col("_most")).select(
                    "fact_id", _outcome=pl.lit("undated"), _instead="_dated"
                ),
                dated.filter(~pl.col("_overlaps"))
                .join(greater.select(*STATEMENT, "_best"), on=STATEMENT, nulls_equal=True)
                .select("fact_id", _outcome=pl.lit("part_of"), _instead="_best"),
            ]
        ),
    )


def same_object(rows: pl.DataFrame) -> pl.DataFrame:
    """Leaves out tranches and shares of what is told as a whole, and what both an investment and a cost tell."""
    by = [*NODE, "object_id"]
    shared = pl.col("qualifier").is_not_null() & (pl.col("qualifier") != WHOLE)
    told = _amounts(rows, [*STATEMENT, "measure"])
    lesser = _best_first(told, by, shared).filter(pl.col("_best") != pl.col("fact_id"))
    dropped = lesser.select(
        *STATEMENT, _outcome=pl.when(shared).then(pl.lit("part_of")).otherwise(pl.lit("same_thing")), _instead="_best"
    )
    counted = rows.filter(pl.col("outcome").is_null()).select("fact_id", *STATEMENT, "period_start", "period_end")
    told_twice = counted.join(dropped, on=STATEMENT, nulls_equal=True)
    return _left_out(rows, _of_one_time(told_twice, counted).select("fact_id", "_outcome", "_instead"))


def _of_one_time(told_twice: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    """Those of the facts that a fact of the statement of `_instead` may hold: the profit of a quarter no other's."""
    holders = told_twice.select("_instead").unique().join(counted, left_on="_instead", right_on="fact_id")
    spans = holders.select("_instead", *STATEMENT).join(
        counted.select(*STATEMENT, _from="period_start", _to="period_end"), on=STATEMENT, nulls_equal=True
    )
    apart = (pl.col("period_end") < pl.col("_from")) | (pl.col("_to") < pl.col("period_start"))
    held = (
        told_twice.join(spans.select("_instead", "_from", "_to"), on="_instead")
        .filter(~apart.fill_null(False) | ~pl.col("metric").is_in(FLOWS))
        .select("fact_id")
        .unique()
    )
    return told_twice.join(held, on="fact_id", how="semi", maintain_order="left")


def same_subject(rows: pl.DataFrame) -> pl.DataFrame:
    """Leaves out what is told of one object where more is told of all; or that, where one object alone exceeds it."""
    told = _amounts(rows, [*NODE, "object_id"])
    general = told.filter(pl.col("object_id").is_null()).drop("object_id", "stories")
    objects = told.filter(pl.col("object_id").is_not_null())
    held = (
        _best_first(objects, NODE)
        .filter(pl.col("_best") == pl.col("fact_id"))
        .select(*NODE, "_best", "_most")
        .join(general, on=NODE, nulls_equal=True)
    )
    counted = rows.filter(pl.col("outcome").is_null()).select("fact_id", *NODE, "object_id")
    exceeds = pl.col("_most") > pl.col("amount")
    special = counted.filter(pl.col("object_id").is_not_null()).join(
        held.filter(~exceeds).select(*NODE, _instead="fact_id"), on=NODE, nulls_equal=True
    )
    outdone = counted.filter(pl.col("object_id").is_null()).join(
        held.filter(exceeds).select(*NODE, _instead="_best"), on=NODE, nulls_equal=True
    )
    return _left_out(
        rows,
        pl.concat(
            [
                special.select("fact_id", _outcome=pl.lit("part_of"), _instead="_instead"),
                outdone.select("fact_id", _outcome=pl.lit("less_than_parts"), _instead="_instead"),
            ]
        ),
    )


def less_than_parts(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Leaves out a whole's amount that one of its parts alone exceeds: it is of an earlier day, or of another thing."""
    told = _amounts(rows, NODE)
    parts = told.join(pairs, left_on="subject_id", right_on="part_id").drop("subject_id")
    most = (
        parts.sort("amount", "fact_id", descending=[True, False])
        .unique(["whole_id", "measure", "unit"], keep="first", maintain_order=True)
        .select("measure", "unit", subject_id="whole_id", _most="amount", _instead="fact_id")
    )
    less = told.join(most, on=NODE, nulls_equal=True).filter(pl.col("_most") > pl.col("amount"))
    counted = rows.filter(pl.col("outcome").is_null()).select("fact_id", *NODE)
    dropped = counted.join(less.select(*NODE, "_instead"), on=NODE, nulls_equal=True)
    return _left_out(rows, dropped.select("fact_id", _outcome=pl.lit("less_than_parts"), _instead="_instead"))


def _left_out(rows: pl.DataFrame, dropped: pl.DataFrame) -> pl.DataFrame:
    """The rows, of which those `dropped` (`fact_id`, `_outcome`, `_instead`) are left out."""
    return (
        rows.join(dropped, on="fact_id", how="left", maintain_order="left")
        .with_columns(outcome=pl.coalesce("outcome", "_outcome"), instead_id=pl.coalesce("instead_id", "_instead"))
        .drop("_outcome", "_instead")
    )


def _best_first(rows: pl.DataFrame, by: list[str], *first: pl.Expr) -> pl.DataFrame:
    """The rows with `_best`, the fact of the greatest amount of each group, `first` going before the amount."""
    order = [*first, -pl.col("amount"), -pl.col("stories").cast(pl.Int64), pl.col("fact_id")]
    ordered = rows.sort(order, nulls_last=True)
    best = ordered.unique(by, keep="first", maintain_order=True).select(*by, _best="fact_id", _most="amount")
    return rows.join(best, on=by, how="left", nulls_equal=True, maintain_order="left")


def _amounts(rows: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """One row per group of what is still counted: `amount` added up, its first `fact_id`, and its `stories`."""
    counted = rows.filter(pl.col("outcome").is_null())
    return counted.group_by(by, maintain_order=True).agg(
        pl.col("amount").sum(), pl.col("fact_id").min(), pl.col("stories").max()
    )
