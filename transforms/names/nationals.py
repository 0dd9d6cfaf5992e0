"""Companies by whence they are alone: "Mistral s'allie à ASML. Le néerlandais investit 1,3 milliard"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.acting import APPOSED, CLAUSE_BEGINS, acts
from transforms.names.options import RESOLVED, named_back, nobody, the_nearest
from transforms.text.letters import SMALL

_BACK = 3
_IS = rf"^ (?:n')?(?:est|était|sera) (?:[{SMALL}]+ment |[{SMALL}]+[^é])"
"""What follows a language: "le néerlandais est ardu"; a company "est valorisé 2 milliards"."""


def by_nationality(anaphors: pl.DataFrame, named: pl.DataFrame, traits: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The nationalities that are the subject of a clause, resolved to the one of that country that is named nearest.

    None where the nearest sentence with one names several, or a person from there.
    """
    if anaphors.is_empty():
        return nobody(anaphors)
    countries = lexicon["nationality_words"].select("country", word="word")
    subjects = anaphors.join(countries, on="word", how="inner", maintain_order="left").filter(
        pl.col("before").str.contains(CLAUSE_BEGINS)
        & pl.col("after").str.replace(APPOSED, "").str.contains(acts(lexicon))
        & ~pl.col("after").str.contains(_IS)
    )
    from_there = traits.filter(pl.col("kind").is_in(["organization", "person"]) & ~pl.col("press"))
    names = named.select("document", "entity_id", "row", "start", "end").join(
        from_there.select("entity_id", "kind", "country"), on="entity_id", how="inner", maintain_order="left"
    )
    options = named_back(subjects, names, ["document", "country"], _BACK)
    return the_nearest(options).filter(pl.col("kind") == "organization").select(RESOLVED)
