"""Figures that no metric names but that are said of someone all the same: "Airbus a livré 700 appareils"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_before

PLAIN = "plain"
"""The metric rule of such figures."""
_KINDS = ("share", "money", "multiple", "count", "energy", "mass", "volume")
"""Of a length of time or an age the sentence tells whose it is too seldom."""
_CARRIED = ("share",)
"""Of these another sentence may name whose they are: "Les livraisons ont progressé de 5 %"."""
_NAMED = ("nominal_before", "same_sentence", "first_person", "own_clause", "bracketed", "agent", "genitive_of_figure")
"""Rules of subjects that the sentence itself names as such."""
_OF_THE_WORLD = ("other", "users", "usage_growth", "energy_use")
"""What associations and institutes tell of a whole trade or country."""
_THAT = rf" qu(?:e |')(?:les |des |pr{code('è')}s d(?:e |')|plus d(?:e |')|environ |quelque |au moins |seuls? )?$"
_THAT_REACH = 18
_FEW = r"^[^0-9]*$"
"""Counts in words: "deux défis", "trois pistes"."""


def plain_metrics(figures: pl.DataFrame, metrics: pl.DataFrame) -> pl.DataFrame:
    """The metric `other` of the figures that have none: as `read_metrics`."""
    silent = (
        figures.filter(pl.col("kind").is_in(_KINDS))
        .filter((pl.col("kind") != "count") | ~pl.col("surface").str.contains(_FEW))
        .join(metrics, on="f", how="anti", maintain_order="left")
    )
    return read_by(PLAIN, silent.with_columns(**AT_FIGURE, metric=pl.lit("other")))


def named_metrics(read: pl.DataFrame) -> pl.DataFrame:
    """The figures of which a word tells the metric: whose they are tells of others in their sentence."""
    return read.filter(pl.col("metric_rule") != PLAIN)


def carriable(read: pl.DataFrame) -> pl.DataFrame:
    """The figures that may be of whom another sentence names."""
    return read.filter((pl.col("metric_rule") != PLAIN) | pl.col("kind").is_in(_CARRIED))


def without_places(candidates: pl.DataFrame, read: pl.DataFrame) -> pl.DataFrame:
    """The candidates less the places of plain figures: "le réseau couvre 97 % des foyers en France" is not France's."""
    plain = read.filter(pl.col("metric_rule") == PLAIN).select("f", subject_rule=pl.lit("located"))
    return candidates.join(plain, on=["f", "subject_rule"], how="anti", maintain_order="left")


def told_by(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The counts (`f`) that are the subject of what someone says: "le parquet précise que 60 personnes ont parlé".

    Of those that have no metric.
    """
    return (
        figures.filter(pl.col("kind") == "count")
        .select("f", "s", "fig_start")
        .join(metrics.select("f"), on="f", how="anti", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner")
        .filter(text_before("fig_start", _THAT_REACH).str.contains(_THAT))
        .select("f")
    )


def without_guesses(candidates: pl.DataFrame, read: pl.DataFrame) -> pl.DataFrame:
    """The candidates less those of plain figures that their sentence does not name as its subject, but for shares.

    "Les livraisons ont progressé de 5 %" is of whom the article is about; "42 réunions ont été organisées" need not be.
    """
    plain = read.filter(pl.col("metric_rule") == PLAIN).select("f", _kind="kind")
    guessed = ~pl.col("subject_rule").is_in(_NAMED)
    carried = pl.col("subject_rule").is_in(["carried"]) & pl.col("_kind").is_in(_CARRIED)
    return (
        candidates.join(plain, on="f", how="left", maintain_order="left")
        .filter(pl.col("_kind").is_null() | ~guessed | carried)
        .drop("_kind")
    )


def voices(names: pl.DataFrame, speakers: pl.DataFrame) -> pl.DataFrame:
    """The organizations that a document names only as those who say something: `doc`, `entity_id`.

    `names` with their roles, `speakers` as `find_speakers`. A name in the genitive tells neither ("une étude de …").
    """
    saying = speakers.select("s", start="speaker_start", entity_id="speaker_id", _says=pl.lit(True)).unique()
    return (
        names.filter((pl.col("kind") == "organization") & (pl.col("method") != "coreference"))
        .filter(pl.col("role") != "genitive")
        .join(saying, on=["s", "start", "entity_id"], how="left", maintain_order="left")
        .group_by("doc", "entity_id")
        .agg(only=(pl.col("_says").fill_null(False) | (pl.col("role") == "speaker")).all())
        .filter("only")
        .select("doc", "entity_id")
    )


def without_voices(candidates: pl.DataFrame, read: pl.DataFrame, saying: pl.DataFrame) -> pl.DataFrame:
    """The candidates less those of other sentences who only tell of the world: "la fréquentation progresse de 8 %".

    `saying` as `voices`.
    """
    general = read.filter(pl.col("metric").is_in(_OF_THE_WORLD)).select("f", "doc")
    told = general.join(saying.rename({"entity_id": "subject_id"}), on="doc", how="inner").select(
        "f", "subject_id", subject_rule=pl.lit("carried")
    )
    told = pl.concat([told, told.with_columns(subject_rule=pl.lit("topic"))])
    return candidates.join(told, on=["f", "subject_id", "subject_rule"], how="anti", maintain_order="left")
