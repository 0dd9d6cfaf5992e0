"""What may be added up to a total, and what would be counted twice."""

from __future__ import annotations

import polars as pl

from schemas import TOTAL_FACTS
from transforms.reconciliation.told_twice import (
    NODE,
    STATEMENT,
    less_than_parts,
    same_object,
    same_statement,
    same_subject,
)
from transforms.reconciliation.wholes import part_pairs

MEASURES = {
    # Who builds a site spends what it costs.
    "investment": "spending",
    "project_cost": "spending",
    **{
        metric: metric
        for metric in (
            "funding", "acquisition_price", "contract_value", "revenue", "power_capacity",
            "accelerator_count", "energy_use", "hires", "departures", "headcount", "jobs", "data_center_count",
        )
    },
}  # fmt: skip
"""The measure to which a metric adds; the others (shares, valuations, lengths) are not added up, nor is profit:
of one year a text tells several, before and after this and that, and losses."""
MONEY = ("investment", "project_cost", "funding", "acquisition_price", "contract_value", "revenue")
NOT_ADDED = ("%", "x")
"""Units of shares and multiples: "5 % des effectifs" and 14,000 posts make no sum, nor do two shares."""
RATES = ("weekly", "monthly", "daily", "annualised", "recurring")
"""Qualifiers of values that are of a time of which the text does not say when, beside "per …"."""


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
        facts.filter(pl.col("metric").is_in(list(MEASURES)) & ~pl.col("unit").is_in(NOT_ADDED).fill_null(False))
        .select("fact_id", *STATEMENT, "period_start", "period_end", "low", "high", "status", "agreement", "stories")
        .join(_vague(fact_claims, claims, figures, facts), on="fact_id", how="left")
        .with_columns(
            measure=pl.col("metric").replace_strict(MEASURES),
            amount=pl.coalesce("high", "low"),
            outcome=_set_aside(),
            instead_id=pl.lit(None, pl.String),
        )
        .sort("fact_id")
    )
    for leave_out in (same_statement, same_object, same_subject):
        rows = leave_out(rows)
    pairs = part_pairs(relations)
    rows = less_than_parts(rows, pairs)
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


def _by_total(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """One row per fact and total, in which a part is left out where the total counts what it is part of."""
    itself = rows.select(total_id="subject_id", subject_id="subject_id").unique()
    above = itself.select("subject_id").join(
        pairs.select(total_id="whole_id", subject_id="part_id"), on="subject_id", how="inner"
    )
    members = pl.concat([itself, above.select("total_id", "subject_id")])
    counted = rows.filter(pl.col("outcome").is_null())
    node = pl.coalesce("object_id", "subject_id")
    holders = counted.select("fact_id", *NODE, "object_id", node=node)
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
        .join(covered, on=["total_id", *NODE], how="left", nulls_equal=True)
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
