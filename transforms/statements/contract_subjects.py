"""Who a figure of "ce contrat" is about: the party that the contract of a sentence before was told of."""

from __future__ import annotations

import polars as pl

from transforms.statements.cues import code
from transforms.statements.subjects import CHOSEN

CONTRACT = "contract"
"""The rule of such subjects."""
_BACK = 2
"""Sentences back in which the contract may be told of."""
_OF_CONTRACTS = ["contract_value", "duration", "power_capacity", "accelerator_count"]
"""Metrics that a contract is told by."""
_NAMED = ["nominal_before", "parties", "between", "agent", "genitive_of_noun", "genitive_of_figure", CONTRACT]
_SCORE = 10.0
_OPENS = (
    rf"^[\" -]*(?:ce |cet |cette |le |la |l')(?:nouve(?:au|l|lle) |m{code('é')}ga-?)?"
    r"(?:contrat|accord|partenariat|commande|deal|convention|entente|alliance)[ ,]"
)
"""How a sentence begins that goes on about a contract."""


def contract_candidates(
    claims: pl.DataFrame, chosen: pl.DataFrame, read: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The party that a contract was told of before, for claims of a sentence about it: as `subject_candidates`.

    "OpenAI signe avec Oracle pour 300 milliards. Le contrat nécessitera 4,5 GW": it is OpenAI that needs them.
    """
    about = claims.join(coded.filter(pl.col("coded").str.contains(_OPENS)).select("s"), on="s", how="semi")
    told = (
        read.filter(pl.col("metric").is_in(_OF_CONTRACTS))
        .select("f", "doc", told_s=pl.col("s").cast(pl.Int64), told_start="fig_start")
        .join(chosen.filter(pl.col("subject_rule").is_in(_NAMED)), on="f", how="inner")
        .select("doc", "told_s", "told_start", "subject_id", "chain", "start", "role")
    )
    step = pl.col("s").cast(pl.Int64) - pl.col("told_s")
    return (
        about.select("f", "s", "doc", "metric", "form")
        .join(told, on="doc", how="inner")
        .filter(step.is_between(1, _BACK))
        .sort("f", "told_s", "told_start", "start", "subject_id", descending=[False, True, False, False, False])
        .unique("f", keep="first", maintain_order=True)
        .with_columns(subject_rule=pl.lit(CONTRACT), score=pl.lit(_SCORE))
        .select(CHOSEN)
    )
