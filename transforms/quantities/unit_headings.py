"""Units told once for the numbers that follow: "Les suivants (en millions d'euros) : Cholet, 4,82 ; Chalon, 4,69"."""

from __future__ import annotations

import polars as pl

from transforms.quantities.neighbours import SHARED

_HEADING = r"(?:^|[ (])en $"
_CLOSED = r"^ ?(?:\)|:)"
_LARGE = 1e6
"""A number as large as this is in no millions."""


def under_units(numerals: pl.DataFrame) -> pl.DataFrame:
    """The numerals, bare ones with the unit and the scale that their sentence tells before them in brackets.

    "(en millions d'euros)" is no figure itself. Expects `left`, `after`, `taken`, `vague`, `scaled`, `yearlike` and
    what `transforms.quantities.units.read_units` adds.
    """
    rest = pl.col("after").str.slice(pl.col("taken").cast(pl.Int64), 3)
    told = pl.when(pl.col("vague") & pl.col("scaled")).then("left").str.to_lowercase()
    heading = told.str.contains(_HEADING) & rest.str.contains(_CLOSED)
    numerals = numerals.with_columns(_heading=heading.fill_null(value=False))
    # Hardly any text has such words.
    if not numerals["_heading"].any():
        return numerals.drop("_heading")
    names = (*SHARED, "scale")
    above = {f"_{name}": pl.when("_heading").then(name).forward_fill().over("sentence") for name in names}
    bare = pl.col("kind").is_null() & pl.col("noun").is_null() & ~pl.col("scaled") & ~pl.col("vague")
    bare &= ~pl.col("yearlike") & pl.col("numeral").str.contains("^[0-9]") & (pl.col("value") < _LARGE)
    numerals = numerals.with_columns(**above).with_columns(_takes=bare & pl.col("_scale").is_not_null())
    return (
        numerals.with_columns(
            *(pl.when("_takes").then(f"_{name}").otherwise(name).alias(name) for name in names),
            value=pl.when("_takes").then(pl.col("value") * pl.col("_scale")).otherwise("value"),
            scaled=pl.col("scaled") | pl.col("_takes"),
        )
        .filter(~pl.col("_heading"))
        .drop("_heading", "_takes", *above)
    )
