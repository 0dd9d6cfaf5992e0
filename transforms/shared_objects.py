"""Objects that a claim shares with another: the two parties of a contract, parts of a sum, "cet accord"."""

from __future__ import annotations

import polars as pl

_BACK = 4
"""Sentences back that "cet accord" reaches."""
_PARTIES = ("contract_value",)
_CARRYING = ("contract_value", "duration")


def share_objects(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with `object_id`, `object_kind` and `object_role` filled where another claim tells them.

    - "OpenAI et Oracle ont signé un contrat": of two parties each is the other's;
    - "3 milliards dans Anthropic, dont 2 l'an dernier": a part goes where the whole goes.
    """
    slots = ["object_id", "object_kind", "object_role"]
    other = (
        pl.when(pl.col("subject_id") == pl.col("subject_id").first().over("f"))
        .then(pl.col("subject_id").last().over("f"))
        .otherwise(pl.col("subject_id").first().over("f"))
    )
    of_two = (
        pl.col("metric").is_in(_PARTIES)
        & pl.col("object_id").is_null()
        & (pl.col("subject_id").n_unique().over("f") == 2)
    )
    parties = claims.sort("f", "subject_id").with_columns(
        object_id=pl.when(of_two).then(other).otherwise(pl.col("object_id")),
        object_kind=pl.when(of_two).then(pl.lit("organization")).otherwise(pl.col("object_kind")),
    )
    ordered = parties.sort("s", "subject_id", "metric", "fig_start", "f")
    same = pl.col("anchor_start") == pl.col("anchor_start").shift(1)
    part = ((pl.col("metric_rule") == "same_metric") | same) & pl.col("object_id").is_null()
    return ordered.with_columns(
        pl.when(part)
        .then(pl.col(slot).forward_fill().over("s", "subject_id", "metric"))
        .otherwise(pl.col(slot))
        .alias(slot)
        for slot in slots
    ).sort("f", "subject_id")


def carry_objects(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims, those whose subject is carried over ("Ce contrat …") with the other party told before."""
    told = claims.filter(pl.col("metric").is_in(_PARTIES) & pl.col("object_id").is_not_null()).select(
        "doc", "subject_id", told_s="s", told_start="fig_start", told_object="object_id"
    )
    carried = (
        claims.filter(
            pl.col("metric").is_in(_CARRYING)
            & pl.col("object_id").is_null()
            & pl.col("subject_rule").is_in(["carried", "first_person"])
        )
        .select("f", "s", "doc", "subject_id", "metric")
        .join(told, on=["doc", "subject_id"], how="inner")
        .filter((pl.col("s").cast(pl.Int64) - pl.col("told_s")).is_between(1, _BACK))
        .sort("f", "metric", "told_s", "told_start", "told_object", descending=[False, False, True, True, False])
        .unique(["f", "subject_id", "metric"], keep="first", maintain_order=True)
        .select("f", "subject_id", "metric", "told_object")
    )
    return (
        claims.join(carried, on=["f", "subject_id", "metric"], how="left", maintain_order="left")
        .with_columns(object_id=pl.coalesce("object_id", "told_object"))
        .drop("told_object")
    )
