"""Institutions that are called after a place: "l'université de Liverpool", "le conseil régional de Normandie"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import RUN_OF_ANY
from transforms.text.folding import fold
from transforms.text.letters import LETTER
from transforms.text.overlaps import covered, overlapping

_PLACE = rf"^((?:de la |de l'|des |du |de |d'){RUN_OF_ANY}(?: (?:de la |de l'|du |des ){RUN_OF_ANY})?)"


@cache
def institution_forms(lexicon: Lexicon) -> pl.Series:
    """The nouns and a space."""
    return lexicon["institutions"].select(fold(pl.col("noun")) + " ").to_series().alias("form")


def institutions(found: pl.DataFrame, known: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The institutions that are called after a known place: `row`, `document`, `start`, `end`, `name`, `kind`.

    `found` has the occurrences of `institution_forms`, `known` the mentions; one that names itself otherwise is left
    out.
    """
    named = (
        found.filter(
            pl.col("form").is_in(institution_forms(lexicon).implode())
            & pl.col("before").str.contains(rf"(?:^|[^{LETTER}\p{{N}}])$")
        )
        .with_columns(_of=pl.col("after").str.extract(_PLACE))
        .drop_nulls("_of")
        .select(
            "row",
            "document",
            "start",
            end=pl.col("end") + pl.col("_of").str.len_chars().cast(pl.Int32),
            name=pl.col("form").str.slice(0, 1).str.to_uppercase() + pl.col("form").str.slice(1) + pl.col("_of"),
            kind=pl.lit("organization"),
        )
        .unique(["row", "start"], keep="first", maintain_order=True)
    )
    places = known.filter(pl.col("entity_id").str.starts_with("place/"))
    others = known.filter(~pl.col("entity_id").str.starts_with("place/"))
    return named.filter(overlapping(named, places) & ~overlapping(named, others))


def without_places(known: pl.DataFrame, of: pl.DataFrame) -> pl.DataFrame:
    """The mentions `known` but for those within an institution's name."""
    return known if of.is_empty() else known.filter(~covered(known, of))


def without_named_places(mentions: pl.DataFrame, found: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The table `mentions` of the lexicon's names but for the places within an institution that was `found`."""
    forms = "|".join(institution_forms(lexicon).sort(descending=True))
    called = found.filter(pl.col("surface").str.contains(f"^(?:{forms})")).select(
        "doc_id", "sentence_no", _from="start_char", _to="end_char"
    )
    inside = (
        mentions.join(called, on=["doc_id", "sentence_no"], how="inner")
        .filter((pl.col("start_char") >= pl.col("_from")) & (pl.col("end_char") <= pl.col("_to")))
        .select("mention_id")
    )
    return mentions if inside.is_empty() else mentions.join(inside, on="mention_id", how="anti", maintain_order="left")
