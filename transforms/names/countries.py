"""The country that "le pays" stands for: "La France multiplie les annonces. Le pays compte 250 data centers"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.acting import CLAUSE_BEGINS, acts
from transforms.names.entity_ids import entity_id
from transforms.names.posts import RESOLVED, nobody, the_nearest
from transforms.names.territories import territories

COUNTRY = "pays"
_BACK = 3
_OPENS = 4
"""Characters from a sentence's begin to the name that it begins with, "La " included."""


def by_country(anaphors: pl.DataFrame, named: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Where "le pays" is the subject of a clause: the country named nearest.

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
