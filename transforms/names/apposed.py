"""What a name is called right behind it: "Norvex, le spécialiste des puces, a levé 30 millions"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.acting import acts_behind
from transforms.names.options import RESOLVED

_COMMA = 2
"""Characters between the name and what it is called."""
_OPENING = 2
"""Characters before a name that opens its sentence: a quotation mark and a space."""


def by_apposition(nouns: pl.DataFrame, named: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The nouns that stand between commas behind the company that opens their sentence, as it: `RESOLVED` columns.

    Not "Avec Norvex, le groupe a signé", where the clause begins with the noun.
    """
    opening = named.filter(pl.col("entity_id").str.starts_with("organization/") & (pl.col("start") <= _OPENING)).select(
        "row", "entity_id", start=pl.col("end") + _COMMA
    )
    return (
        nouns.filter(pl.col("after").str.contains(acts_behind(lexicon)))
        .join(opening, on=["row", "start"], how="inner", maintain_order="left")
        .select(RESOLVED)
    )
