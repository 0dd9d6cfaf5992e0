"""What may be added up to a total, and what would be counted twice."""

from __future__ import annotations

import polars as pl

from schemas import TOTAL_FACTS
from transforms.reconciliation.wholes import part_pairs

MEASURES = {
    # Who builds a site spends what it costs.
    "investment": "spending",
    "project_cost": "spending",
    **{
        metric: metric
        for metric in (
            "funding", "acquisition_price", "contract_value", "revenue", "profit", "power_capacity",
            "accelerator_count", "energy_use", "hires", "departures", "headcount", "jobs", "data_center_count",
        )
    },
}  # fmt: skip
"""The measure to which a metric adds; the others (shares, valuations, lengths) are not added up."""
MONEY = ("investment", "project_cost", "funding", "acquisition_price", "contract_value", "revenue", "profit")
FLOWS = ("investment", "funding", "revenue", "profit", "energy_use", "hires", "departures")
"""Metrics that add up over time. Of the others (a capacity, a price) the greatest value told is the whole."""
RATES = ("weekly", "monthly", "daily", "annualised", "recurring")
"""Qualifiers of values that are of a time of which the text does not say when, beside "per …"."""
WHOLE = "total"
_STATEMENT = ["subject_id", "metric", "object_id", "qualifier", "unit"]
_NODE = ["subject_id", "measure", "unit"]


def count_totals(
    facts: pl.DataFrame,
    fact_claims: pl.DataFrame,
    claims: pl.DataFrame,
    figures: pl.DataFrame,
    relations: pl.DataFrame,
) -> pl.DataFrame:
    """The table `total_facts`: each fact that can be added up, by total, counted or left out for a reason.

    A fact that another holds is left out: a part of what is told as a whole (an object, a tranche, a site, a
    subsidiary, a quarter), or another telling of the same thing.
    """
    rows = (
        facts.filter(pl.col("metric").is_in(list(MEASURES)))
        .select("fact_id", *_STATEMENT, "period_start", "period_end", "low", "high", "status", "agreement", "stories")
        .join(_vague(fact_claims, claims, figures, facts), on="fact_id", how="left")
        .with_columns(
            measure=pl.col("metric").replace_strict(MEASURES),
            amount=pl.coalesce("high", "low"),
            outcome=_set_aside(),
            instead_id=pl.lit(None, pl.String),
        )
        .sort("fact_id")
    )
    for leave_out in (_same_statement, _same_object, _same_subject):
        rows = leave_out(rows)
    pairs = part_pairs(relations)
    rows = _less_than_parts(rows, pairs)
    return TOTAL_FACTS.conform(_by_total(rows, pairs)).sort(TOTAL_FACTS.key)


def _vague(fact_claims: pl.DataFrame, claims: pl.DataFrame, figures: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """The facts all of whose claims are vague: `fact_id`, `vague`."""
    vague = claims.join(figures.filter("vague").select("figure_id"), on="figure_id", how="semi").select("claim_id")
    counts = fact_claims.join(vague, on="claim_id", how="semi").group_by("fact_id").agg(_vague=pl.len())
    return (
        facts.select("fact_id", "claims")
        .join(counts, on="fact_id")
        .filter(pl.col("_vague") == pl.col("claims"))
        .select("fact_id", vague=pl.lit(True))
    )


def _set_aside() -> pl.Expr:
    """Why a fact is kept apart whatever else is told; null where it can be counted."""
    qualifier = pl.col("qualifier")
    return (
        pl.when(pl.col("vague").fill_null(False))
        .then(pl.lit("vague"))
        .when((pl.col("agreement") == "disputed") | (pl.col("status") == "disputed"))
        .then(pl.lit("disputed"))
        .when(pl.col("status") == "rumoured")
        .then(pl.lit("rumoured"))
        .when(pl.col("metric").is_in(MONEY) & pl.col("unit").is_null())
        .then(pl.lit("no_currency"))
        .when(qualifier.str.starts_with("per ") | qualifier.is_in(RATES))
        .then(pl.lit("rate"))
        .when(qualifier == "together")
        .then(pl.lit("together"))
    )


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


def _same_statement(rows: pl.DataFrame) -> pl.DataFrame:
    """Leaves out what is the same but for its period: quarters of a year, undated tellings, stages of a capacity."""
    counted = rows.filter(pl.col("outcome").is_null())
    flow = pl.col("metric").is_in(FLOWS)
    closed = pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null()
    whole = (
        _best_first(counted.filter(~flow), _STATEMENT)
        .filter(pl.col("_best") != pl.col("fact_id"))
        .select("fact_id", _outcome=pl.lit("same_thing"), _instead="_best")
    )
    dated = counted.filter(flow & closed).sort(
        *_STATEMENT, "period_start", "period_end", "fact_id", descending=[False] * 6 + [True, False]
    )
    dated = dated.with_columns(_no=pl.struct(_STATEMENT).rle_id())
    overlaps = (pl.col("period_start") <= pl.col("period_end").cum_max().shift(1).over("_no")).fill_null(False)
    dated = dated.with_columns(_overlaps=overlaps).with_columns(
        _longer=pl.when(~pl.col("_overlaps")).then("fact_id").forward_fill().over("_no")
    )
    within = dated.filter("_overlaps").select("fact_id", _outcome=pl.lit("within_period"), _instead="_longer")
    sums = (
        dated.filter(~pl.col("_overlaps"))
        .group_by(_STATEMENT, maintain_order=True)
        .agg(_sum=pl.col("amount").sum(), _dated=pl.col("fact_id").first())
    )
    undated = _best_first(counted.filter(flow & ~closed), _STATEMENT).join(
        sums, on=_STATEMENT, how="left", nulls_equal=True, maintain_order="left"
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
                .join(greater.select(*_STATEMENT, "_best"), on=_STATEMENT, nulls_equal=True)
                .select("fact_id", _outcome=pl.lit("part_of"), _instead="_best"),
            ]
        ),
    )


