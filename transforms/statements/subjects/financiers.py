"""Funds that put money into rounds are not who raises it, unless their own clause says so."""

from __future__ import annotations

import polars as pl

from transforms.statements.subjects.subjects import CHOSEN

_RAISED = ["funding", "valuation"]
_BORROWED = ["carried", "topic", "own_sentence", "same_sentence"]
"""Rules by which the subject is one of another clause."""


def without_financiers(
    candidates: pl.DataFrame, read: pl.DataFrame, entities: pl.DataFrame, sectors: pl.DataFrame
) -> pl.DataFrame:
    """The candidates less the funds of sectors.csv that another clause names, for what is raised and what it is worth.

    "Le tour a attiré Aker et Accel. La valorisation atteint 2 milliards": that of whom they finance.
    """
    funds = sectors.filter(pl.col("sector") == "fund").select(pl.col("names").str.split("|").alias("name"))
    financing = entities.join(funds.explode("name"), on="name", how="semi").select(subject_id="entity_id")
    raised = read.filter(pl.col("metric").is_in(_RAISED)).select("f")
    taken = (
        candidates.filter(pl.col("subject_rule").is_in(_BORROWED))
        .join(raised, on="f", how="semi")
        .join(financing, on="subject_id", how="semi")
        .select(CHOSEN)
    )
    return candidates.join(taken, on=["f", "subject_id", "subject_rule", "start"], how="anti", maintain_order="left")
