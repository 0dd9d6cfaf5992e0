"""Places that a known one after them situates: "à Bourgneuf (Charente)", "à Milville, dans le Texas"."""

from __future__ import annotations

import polars as pl

from transforms.names.name_shapes import text_matches, with_neighbours
from transforms.text.letters import CAPITAL, SMALL

_HYPHENS = "-(?:(?:sur|sous|lès|les|en|de|du|des|la|le|aux)-|[dl]')"
_PART = f"[{CAPITAL}][{SMALL}]+"
_TOWN = rf"{_PART}(?:-{_PART}){{0,2}}{_HYPHENS}(?:(?:la|le|les|l')-?)?{_PART}(?:-{_PART}){{0,2}}"

_NEAR = 70
"""How many characters before the known place are looked at."""

_FAR = 140
"""How many where others stand in a list before it."""

# Links of a compound ("Saint-Rémy-lès-Foo") are part of the word. Of any length: no more than `_FAR` is searched.
_WORD = rf"[{CAPITAL}][{SMALL}{CAPITAL}'-]*[{SMALL}]"
_NAME = rf"{_WORD}(?: (?:de |du |des |la |le |les |sur |sous )?{_WORD}){{0,3}}"
_IN = (
    r"(?:, (?:en |dans (?:le |la |les |l')?|au |aux |à |près de |près d'|non loin de |en banlieue de "
    r"|(?:au |à l')(?:nord|sud|est|ouest) (?:de |du |d'))?| \((?:en |dans (?:le |la |l')?)?)"
)
_PLACED = rf"(?:^|[ '(\"])(?:[àÀ]|de|vers|depuis|entre|près de|ville de|village de|commune de|et)[ ]({_NAME}){_IN}$"
# As in "à Elne (Aude), Barville (Finistère) et …"; "des PME (Foo (Aude), Bar (Finistère))" are no towns.
_ITEM = r" \([^()]{1,40}\),? (?:et )?"
_LISTED = rf"(?:[àÀ]|de|vers|entre) {_NAME}(?:{_ITEM}{_NAME}){{0,2}}{_ITEM}({_NAME}) \($"
_IN_LIST = rf"\),? (?:et )?{_NAME} \($"
_ELIDED = rf"(?:^|[ '(\"])d'({_NAME}){_IN}$"


def placed_names(known: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """Names after a preposition with a known place after a comma or in brackets: the same columns as `listed_names`.

    In brackets one makes a place of what stands in a list of such, too.

    `known` has the mentions with `row`, `document`, `start`, `end`, `entity_id`.
    """
    places = known.filter(pl.col("entity_id").str.starts_with("place/")).select("row", "document", "start", "end")
    if places.is_empty():
        return places.select("row", "document", pl.lit("").alias("name"), "end", "start", kind=pl.lit("place"))
    beside = with_neighbours(places, readable, _NEAR)
    in_brackets = beside.filter(pl.col("before").str.ends_with(" ("))
    listed = with_neighbours(
        in_brackets.filter(pl.col("before").str.contains(_IN_LIST)).drop("before", "after"), readable, _FAR
    ).with_columns(name=pl.col("before").str.extract(_LISTED))
    beside = beside.filter(pl.col("before").str.contains(rf"[{SMALL}]{_IN}$")).with_columns(
        name=pl.coalesce(pl.col("before").str.extract(_PLACED), pl.col("before").str.extract(_ELIDED))
    )
    named = pl.concat([beside, listed.select(beside.columns)]).with_columns(
        _gap=pl.col("before").str.extract(f"({_IN})$").str.len_chars().cast(pl.Int32)
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


def towns_by_shape(readable: pl.DataFrame) -> pl.DataFrame:
    """Names that French towns alone have, with a small word between hyphens: "Bourg-sur-Foo". Columns as above."""
    # The hyphens are found far faster than the names.
    hyphened = readable.filter(pl.col("folded").str.contains(_HYPHENS))
    found = text_matches(hyphened, _TOWN, rare=False).rename({"form": "name"})
    return found.select("row", "document", "name", "end", "start", kind=pl.lit("place"))
