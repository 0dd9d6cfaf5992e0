"""The entities that a lexicon knows, by which names it knows them, and how they relate."""

from __future__ import annotations

from functools import cache

import polars as pl

from schemas import ENTITIES, RELATIONS
from transforms.lexicon import Lexicon
from transforms.names.entity_files import EntityFileError, merge_entities
from transforms.names.entity_ids import ENTITY_TABLES, entity_id
from transforms.names.territories import territories

__all__ = ["EntityFileError", "lexicon_entities", "merge_entities"]


@cache
def lexicon_entities(lexicon: Lexicon) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The lexicon's entities, their names, and their relations.

    - entities: the table `entities`, sorted by key. Territories that no row covers come from CLDR.
    - aliases: `alias` (a written form, the name itself included), `entity_id`, `case` (exact, any, or null: as
      written, in capitals, or without the capitals inside a word), in the lexicon's order.
    - relations: the table `relations`, origin "lexicon", sorted by key.

    Raises ValueError where a relation names an entity that the lexicon has not.
    """
    rows = _rows(lexicon)
    aliases = _aliases(rows, lexicon)
    return _entities(rows), aliases, _relations(lexicon, rows)


def _rows(lexicon: Lexicon) -> pl.DataFrame:
    listed = pl.concat([lexicon[name] for name in ENTITY_TABLES if name in lexicon.tables], how="diagonal")
    covered = listed.filter(pl.col("kind") == "place")
    remaining = territories(lexicon.language).join(covered, on="name", how="anti", maintain_order="left")
    # A country row under another name ("Hong Kong") replaces CLDR's; a city or state only lies in it.
    replaced = lexicon["territory_names"].select("country") if "territory_names" in lexicon.tables else None
    if replaced is not None:
        remaining = remaining.join(replaced, on="country", how="anti", maintain_order="left")
    return pl.concat([listed, remaining], how="diagonal").with_columns(
        entity_id=entity_id(pl.col("kind"), pl.col("name"))
    )


def _entities(rows: pl.DataFrame) -> pl.DataFrame:
    return ENTITIES.conform(
        rows.with_columns(
            aliases=other_forms("name", "aliases"),
            discovered=pl.lit(value=False),
        )
    ).sort(ENTITIES.key)


def other_forms(name: str, aliases: str) -> pl.Expr:
    """The column `aliases` of the table: those between "|" and, of all with an apostrophe, the typographic form too.

    The press writes "L’Express" as often as "L'Express", and who looks for either finds it.
    """
    listed = pl.col(aliases).fill_null("")
    both = pl.concat_str(name, pl.lit("|"), listed)
    curled = pl.when(both.str.contains("'", literal=True)).then(both.str.replace_all("'", "’", literal=True))
    forms = pl.concat_str(listed, pl.lit("|"), curled.fill_null("")).str.split("|").list.unique()
    return forms.list.filter(pl.element() != "").list.set_difference(pl.concat_list(name)).list.sort()


def _aliases(rows: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    names = pl.concat_list(pl.col("name").str.split("|"), pl.col("aliases").fill_null("").str.split("|"))
    # "l'autorité de sûreté nucléaire": nouns of institutions that are written small, and what goes on after them.
    spelled = pl.lit(value=False)
    if "institutions" in lexicon.tables:
        small = lexicon["institutions"].filter(pl.col("named") == "acronym")["noun"]
        nouns = lexicon["institutions"].filter(pl.col("noun").str.to_lowercase().is_in(small.implode()))["noun"]
        nouns = nouns.str.to_titlecase().unique().sort()
        spelled = pl.col("alias").str.contains(f"^(?:{'|'.join(nouns)}) [^ ]+ [^ ]") & pl.col(
            "entity_id"
        ).str.starts_with("organization/")
    return (
        rows.select(alias=names, entity_id="entity_id", case="case")
        .explode("alias")
        .filter(pl.col("alias") != "")
        .with_columns(case=pl.when(spelled).then(pl.lit("any")).otherwise("case"))
        .unique(["alias", "entity_id"], keep="first", maintain_order=True)
    )


def _relations(lexicon: Lexicon, rows: pl.DataFrame) -> pl.DataFrame:
    if "relations" not in lexicon.tables:
        return RELATIONS.empty()
    ids = pl.concat([rows.select("name", "entity_id"), rows.select(name="entity_id", entity_id="entity_id")])
    ids = ids.unique("name", keep="first", maintain_order=True)
    stated = lexicon["relations"].join(ids, left_on="subject", right_on="name", how="left", maintain_order="left")
    stated = stated.rename({"entity_id": "subject_id"}).join(
        ids, left_on="object", right_on="name", how="left", maintain_order="left"
    )
    stated = stated.rename({"entity_id": "object_id"})
    unknown = stated.filter(pl.col("subject_id").is_null() | pl.col("object_id").is_null())
    if unknown.height:
        first = unknown.row(0, named=True)
        missing = first["subject"] if first["subject_id"] is None else first["object"]
        message = f"relations: no entity is called {missing!r}: add a row for it to entities.csv, or correct the name"
        raise ValueError(message)
    return RELATIONS.conform(
        stated.with_columns(pl.col("valid_from", "valid_to").str.to_date("%Y-%m-%d"), origin=pl.lit("lexicon"))
    ).sort(RELATIONS.key)
