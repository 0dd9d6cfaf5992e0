"""Whose company "sa société" is: that of the person who says so, or whom the sentence before is about."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.antecedents import names_before, near, with_traits
from transforms.names.options import RESOLVED, known_here, nobody, the_one
from transforms.names.posts import firms_of
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, SMALL

_TIED = len(", dont ")
_BACK = 1
"""How many sentences back the person may stand."""


def with_owned(anaphors: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The anaphors, of the sort "own" also where a person stands before: "Dario Amodei, dont la société vaut …"."""
    own = lexicon["own_companies"].select(fold(pl.col("word"))).to_series()
    whose = (
        (pl.col("sort") == "noun")
        & pl.col("word").is_in(own.implode())
        & pl.col("before").str.contains(rf"[{CAPITAL}][{SMALL}-]+,? dont $")
    )
    return anaphors.with_columns(sort=pl.when(whose).then(pl.lit("own")).otherwise("sort"))


def by_possessor(
    anaphors: pl.DataFrame,
    named: pl.DataFrame,
    ties: pl.DataFrame,
    traits: pl.DataFrame,
    lexicon: Lexicon,
    readable: pl.DataFrame,
) -> pl.DataFrame:
    """Companies by their people: "Sam Altman a confirmé que sa société louera 4 GW" is OpenAI, whoever lets them.

    `anaphors` of the sort "own". The person is the last one before who is no complement and behind whom no other
    company is the subject; of several companies of theirs it is the one that the document names.
    """
    if anaphors.is_empty():
        return nobody(anaphors)
    stops = "|".join(lexicon["own_company_stops"].select(fold(pl.col("word"))).to_series().sort(descending=True))
    young = lexicon["own_companies"].filter(pl.col("young") == "yes").select(fold(pl.col("word"))).to_series()
    # A name or a complement says itself which one is meant: "sa société Voltar", "son groupe de travail".
    own = anaphors.filter(
        ~pl.col("after").str.contains(rf"^ (?:\"? ?[{CAPITAL}]|(?:de|du|des|à) |[dD]'|(?:{stops})(?:[ ,.;:)]|$))")
    ).with_columns(_new=pl.col("word").is_in(young.implode()))
    standing = with_traits(near(named, own), traits, lexicon, readable).filter(
        (pl.col("standing") < 2) | pl.col("spoke") | (pl.col("kind") == "person")
    )
    before = names_before(own, standing, _BACK).filter(pl.col("kind").is_in(["person", "organization"]))
    # A complement owns what "dont" ties to it: "selon Dario Amodei, dont la société".
    tied = pl.col("before").str.ends_with(" dont ") & (pl.col("start") - pl.col("until") <= _TIED)
    before = before.filter((pl.col("standing") < 2) | pl.col("spoke") | tied)
    # Behind the begin of its own sentence only whom the one before is about.
    before = before.filter(
        (pl.col("distance") == 0) | ((pl.col("opens") | pl.col("spoke")) & pl.col("before").str.contains(r'^[" -]*$'))
    )
    last = before.sort("anaphor", "distance", "at", "entity_id", descending=[False, False, True, False]).unique(
        "anaphor", keep="first", maintain_order=True
    )
    people = last.filter(pl.col("kind") == "person").select(*(column for column in own.columns), person_id="entity_id")
    firms = (
        people.join(firms_of(ties), on="person_id", how="inner", maintain_order="left")
        .filter(known_here())
        .join(traits.select("young", firm_id="entity_id"), on="firm_id", how="inner", maintain_order="left")
        .filter(~pl.col("_new") | pl.col("young"))
        .filter(pl.col("tie") == pl.col("tie").min().over("anaphor"))
    )
    return the_one(firms, "firm_id", named).select(RESOLVED)
