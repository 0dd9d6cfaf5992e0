"""Places that a known one after them situates: "à Bourgneuf (Charente)", "à Milville, dans le Texas"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.entity_ids import entity_id
from transforms.names.name_shapes import with_neighbours
from transforms.names.territories import territories
from transforms.text.letters import CAPITAL, SMALL

_NEAR = 70
"""How many characters before the known place are looked at."""

# Links of a compound ("Saint-Rémy-lès-Foo") are part of the word.
_WORD = rf"[{CAPITAL}][{SMALL}{CAPITAL}'-]{{0,40}}[{SMALL}]"
_NAME = rf"{_WORD}(?: (?:de |du |des |la |le |les |sur |sous )?{_WORD}){{0,3}}"
_IN = (
    r"(?:, (?:en |dans (?:le |la |les |l')?|au |aux |à |près de |près d'|non loin de |en banlieue de "
    r"|(?:au |à l')(?:nord|sud|est|ouest) (?:de |du |d'))?| \((?:en |dans (?:le |la |l')?)?)"
)
_PLACED = rf"(?:^|[ '(\"])(?:[àÀ]|de|vers|depuis|entre|près de|ville de|village de|commune de|et)[ ]({_NAME}){_IN}$"
# As in "les sites d'Elne, Barville (Finistère) et …".
_LISTED = rf"(?:, | et )({_NAME})(?: \()$"
_ELIDED = rf"(?:^|[ '(\"])d'({_NAME}){_IN}$"


def placed_names(known: pl.DataFrame, readable: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Names after a preposition with a known place after a comma or in brackets: the same columns as `listed_names`.

    In brackets any but a country, which as many companies have, makes what begins a clause or stands in a list a place.

    `known` has the mentions with `row`, `document`, `start`, `end`, `entity_id`.
    """
    places = known.filter(pl.col("entity_id").str.starts_with("place/")).select(
        "row", "document", "start", "end", country=pl.col("entity_id").is_in(_countries(lexicon).implode())
    )
    beside = with_neighbours(places, readable, _NEAR)
    named = beside.filter(pl.col("before").str.contains(rf"[{SMALL}]{_IN}$")).with_columns(
        name=pl.coalesce(
            pl.col("before").str.extract(_PLACED),
            pl.col("before").str.extract(_ELIDED),
            pl.when(~pl.col("country")).then(pl.col("before").str.extract(_LISTED)),
        ),
        _gap=pl.col("before").str.extract(f"({_IN})$").str.len_chars().cast(pl.Int32),
    )
    named = named.drop_nulls("name").with_columns(end=pl.col("start") - pl.col("_gap"))
    return named.select(
        "row",
        "document",
        "name",
        "end",
        start=pl.col("end") - pl.col("name").str.len_chars().cast(pl.Int32),
        kind=pl.lit("place"),
    )


@cache
def _countries(lexicon: Lexicon) -> pl.Series:
    return territories(lexicon.language).select(entity_id(pl.col("kind"), pl.col("name"))).to_series()
