"""The country that "le pays" or "le gouvernement français" stands for."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.acting import CLAUSE_BEGINS, acts
from transforms.names.entity_ids import entity_id
from transforms.names.posts import RESOLVED, nobody, the_nearest
from transforms.names.territories import territories
from transforms.text.letters import SMALL

COUNTRY = "pays"
GOVERNMENT = "gouvernement"
_BACK = 3
_APPOSED = r"^, [^,;:.]{3,70},"
"""What may stand between it and its verb: "le gouvernement britannique, allié de Nvidia, achète"."""
_OPENS = 4
"""Characters from a sentence's begin to the name that it begins with, "La " included."""


def by_government(anaphors: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Where "le gouvernement" with an adjective of nationality is the subject of a clause: that country.

    "Le gouvernement coréen achète 15 000 puces": it is the country that has them. The adjective is part of it.
    """
    adjective = rf"^ ([{SMALL}-]+)"
    governments = (
        anaphors.filter(pl.col("word") == GOVERNMENT, pl.col("before").str.contains(CLAUSE_BEGINS))
        .with_columns(_word=pl.col("after").str.extract(adjective))
        .filter(pl.col("after").str.replace(adjective, "").str.replace(_APPOSED, "").str.contains(acts(lexicon)))
    )
    if governments.is_empty():
        return nobody(anaphors)
    nations = lexicon["nationality_words"].select("country", _word="word")
    countries = territories(lexicon.language).select("country", entity_id=entity_id(pl.col("kind"), pl.col("name")))
    return (
        governments.join(nations, on="_word", how="inner", maintain_order="left")
        .join(countries, on="country", how="inner", maintain_order="left")
        .with_columns(end=pl.col("end") + 1 + pl.col("_word").str.len_chars().cast(pl.Int32))
        .select(RESOLVED)
    )


def by_country(anaphors: pl.DataFrame, named: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Where "le pays" is the subject of a clause: the country named nearest.

    "La France multiplie les annonces. Le pays compte 250 data centers".
    Of several in that sentence the one that it begins with, else none.
    """
    subjects = anaphors.filter(
        pl.col("word") == COUNTRY,
        pl.col("before").str.contains(CLAUSE_BEGINS),
        pl.col("after").str.contains(acts(lexicon)),
    )
    if subjects.is_empty():
        return nobody(anaphors)
    countries = territories(lexicon.language).select(entity_id=entity_id(pl.col("kind"), pl.col("name")))
    row = pl.col("row").cast(pl.Int64)
    names = (
        named.filter(pl.col("document").is_in(subjects["document"].unique().implode()))
        .join(countries, on="entity_id", how="semi", maintain_order="left")
        .select("document", "entity_id", _name_row=row, _start="start", _until="end")
    )
    options = (
        subjects.join(names, on="document", how="inner")
        .with_columns(distance=row - pl.col("_name_row"))
        .filter(
            pl.col("distance").is_between(0, _BACK) & ((pl.col("distance") > 0) | (pl.col("_until") <= pl.col("start")))
        )
        .with_columns(_opens=pl.col("_start") <= _OPENS)
        .filter(pl.col("_opens") | ~pl.col("_opens").any().over("anaphor", "distance"))
    )
    return the_nearest(options).select(RESOLVED)
