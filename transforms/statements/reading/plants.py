"""Plants that go by the name of their place: "la centrale de Novalia" is a site, whatever Novalia is elsewhere."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_before

PLANT = "plant"
"""What such places are to metric_subjects.csv."""

_KINDS = ["power", "energy", "area"]
"""Kinds of figures that texts about plants have."""
_ELSEWHERE = ["carried", "topic"]
"""Rules of subjects that another sentence names."""
_OF_PLANTS = ["power_capacity", "equivalent_homes"]
_CLAUSE = 150
_REACH = 70
_FROM = r"(?:[ -][a-zà-ÿ-]{2,16}){0,4} (?:de |d'|du |des |à |aux? )(?:la |l'|les )?$"
"""What stands between the noun and the name: "la centrale photovoltaïque au sol de "."""


def with_plants(
    mentions: pl.DataFrame, sentences: pl.DataFrame, figures: pl.DataFrame, nouns: pl.DataFrame
) -> pl.DataFrame:
    """The mentions, the `kind` of places that stand for a plant there being `PLANT`.

    Of documents with figures of energy or areas only. `mentions` and `figures` with `doc`, `sentences` with their
    `lower` text, `nouns` is plant_nouns.csv.
    """
    about = figures.filter(pl.col("kind").is_in(_KINDS)).select("doc").unique()
    words = "|".join(nouns["noun"])
    start = pl.max_horizontal(pl.col("start") - _REACH, 0)
    plants = (
        mentions.filter(pl.col("kind") == "place")
        .join(about, on="doc", how="semi", maintain_order="left")
        .select("mention", "s", "start")
        .join(sentences.select("s", "lower"), on="s", how="inner", maintain_order="left")
        .filter(
            pl.col("lower").str.slice(start, pl.col("start") - start).str.contains(rf"(?:^|[ '(])(?:{words})s?{_FROM}")
        )
        .select("mention", _plant=pl.lit(True))
    )
    return (
        mentions.join(plants, on="mention", how="left", maintain_order="left")
        .with_columns(kind=pl.when("_plant").then(pl.lit(PLANT)).otherwise("kind"))
        .drop("_plant")
    )


def without_owners(
    candidates: pl.DataFrame, read: pl.DataFrame, entities: pl.DataFrame, coded: pl.DataFrame, nouns: pl.DataFrame
) -> pl.DataFrame:
    """The candidates less the companies of other sentences, for figures of a plant without a name.

    "À Novalia se construit une centrale de 18 MW" is of no company that the article is about. `read` are the figures
    with their metrics, `entities` tells the `kind` of each `entity_id`, `nouns` is plant_nouns.csv.
    """
    words = "|".join(code(noun) for noun in nouns["noun"])
    new = (
        rf"(?:^|[ '])(?:une?|des|d'|de nouve[a-z]{{1,4}}|deux|trois|quatre|cinq|six|[0-9]+) (?:{words})s?"
        r"(?: [^ ,;.]{2,16}){0,5} de (?:[a-z' ]{0,14})?$"
    )
    named = (
        rf"(?:^|, )[\" ]*(?:le |la |l'|les )(?:{words})s?(?: [a-z\x02-\x1f-]{{2,16}}){{0,4}}"
        r" (?:de |d'|du |des )(?:la |l'|les )?[a-z\x02-\x1f]"
    )
    sited = read.filter((pl.col("metric_rule") == "kind") | pl.col("metric").is_in(_OF_PLANTS))
    if sited.is_empty():
        return candidates
    before = text_before("fig_start", _REACH)
    built = (
        sited.select("f", "s", "fig_start", "metric_rule")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            ((pl.col("metric_rule") == "kind") & before.str.contains(new))
            | text_before("fig_start", _CLAUSE).str.contains(named)
        )
        .select("f")
    )
    companies = entities.filter(pl.col("kind") == "organization").select(subject_id="entity_id")
    guessed = (
        candidates.filter(pl.col("subject_rule").is_in(_ELSEWHERE))
        .join(built, on="f", how="semi", maintain_order="left")
        .join(companies, on="subject_id", how="semi", maintain_order="left")
        .select("f", "subject_id", "subject_rule")
    )
    return candidates.join(guessed, on=["f", "subject_id", "subject_rule"], how="anti", maintain_order="left")
