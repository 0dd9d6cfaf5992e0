"""Acronyms that a text introduces in brackets: "le fonds Voltarys Croissance (VCX)"."""

from __future__ import annotations

import polars as pl

from transforms.names.mentions import occurrences
from transforms.names.name_shapes import text_matches

_BRACKET = r'"? \([A-Z](?:[A-Z0-9&]{1,6}|[a-zé]{2,6})\)'
# Written as a word ("Chimm") it stands for several: after one or two it says more of them.
_SEVERAL = "^[^ ]+ [^ ]+ .* [^ ]+$"


def introduced_acronyms(readable: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Every place of an acronym in the document that introduces it: `row`, `document`, `start`, `end`, `entity_id`.

    It stands in brackets right after a name of no person or place and begins with its letter, in capitals or, after a
    name of several words, as a word ("Chimm"); after that it names the
    same entity, in that document only. `named` has the mentions with `row`, `document`, `start`, `end`, `entity_id`.
    """
    things = named.filter(~pl.col("entity_id").str.contains("^(?:person|place)/"))
    brackets = text_matches(readable, _BRACKET).select(
        "row", form=pl.col("form").str.extract(r"\(([^)]+)"), end=pl.col("start")
    )
    introduced = things.join(brackets, on=["row", "end"])
    if introduced.is_empty():
        return introduced.select("row", "document", "start", "end", "entity_id")
    folded = readable["folded"].gather(introduced["row"]).alias("_folded")
    introduced = (
        introduced.with_columns(folded)
        .filter(pl.col("_folded").str.slice("start", 1).str.to_uppercase() == pl.col("form").str.slice(0, 1))
        .filter(
            ~pl.col("form").str.contains("[a-zé]")
            | pl.col("_folded").str.slice("start", pl.col("end") - pl.col("start")).str.contains(_SEVERAL)
        )
        .sort("row", "start")
        .unique(["document", "form"], keep="first", maintain_order=True)
        .select("document", "form", "entity_id", _row="row", _from="end")
    )
    places = occurrences(readable, introduced["form"], introduced["document"].unique())
    later = (pl.col("row") > pl.col("_row")) | ((pl.col("row") == pl.col("_row")) & (pl.col("start") > pl.col("_from")))
    return (
        places.join(introduced, on=["document", "form"])
        .filter(later)
        .select("row", "document", "start", "end", "entity_id")
    )
