"""Countries and territories as entities, with the names that CLDR gives them."""

from __future__ import annotations

from functools import cache

import polars as pl
from babel import Locale

from transforms.names.entity_ids import entity_id

# Groupings and private codes of CLDR that are no territory of ISO 3166.
_NOT_ISO = ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA")


@cache
def territories(language: str) -> pl.DataFrame:
    """One row per territory of ISO 3166: `name`, `kind` (place), `country` (its code), sorted by code.

    "États-Unis", "Côte d'Ivoire". Kosovo (XK) is among them.
    """
    names = Locale.parse(language).territories
    rows = [
        # CLDR writes the typographic apostrophe; all names here are folded.
        (str(name).replace("’", "'"), "place", code)
        for code, name in sorted(names.items())
        if len(code) == 2 and code.isalpha() and code not in _NOT_ISO
    ]
    return pl.DataFrame(rows, schema=["name", "kind", "country"], orient="row")


@cache
def territory_ids(language: str) -> pl.DataFrame:
    """The territories as entities: `country` (code), `entity_id`."""
    return territories(language).select("country", entity_id=entity_id(pl.col("kind"), pl.col("name")))
