"""Companies by whence they are alone: "Mistral s'allie à ASML. Le néerlandais investit 1,3 milliard"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.acting import CLAUSE_BEGINS, acts
from transforms.names.posts import RESOLVED, nobody, the_nearest
from transforms.text.letters import SMALL

_BACK = 3
_APPOSED = r"^, [^,;:.]{3,70},"
"""What may stand between it and its verb: "Le néerlandais, spécialiste des machines, détient 11 %"."""
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
        & pl.col("after").str.replace(_APPOSED, "").str.contains(acts(lexicon))
        & ~pl.col("after").str.contains(_IS)
    )
    row = pl.col("row").cast(pl.Int64)
    from_there = traits.filter(pl.col("kind").is_in(["organization", "person"]) & ~pl.col("press"))
    names = (
        named.filter(pl.col("document").is_in(subjects["document"].unique().implode()))
        .select("document", "entity_id", _name_row=row, _until="end")
        .join(from_there.select("entity_id", "kind", "country"), on="entity_id", how="inner", maintain_order="left")
    )
    options = (
        subjects.join(names, on=["document", "country"], how="inner")
        .with_columns(distance=row - pl.col("_name_row"))
        .filter(
            pl.col("distance").is_between(0, _BACK) & ((pl.col("distance") > 0) | (pl.col("_until") <= pl.col("start")))
        )
    )
    return the_nearest(options).filter(pl.col("kind") == "organization").select(RESOLVED)
