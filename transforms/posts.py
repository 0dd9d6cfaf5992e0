"""Who is meant by a post, and what by its owner or its place: "le patron de Meta", "le groupe de Menlo Park"."""

from __future__ import annotations

import polars as pl

from transforms.anaphors import descriptions
from transforms.lexicon import Lexicon
from transforms.name_shapes import CAPITAL, SMALL

_OF = "(?:de |d'|du |de la |de l')"
RESOLVED = ["anaphor", "row", "document", "start", "end", "entity_id"]
"""The columns of a reference that is resolved."""


def by_post(anaphors: pl.DataFrame, named: pl.DataFrame, relations: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Posts: "le patron de Meta" is its only leader, or the only one named in the document."""
    posts = lexicon["roles"].filter(pl.col("head") == "yes").select(word="role")
    linked = (
        anaphors.join(posts, on="word", how="semi")
        .with_columns(_link=pl.col("after").str.extract(f"^( {_OF})"))
        .drop_nulls("_link")
        .with_columns(_at=pl.col("end") + pl.col("_link").str.len_chars().cast(pl.Int32))
        .join(
            named.select("row", _at="start", _end="end", organization_id="entity_id"),
            on=["row", "_at"],
        )
        .with_columns(_rest=pl.col("after").str.slice(pl.col("_end") - pl.col("end")))
        .filter(~pl.col("_rest").str.contains(rf"^,? ?\(?[{CAPITAL}][{SMALL}]"))
        .join(_leaders(relations), on="organization_id")
    )
    return _the_one(linked, "person_id", named).with_columns(end="_end").select(RESOLVED)


def by_owner(anaphors: pl.DataFrame, named: pl.DataFrame, relations: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Owners: "la firme dirigée par Satya Nadella", "le groupe de Menlo Park": what he leads, what lies there."""
    nouns = descriptions(lexicon).filter(pl.col("kind") == "organization").select("word")
    link = rf"^((?: [{SMALL}-]+)? (?:(?:co-?)?(?:dirig|fond|présid|pilot|contrôl)ée? par |de |d'))"
    linked = (
        anaphors.join(nouns, on="word", how="semi")
        .with_columns(_link=pl.col("after").str.extract(link))
        .drop_nulls("_link")
        .with_columns(_at=pl.col("end") + pl.col("_link").str.len_chars().cast(pl.Int32))
        .join(named.select("row", _at="start", _end="end", owner_id="entity_id"), on=["row", "_at"])
    )
    led = _leaders(relations).select(owner_id="person_id", organization_id="organization_id")
    lies = relations.filter(
        (pl.col("relation") == "located_in") & pl.col("subject_id").str.starts_with("organization/")
    ).select(owner_id="object_id", organization_id="subject_id")
    owned = linked.join(pl.concat([led, lies]), on="owner_id")
    return _the_one(owned, "organization_id", named).with_columns(end="_end").select(RESOLVED)


def _leaders(relations: pl.DataFrame) -> pl.DataFrame:
    """`person_id`, `organization_id`: who leads what, as far as the texts and the lexicon know."""
    led = relations.filter((pl.col("relation") == "head_of") & pl.col("valid_to").is_null())
    return led.select(person_id="subject_id", organization_id="object_id").unique().sort("person_id", "organization_id")


def _the_one(options: pl.DataFrame, column: str, named: pl.DataFrame) -> pl.DataFrame:
    """The anaphors with one option, or one that the document names, as `entity_id`."""
    there = (
        named.select("document", pl.col("entity_id").alias(column)).unique().with_columns(present=pl.lit(value=True))
    )
    options = options.unique(["anaphor", column], keep="first", maintain_order=True).join(
        there, on=["document", column], how="left", maintain_order="left"
    )
    present = pl.col("present").fill_null(value=False)
    named_ones = options.filter(present).filter(pl.len().over("anaphor") == 1)
    only = options.filter(pl.len().over("anaphor") == 1)
    return (
        pl.concat([named_ones, only]).unique("anaphor", keep="first", maintain_order=True).rename({column: "entity_id"})
    )
