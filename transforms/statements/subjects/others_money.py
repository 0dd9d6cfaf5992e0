"""Whose pay or worth a figure cannot be: no organization is paid a salary, and a thing's worth is not its owner's."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between
from transforms.statements.subjects.outsiders import BORROWED
from transforms.statements.subjects.subjects import CHOSEN

_GETS = rf"^(?:touch|per{code('ç')}|percev|empoch|encaiss)"
"""Verbs of what is paid to their subject."""
_ANOTHER = r"[,;:]| qui | dont | que "
"""What ends the clause of whom such a verb has as its subject."""
_PAID_REACH = 40
"""Bytes from the begin of a name to such a verb of its own."""
_VALUED = rf"^(?:{code('évalu|estim|chiffr')})"
"""What says what something is put at."""
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


def without_others_money(
    candidates: pl.DataFrame, read: pl.DataFrame, entities: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The candidates less organizations that would be paid a salary, and those of what something else is put at."""
    asked = read.filter(pl.col("metric").is_in(["compensation", "valuation"]) & (pl.col("form") == "verb"))
    if asked.is_empty():
        return candidates
    words = (
        asked.select("f", "s", "metric", "anchor_start")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(cue=text_after("anchor_start", _CUE))
    )
    taken = pl.concat([_paid_organizations(candidates, words, entities), _owners_of_valued(candidates, words)])
    return candidates.join(taken, on=["f", "subject_id", "subject_rule", "start"], how="anti", maintain_order="left")


def _paid_organizations(candidates: pl.DataFrame, words: pl.DataFrame, entities: pl.DataFrame) -> pl.DataFrame:
    """No pay: "Le club a touché 2 millions"; but "Meta paie Matt Deitke, qui touchera 2 millions" says who pays."""
    organizations = entities.filter(pl.col("kind") == "organization").select(subject_id="entity_id")
    return (
        candidates.filter(pl.col("subject_rule") == "nominal_before")
        .join(organizations, on="subject_id", how="semi")
        .join(words.filter(pl.col("metric") == "compensation"), on="f", how="inner")
        .filter(
            pl.col("cue").str.contains(_GETS),
            pl.col("anchor_start") - pl.col("start") < _PAID_REACH,
            ~text_between("start", "anchor_start").str.contains(_ANOTHER),
        )
        .select(CHOSEN)
    )


def _owners_of_valued(candidates: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """Of another clause: "Vega grandit. Le sauvetage des lignes est évalué à 2 milliards" is not Vega's worth."""
    put = words.filter(
        (pl.col("metric") == "valuation")
        & pl.col("cue").str.contains(_VALUED)
        & ~text_before("anchor_start", _VALUED_LEAD).str.contains(_OF_COMPANY)
    )
    return candidates.filter(pl.col("subject_rule").is_in(BORROWED)).join(put, on="f", how="semi").select(CHOSEN)
