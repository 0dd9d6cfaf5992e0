"""Who gives money to a company, sells it chips or rules over it is not who raises it, runs them or has its results.

Unless the own clause says so.
"""

from __future__ import annotations

import polars as pl

from transforms.statements.subjects.subjects import CHOSEN

CAPACITY = ["power_capacity", "accelerator_count"]
"""What who buys the chips has, and not who makes them."""
_OUTSIDE = (
    (("fund",), ["funding", "valuation"]),
    (("chip_designer", "chip_maker"), CAPACITY),
    (
        ("institution", "ministry", "regulator", "court", "party"),
        ["revenue", "revenue_growth", "profit", "valuation", "users", "usage_growth", "compensation", "signing_bonus"],
    ),
)
"""Sectors of sectors.csv, and what is not theirs in a clause that does not name them."""
BORROWED = ["carried", "topic", "own_sentence", "same_sentence"]
"""Rules by which the subject is one of another clause."""


def without_outsiders(
    candidates: pl.DataFrame, read: pl.DataFrame, entities: pl.DataFrame, sectors: pl.DataFrame
) -> pl.DataFrame:
    """The candidates less those that another clause names and whose sector cannot be the subject of the metric.

    Funds of what is raised: "Le tour a attiré Aker et Accel. La valorisation atteint 2 milliards", that of whom they
    finance. Makers of chips of what they run: "Vega achète à AMD des puces. La première étape porte sur 1 GW". And
    institutions of results: "L'AMF enquête sur Vega. Le chiffre d'affaires a doublé".
    """
    borrowed = candidates.filter(pl.col("subject_rule").is_in(BORROWED)).join(
        read.select("f", "metric"), on="f", how="inner", maintain_order="left"
    )
    taken = pl.concat(
        [
            borrowed.filter(pl.col("metric").is_in(metrics))
            .join(of_sectors(names, entities, sectors), left_on="subject_id", right_on="entity_id", how="semi")
            .select(CHOSEN)
            for names, metrics in _OUTSIDE
        ]
    )
    return candidates.join(taken, on=["f", "subject_id", "subject_rule", "start"], how="anti", maintain_order="left")


def of_sectors(names: tuple[str, ...], entities: pl.DataFrame, sectors: pl.DataFrame) -> pl.DataFrame:
    """The organizations (`entity_id`) that sectors.csv has in one of the sectors."""
    listed = sectors.filter(pl.col("sector").is_in(names)).select(pl.col("names").str.split("|").alias("name"))
    return entities.join(listed.explode("name"), on="name", how="semi").select("entity_id")


def makers_of_chips(entities: pl.DataFrame, sectors: pl.DataFrame) -> pl.DataFrame:
    """The organizations (`entity_id`) that make chips or have them made."""
    return of_sectors(_OUTSIDE[1][0], entities, sectors)
