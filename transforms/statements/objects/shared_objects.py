"""Objects that a claim shares with another: the two parties of a contract, parts of a sum, "cet accord"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import coded_bytes, text_before
from transforms.statements.reading.reach import reached, told_before
from transforms.statements.subjects.contract_subjects import CONTRACT

_BACK = 4
"""Sentences back that "cet accord" reaches."""
_PARTIES = ("contract_value",)
_CARRYING = ("contract_value", "duration")
_OFFERS = ("compensation", "signing_bonus")
_OFFERS_BACK = 2
"""Sentences back that an offer goes on: "Les offres allaient jusqu'à 2 millions"."""
_LEAD = 24
_TRANCHE = r"tranche(?: [a-z\x02-\x1f]{4,14})? (?:de |d')(?:[a-z\x02-\x1f']{2,9} ){0,2}$"
"""What stands before a part of a sum: "une première tranche de"."""
_ANOTHER = r"^[\" -]*une? (?:autre |nouve(?:au|lle|l) )?$"
"""What opens a sentence of a contract that is not the one told of before: "Un contrat de 2 milliards"."""


def share_objects(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims with `object_id`, `object_kind` and `object_role` filled where another claim tells them.

    - "OpenAI et Oracle ont signé un contrat": of two parties each is the other's;
    - "3 milliards dans Anthropic, dont 2 l'an dernier": a part goes where the whole goes;
    - "une première tranche de 2 milliards": where what was told before goes.
    """
    keys = ["f", "subject_id", "metric"]
    parties = (
        claims.filter(pl.col("metric").is_in(_PARTIES) & pl.col("object_id").is_null())
        .group_by("f", "metric")
        .agg(pl.col("subject_id").unique().sort())
        .filter(pl.col("subject_id").list.len() == 2)
        .with_columns(shared_id=pl.col("subject_id").list.reverse())
        .explode("subject_id", "shared_id")
        .select(*keys, "shared_id", shared_kind=pl.lit("organization"), shared_role=pl.lit(None, pl.String))
    )
    whole = claims.filter(pl.col("object_id").is_not_null()).select(
        "s",
        "subject_id",
        "metric",
        whole_start="fig_start",
        whole_anchor="anchor_start",
        shared_id="object_id",
        shared_kind="object_kind",
        shared_role="object_role",
    )
    parts = (
        claims.filter(pl.col("object_id").is_null())
        .select(*keys, "s", "fig_start", "anchor_start", "metric_rule", "subject_rule")
        .join(whole, on=["s", "subject_id", "metric"], how="inner")
        .filter(pl.col("whole_start") < pl.col("fig_start"))
        .filter(
            (pl.col("metric_rule") == "same_metric")
            | (pl.col("anchor_start") == pl.col("whole_anchor"))
            # "une aide de 2 milliards et des prêts de 3": from the same hand.
            | (pl.col("subject_rule") == "recipient")
        )
        .sort("f", "whole_start", "shared_id", descending=[False, True, False])
        .unique(keys, keep="first", maintain_order=True)
        .select(parties.columns)
    )
    shared = pl.concat([parties, parts, _tranches(claims, coded)]).unique(keys, keep="first", maintain_order=True)
    return (
        claims.join(shared, on=keys, how="left", maintain_order="left")
        .with_columns(
            object_id=pl.coalesce("object_id", "shared_id"),
            object_kind=pl.coalesce("object_kind", "shared_kind"),
            object_role=pl.coalesce("object_role", "shared_role"),
        )
        .drop("shared_id", "shared_kind", "shared_role")
        .sort("f", "subject_id")
    )


def _tranches(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The parts of what the same party was told to put into another: `f`, `subject_id`, `metric` and the object."""
    keys = ["f", "subject_id", "metric"]
    put = pl.col("metric").is_in(["investment", "acquisition_price"])
    open_ones = claims.filter(put & pl.col("object_id").is_null()).select(*keys, "s", "doc", "fig_start")
    told = claims.filter(put & (pl.col("object_role") == "in")).select(
        "doc",
        "subject_id",
        told_s="s",
        told_start="fig_start",
        shared_id="object_id",
        shared_kind="object_kind",
        shared_role="object_role",
    )
    return (
        open_ones.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _LEAD).str.contains(_TRANCHE))
        .drop("_bytes")
        .pipe(told_before, told, _BACK, ["doc", "s", "subject_id"])
        .sort("f", "told_s", "told_start", descending=[False, True, True])
        .unique(keys, keep="first", maintain_order=True)
        .select(*keys, "shared_id", "shared_kind", "shared_role")
    )


def of_another(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims of a contract that is not the one told of before: "une autre commande de 2 milliards"."""
    contracts = claims.filter(pl.col("metric").is_in(_PARTIES))
    if contracts.is_empty():
        return contracts.with_columns(_bytes=pl.lit(None, pl.Binary))
    return contracts.join(coded_bytes(coded), on="s", how="inner").filter(
        text_before("anchor_start", _LEAD).str.contains(_ANOTHER)
    )


def carry_objects(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims, those whose subject is carried over ("Ce contrat …") with the other party told before.

    So are those to whom an employer goes on offering money.
    """
    offers = pl.col("metric").is_in(_OFFERS)
    told = claims.filter((pl.col("metric").is_in(_PARTIES) | offers) & pl.col("object_id").is_not_null()).select(
        "doc", "subject_id", offered=offers, told_s="s", told_start="fig_start", told_object="object_id"
    )
    if told.is_empty():
        return claims
    carried = (
        claims.filter(
            pl.col("object_id").is_null()
            & (
                (pl.col("metric").is_in(_CARRYING) & pl.col("subject_rule").is_in(["carried", "first_person", "topic"]))
                | (pl.col("subject_rule") == CONTRACT)
                | offers
            )
        )
        .join(of_another(claims, coded).select("f", "metric"), on=["f", "metric"], how="anti", maintain_order="left")
        .select("f", "s", "doc", "subject_id", "metric", offered=offers)
        .join(reached(told, "told_s", 1, _BACK), on=["doc", "subject_id", "offered", "s"], how="inner")
        .filter(~pl.col("offered") | (pl.col("s") - pl.col("told_s") <= _OFFERS_BACK))
        .sort("f", "metric", "told_s", "told_start", "told_object", descending=[False, False, True, True, False])
        .unique(["f", "subject_id", "metric"], keep="first", maintain_order=True)
        .select("f", "subject_id", "metric", "told_object")
    )
    return (
        claims.join(carried, on=["f", "subject_id", "metric"], how="left", maintain_order="left")
        .with_columns(object_id=pl.coalesce("object_id", "told_object"))
        .drop("told_object")
    )
