"""Who gives money to a company, or sells it chips, is not who raises it or runs them, unless the own clause says so."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between
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
_GETS = rf"^(?:touch|per{code('ç')}|percev|empoch|encaiss)"
"""Verbs of what is paid to their subject."""
_ANOTHER = r"[,;:]| qui | dont | que |.{40}"
_VALUED = rf"^(?:{code('évalu|estim|chiffr')})"
_VALUED_LEAD, _CUE = 70, 12
_OF_COMPANY = (
    r"(?:^|[^a-z\x02-\x1f])(?:elles?|ils?|qui|celle-ci|celui-ci|"
    + code(
        "société|entreprise|groupe|start-?up|jeune pousse|firme|compagnie|laboratoire|licorne|pépite|filiale|marque|"
    )
    + code("banque|éditeur|fabricant|constructeur|concepteur|spécialiste|réseau social|plateforme|agence|maison|club|")
    + code("capitalisation|valorisation|valeur|pdg|fondateur|participation|action|titre|part")
    + r")s?(?:[^a-z\x02-\x1f][^;:]*)?$"
)
"""What stands before a worth in a sentence that goes on about a company, and not about a thing that it does."""
_BORROWED = ["carried", "topic", "own_sentence", "same_sentence"]
"""Rules by which the subject is one of another clause."""


def without_others_money(
    candidates: pl.DataFrame, read: pl.DataFrame, entities: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The candidates less organizations that would be paid a salary, and those of what something else is put at.

    "Le club a touché 2 millions": no pay. "Vega grandit. Le sauvetage des lignes est évalué à 2 milliards": not Vega's
    worth, which another clause names.
    """
    asked = read.filter(pl.col("metric").is_in(["compensation", "valuation"]) & (pl.col("form") == "verb")).select(
        "f", "s", "metric", "anchor_start"
    )
    if asked.is_empty():
        return candidates
    words = asked.join(coded_bytes(coded), on="s", how="inner", maintain_order="left").with_columns(
        cue=text_after("anchor_start", _CUE),
        lead=text_before("anchor_start", _VALUED_LEAD),
    )
    put = words.filter(
        (pl.col("metric") == "valuation")
        & pl.col("cue").str.contains(_VALUED)
        & ~pl.col("lead").str.contains(_OF_COMPANY)
    ).select("f")
    organizations = entities.filter(pl.col("kind") == "organization").select(subject_id="entity_id")
    # "Meta paie Matt Deitke, qui touchera 2 millions": the one who pays is another than the subject.
    paid = (
        candidates.filter(pl.col("subject_rule") == "nominal_before")
        .join(organizations, on="subject_id", how="semi")
        .join(words.filter(pl.col("metric") == "compensation"), on="f", how="inner")
        .filter(pl.col("cue").str.contains(_GETS))
        .filter(~text_between("start", "anchor_start").str.contains(_ANOTHER))
    )
    taken = pl.concat(
        [
            paid.select(CHOSEN),
            candidates.filter(pl.col("subject_rule").is_in(_BORROWED)).join(put, on="f", how="semi").select(CHOSEN),
        ]
    )
    return candidates.join(taken, on=["f", "subject_id", "subject_rule", "start"], how="anti", maintain_order="left")


def without_outsiders(
    candidates: pl.DataFrame, read: pl.DataFrame, entities: pl.DataFrame, sectors: pl.DataFrame
) -> pl.DataFrame:
    """The candidates less funds that another clause names, for what is raised, and makers of chips, for what they run.

    "Le tour a attiré Aker et Accel. La valorisation atteint 2 milliards": that of whom they finance. "Vega achète à AMD
    des puces. La première étape porte sur 1 GW": Vega's.
    """
    borrowed = candidates.filter(pl.col("subject_rule").is_in(_BORROWED)).join(
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