def _amounts(rows: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """One row per group of what is still counted: `amount` added up, its first `fact_id`, and its `stories`."""
    counted = rows.filter(pl.col("outcome").is_null())
    return counted.group_by(by, maintain_order=True).agg(
        pl.col("amount").sum(), pl.col("fact_id").min(), pl.col("stories").max()
    )


def _same_object(rows: pl.DataFrame) -> pl.DataFrame:
    """Leaves out tranches and shares of what is told as a whole, and what both an investment and a cost tell."""
    by = [*_NODE, "object_id"]
    shared = pl.col("qualifier").is_not_null() & (pl.col("qualifier") != WHOLE)
    told = _amounts(rows, [*_STATEMENT, "measure"])
    lesser = _best_first(told, by, shared).filter(pl.col("_best") != pl.col("fact_id"))
    dropped = lesser.select(
        *_STATEMENT, _outcome=pl.when(shared).then(pl.lit("part_of")).otherwise(pl.lit("same_thing")), _instead="_best"
    )
    counted = rows.filter(pl.col("outcome").is_null()).select("fact_id", *_STATEMENT)
    return _left_out(
        rows,
        counted.join(dropped, on=_STATEMENT, nulls_equal=True).select("fact_id", "_outcome", "_instead"),
    )


def _same_subject(rows: pl.DataFrame) -> pl.DataFrame:
    """Leaves out what is told of one object where more is told of all; or that, where one object alone exceeds it."""
    told = _amounts(rows, [*_NODE, "object_id"])
    general = told.filter(pl.col("object_id").is_null()).drop("object_id", "stories")
    objects = told.filter(pl.col("object_id").is_not_null())
    held = (
        _best_first(objects, _NODE)
        .filter(pl.col("_best") == pl.col("fact_id"))
        .select(*_NODE, "_best", "_most")
        .join(general, on=_NODE, nulls_equal=True)
    )
    counted = rows.filter(pl.col("outcome").is_null()).select("fact_id", *_NODE, "object_id")
    exceeds = pl.col("_most") > pl.col("amount")
    special = counted.filter(pl.col("object_id").is_not_null()).join(
        held.filter(~exceeds).select(*_NODE, _instead="fact_id"), on=_NODE, nulls_equal=True
    )
    outdone = counted.filter(pl.col("object_id").is_null()).join(
        held.filter(exceeds).select(*_NODE, _instead="_best"), on=_NODE, nulls_equal=True
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


def _less_than_parts(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Leaves out a whole's amount that one of its parts alone exceeds: it is of an earlier day, or of another thing."""
    told = _amounts(rows, _NODE)
    parts = told.join(pairs, left_on="subject_id", right_on="part_id").drop("subject_id")
    most = (
        parts.sort("amount", "fact_id", descending=[True, False])
        .unique(["whole_id", "measure", "unit"], keep="first", maintain_order=True)
        .select("measure", "unit", subject_id="whole_id", _most="amount", _instead="fact_id")
    )
    less = told.join(most, on=_NODE, nulls_equal=True).filter(pl.col("_most") > pl.col("amount"))
    counted = rows.filter(pl.col("outcome").is_null()).select("fact_id", *_NODE)
    dropped = counted.join(less.select(*_NODE, "_instead"), on=_NODE, nulls_equal=True)
    return _left_out(rows, dropped.select("fact_id", _outcome=pl.lit("less_than_parts"), _instead="_instead"))


def _by_total(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """One row per fact and total, in which a part is left out where the total counts what it is part of."""
    itself = rows.select(total_id="subject_id", subject_id="subject_id").unique()
    above = itself.select("subject_id").join(
        pairs.select(total_id="whole_id", subject_id="part_id"), on="subject_id", how="inner"
    )
    members = pl.concat([itself, above.select("total_id", "subject_id")])
    counted = rows.filter(pl.col("outcome").is_null())
    node = pl.coalesce("object_id", "subject_id")
    holders = counted.select("fact_id", *_NODE, "object_id", node=node)
    parts_of_node = holders.join(pairs, left_on="node", right_on="whole_id")
    # An investment in a site holds that site's cost too.
    objects = holders.filter(pl.col("object_id").is_not_null()).with_columns(part_id="object_id")
    columns = ["fact_id", "subject_id", "measure", "unit", "part_id"]
    covered = (
        pl.concat([parts_of_node.select(columns), objects.select(columns)])
        .filter(pl.col("part_id") != pl.col("subject_id"))
        .join(members, on="subject_id")
        .group_by("total_id", "measure", "unit", subject_id="part_id")
        .agg(_instead=pl.col("fact_id").min())
    )
    return (
        rows.join(members, on="subject_id")
        .join(covered, on=["total_id", *_NODE], how="left", nulls_equal=True)
        .with_columns(
            outcome=pl.when(pl.col("outcome").is_not_null())
            .then("outcome")
            .when(pl.col("_instead").is_not_null())
            .then(pl.lit("part_of"))
            .otherwise(pl.lit("counted")),
            instead_id=pl.when(pl.col("outcome").is_null()).then("_instead").otherwise("instead_id"),
        )
        .select("measure", "fact_id", "outcome", "instead_id", subject_id="total_id")
    )
