"""Whom "son rival" stands for: who was named last and is neither named in its sentence nor led by who is."""

from __future__ import annotations

import polars as pl

from transforms.names.options import RESOLVED, known_here, nobody, the_nearest
from transforms.names.sectors import shares
from transforms.text.letters import CAPITAL, SMALL

_BACK = 4
_TOLD = rf"^ (?:(?:[{SMALL}-]+ )?(?:(?:de (?:la |l')?|d')?[{CAPITAL}]|du |des ))"
"""What follows a rival who is named right there: "son rival américain Orbite"; "Orbite, son rival," is one too."""


def by_rivalry(
    anaphors: pl.DataFrame, named: pl.DataFrame, ties: pl.DataFrame, traits: pl.DataFrame, sectors: pl.DataFrame
) -> pl.DataFrame:
    """The rivals, resolved to the organization named nearest before that no name of their sentence belongs to.

    "Meta recrute. Sam Altman, le patron d'OpenAI, accuse son rival" is Meta; who leads a company stands for it. None
    where the nearest sentence with such names has several, and no public body or company of another sector
    where both are known. `ties` as `transforms.names.posts.ties_of` gives, `sectors` as `sectors_of`.
    """
    rivals = anaphors.filter(
        ~pl.col("after").str.contains(_TOLD), ~pl.col("before").str.contains(rf"[{CAPITAL}][^ ,;:.()]*, $")
    )
    if rivals.is_empty():
        return nobody(anaphors)
    posts = ties.filter(pl.col("relation") == "head_of").select(
        "origin_document", person="subject_id", entity_id="object_id"
    )
    row = pl.col("row").cast(pl.Int64)
    asked = named.filter(pl.col("document").is_in(rivals["document"].unique().implode())).select(
        "document", "entity_id", _name_row=row, _until="end"
    )
    led = (
        asked.rename({"entity_id": "person"})
        .join(posts, on="person", how="inner", maintain_order="left")
        .filter(known_here())
        .select(asked.columns)
    )
    reporters = traits.filter(pl.col("press") | pl.col("agency").fill_null(value=False)).select("entity_id")
    companies = traits.filter(pl.col("kind") == "organization").select("entity_id")
    places = pl.concat([asked, led]).join(companies, on="entity_id", how="semi", maintain_order="left")
    options = rivals.join(places, on="document", how="inner").with_columns(distance=row - pl.col("_name_row"))
    own = options.filter(pl.col("distance") == 0).select("anaphor", "entity_id").unique()
    others = (
        options.filter(pl.col("distance").is_between(1, _BACK))
        .join(own, on=["anaphor", "entity_id"], how="anti", maintain_order="left")
        .join(reporters, on="entity_id", how="anti", maintain_order="left")
        .join(own.select("anaphor").unique(), on="anaphor", how="semi", maintain_order="left")
    )
    whose = (
        own.join(sectors.select("entity_id", "sectors"), on="entity_id", how="inner", maintain_order="left")
        .explode("sectors")
        .group_by("anaphor", maintain_order=True)
        .agg(own="sectors")
    )
    return (
        the_nearest(others)
        .join(sectors, on="entity_id", how="left", maintain_order="left")
        .join(whose, on="anaphor", how="left", maintain_order="left")
        .filter(
            pl.col("company").fill_null(value=True),
            shares("sectors", "own") | pl.col("sectors").is_null() | pl.col("own").is_null(),
        )
        .select(RESOLVED)
    )
