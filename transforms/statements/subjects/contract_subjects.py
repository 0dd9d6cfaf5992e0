"""Who a figure of "ce contrat" is about: the party that the contract of a sentence before was told of."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code
from transforms.statements.reading.reach import reached
from transforms.statements.subjects.subjects import CHOSEN, NOBODY

CONTRACT = "contract"
"""The rule of such subjects."""
_BACK = 2
"""Sentences back in which the contract may be told of."""
_OF_CONTRACTS = ["contract_value", "duration", "power_capacity", "accelerator_count"]
"""Metrics that a contract is told by."""
_NAMED = ["nominal_before", "parties", "between", "agent", "genitive_of_noun", "genitive_of_figure", CONTRACT]
_SCORE = 10.0
_NOUNS = "(?:contrat|accord|partenariat|commande|deal|convention|entente|alliance)"
_OPENS = rf"^[\" -]*(?:ce |cet |cette |le |la |l')(?:nouve(?:au|l|lle) |m{code('é')}ga-?)?{_NOUNS}[ ,]"
"""How a sentence begins that goes on about a contract."""
_OTHER_ONE = r"^[\" -]*(?:celui|celle) (?:[a-z\x02-\x1f]{4,9} )?avec "
"""How one begins that goes on about another contract of the same party: "Celui signé avec Oracle"."""
_SIGNED = 9.0
"""Points of who begins the sentence before, where that tells of a contract without a figure."""


def contract_candidates(
    claims: pl.DataFrame,
    chosen: pl.DataFrame,
    read: pl.DataFrame,
    coded: pl.DataFrame,
    names: pl.DataFrame,
    sentences: pl.DataFrame,
) -> pl.DataFrame:
    """The party that a contract was told of before, for claims of a sentence about it: as `subject_candidates`.

    "OpenAI signe avec Oracle pour 300 milliards. Le contrat nécessitera 4,5 GW": it is OpenAI that needs them. Where no
    figure was told: who begins the sentence before, of `names` and `sentences` with their text in `lower` case.
    """
    opening = coded.filter(pl.col("coded").str.contains(_OPENS) | pl.col("coded").str.contains(_OTHER_ONE))
    about = claims.join(opening.select("s"), on="s", how="semi")
    if about.is_empty():
        return NOBODY
    told = (
        read.filter(pl.col("metric").is_in(_OF_CONTRACTS))
        .select("f", "doc", told_s="s", told_start="fig_start")
        .join(chosen.filter(pl.col("subject_rule").is_in(_NAMED)), on="f", how="inner")
        .select("doc", "told_s", "told_start", "subject_id", "chain", "start", "role")
    )
    of_figure = (
        about.select("f", "s", "doc", "metric", "form")
        .join(reached(told, "told_s", 1, _BACK), on=["doc", "s"], how="inner")
        .sort("f", "told_s", "told_start", "start", "subject_id", descending=[False, True, False, False, False])
        .unique("f", keep="first", maintain_order=True)
        .with_columns(subject_rule=pl.lit(CONTRACT), score=pl.lit(_SCORE))
        .select(CHOSEN)
    )
    silent = (
        about.filter(pl.col("metric").is_in(_OF_CONTRACTS) & (pl.col("s") > 0))
        .join(of_figure, on="f", how="anti", maintain_order="left")
        .select("f", "doc", "metric", "form", s=pl.col("s") - 1)
    )
    signing = (
        sentences.join(silent, on=["s", "doc"], how="semi")
        .filter(pl.col("lower").str.contains(rf" {_NOUNS}s?[ ,.]"))
        .select("s")
    )
    begun = names.filter(
        (pl.col("start") == pl.col("topic_start")) & (pl.col("kind") == "organization") & ~pl.col("reports")
    ).select("s", "chain", "start", "role", subject_id="entity_id")
    of_signer = (
        silent.join(signing, on="s", how="semi", maintain_order="left")
        .join(begun, on="s", how="inner", maintain_order="left")
        .unique("f", keep="first", maintain_order=True)
        .with_columns(subject_rule=pl.lit(CONTRACT), score=pl.lit(_SIGNED))
        .select(CHOSEN)
    )
    return pl.concat([of_figure, of_signer])
