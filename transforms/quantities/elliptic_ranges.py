"""Ranges that leave out the unit of the measure beside them: "11 à 12° sur le littoral, 13 ou 14 ailleurs"."""

from __future__ import annotations

import polars as pl

from transforms.quantities.neighbours import SHARED, same_sentence

_MEASURED = ["temperature", "speed", "share", "money", "length", "mass", "volume", "area", "power", "energy"]
_NEAR = 0.3
"""Of a measure that leaves out its unit, the value is at least so much of that of the other, and no more times."""
_DEGREES = 15
"""Degrees between two temperatures, which have no ratio."""


def share_elliptic(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals, where ranges of bare numbers have the unit of the measure before them or of the range after them.

    "11 à 12° sur le littoral, 13 ou 14 ailleurs", "minimales de 7 à 8, maximales de 15 à 18°".
    """
    pair = pl.col("bare") & pl.col("bare").shift(-1) & ~pl.col("scaled") & ~pl.col("yearlike")
    pair &= pl.col("link").str.contains("^ (?:à|ou) $") | (pl.col("link") == " et ") & (
        pl.col("left_low").str.ends_with("entre ")
    )
    pair &= (pl.col("value") < pl.col("value").shift(-1)) & same_sentence(-1)
    frame = frame.with_columns(_pair=pair.fill_null(value=False))
    if not frame["_pair"].any():
        return frame.drop("_pair")

    def measured(step: int) -> pl.Expr:
        ratio = (pl.col("value") / pl.col("value").shift(step)).is_between(_NEAR, 1 / _NEAR)
        apart = (pl.col("value") - pl.col("value").shift(step)).abs() <= _DEGREES
        near = pl.when(pl.col("kind").shift(step) == "temperature").then(apart).otherwise(ratio)
        return pl.col("kind").shift(step).is_in(_MEASURED) & ~pl.col("scaled").shift(step) & near & same_sentence(step)

    before = measured(1) & pl.col("link").shift(1).str.contains("^[^.;:]{1,60}(?:, | et )(?:de |d'|entre )?$")
    after = measured(-2) & pl.col("link").shift(-1).str.contains("^(?:,| et) (?:les |des )?[^ ,]+ (?:de |entre )$")
    frame = frame.with_columns(
        _before=(pl.col("_pair") & before).fill_null(value=False),
        _after=(pl.col("_pair") & ~before & after).fill_null(value=False),
    )
    second_before, second_after = (
        pl.col("_before").shift(1, fill_value=False),
        pl.col("_after").shift(1, fill_value=False),
    )
    given = pl.col("_before") | pl.col("_after") | second_before | second_after
    shared = {
        name: pl.when("_before")
        .then(pl.col(name).shift(1))
        .when(second_before)
        .then(pl.col(name).shift(2))
        .when("_after")
        .then(pl.col(name).shift(-2))
        .when(second_after)
        .then(pl.col(name).shift(-1))
        .otherwise(name)
        for name in SHARED
    }
    frame = frame.with_columns(**shared, bare=pl.col("bare") & (~given | pl.col("_before") | pl.col("_after")))
    return frame.drop("_pair", "_before", "_after")
