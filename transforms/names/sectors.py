"""What companies and institutions are, so that a noun stands for one that it fits: "la banque" for a bank."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import with_neighbours
from transforms.text.folding import fold
from transforms.text.letters import SMALL

_BEFORE = 40
"""How many characters before a name may say what it is."""


@cache
def sector_nouns(lexicon: Lexicon) -> pl.DataFrame:
    """`word`, `wanted` (the sectors of which it stands for one) and `strict`: whether it stands for no other."""
    closed = lexicon["sectors"].filter(pl.col("company") == "no")["sector"].implode()
    wanted = pl.col("sectors").str.split("|")
    return lexicon["sector_nouns"].select(
        fold(pl.col("word")),
        wanted=wanted,
        strict=wanted.list.eval(pl.element().is_in(closed)).list.all(),
    )


def sectors_of(entities: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """`entity_id`, `sectors` and `company`: false for what no "entreprise" or "groupe" stands for, as a court.

    By the entity's name or by what it begins with: "Tribunal de commerce de Lyon". One row per entity that has any.
    """
    rows = lexicon["sectors"].with_columns(company=pl.col("company") == "yes")
    by_name = rows.select("sector", "company", name=pl.col("names").str.split("|")).explode("name")
    by_begin = rows.select("sector", "company", _begin=pl.col("begins").str.split("|")).explode("_begin")
    firms = entities.filter(pl.col("kind") == "organization").select(
        "entity_id", "name", _begin=pl.col("name").str.extract("^([^ ]+) ")
    )
    columns = ["entity_id", "sector", "company"]
    named = firms.join(by_name.drop_nulls("name"), on="name", maintain_order="left").select(columns)
    begun = firms.join(by_begin.drop_nulls("_begin"), on="_begin", maintain_order="left").select(columns)
    # Its own row says more than what the name begins with.
    begun = begun.join(named, on="entity_id", how="anti", maintain_order="left")
    return (
        pl.concat([named, begun])
        .group_by("entity_id", maintain_order=True)
        .agg(sectors="sector", company=pl.col("company").any())
    )


def told_sectors(named: pl.DataFrame, documents: pl.Series, readable: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """What a text says that they are, before their names: "le chimiste Arkema". `document`, `entity_id`, `told`."""
    nouns = "|".join(sector_nouns(lexicon)["word"].sort(descending=True))
    firms = named.filter(
        pl.col("document").is_in(documents.implode()) & pl.col("entity_id").str.starts_with("organization/")
    )
    if firms.is_empty():
        return firms.select("document", "entity_id", told=pl.lit(None, pl.List(pl.String)))
    return (
        with_neighbours(firms.select("row", "document", "start", "end", "entity_id"), readable, _BEFORE)
        .with_columns(word=(" " + pl.col("before")).str.extract(rf"[ ']({nouns})(?: [{SMALL}-]+){{0,2}} $"))
        .drop_nulls("word")
        .join(sector_nouns(lexicon).select("word", "wanted"), on="word", maintain_order="left")
        .explode("wanted")
        .group_by("document", "entity_id", maintain_order=True)
        .agg(told=pl.col("wanted").unique(maintain_order=True))
    )


def shares(one: str, other: str) -> pl.Expr:
    """Whether two lists have a sector in common; not where one is null."""
    common = pl.col(one).list.set_intersection(pl.col(other)).list.len()
    return (common > 0).fill_null(value=False)
