"""Decimals that a blank sets apart from their number: "un coût de 491, 85 millions d'euros"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import same_sentence
from transforms.text.letters import LETTER


def join_split_decimals(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals, "491, 85 millions" as one row worth 491.85e6; "les lots 3, 5 et 8 millions" stay three.

    Expects `link` and what `transforms.quantities.counted` adds. Only where a preposition or verb that takes a value
    goes before the number, and no other number of a list.
    """
    bare = pl.col("kind").is_null() & pl.col("noun").is_null() & ~pl.col("yearlike") & (pl.col("link") == ", ")
    # Masked: few numbers are followed by a comma and another.
    decimals = pl.when(bare).then("numeral").str.contains("^[0-9]{1,3}$")
    decimals &= pl.when(bare).then(pl.col("numeral").shift(-1)).str.contains("^[0-9]{1,2}(?: [a-z]|$)")
    decimals &= pl.col("scaled").shift(-1) | pl.col("kind").shift(-1).is_in(["money", "share"])
    listed = (pl.col("link").shift(1).is_in([", ", " et ", " ou ", " à "]) & same_sentence(1)).fill_null(value=False)
    left = pl.when(decimals & ~listed).then("left").str.to_lowercase()
    opens = left.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'decimal_before')}) $")
    frame = numerals.with_columns(_opens=opens.fill_null(value=False))
    if not frame["_opens"].any():
        return numerals
    closes = pl.col("_opens").shift(1, fill_value=False)
    digits = pl.col("numeral").str.extract("^([0-9]+)", 1)
    part = digits.cast(pl.Float64, strict=False) / 10 ** digits.str.len_chars().cast(pl.Float64)
    return (
        frame.with_columns(
            value=pl.when(closes).then((pl.col("value").shift(1) + part) * pl.col("scale")).otherwise("value"),
            numeral=pl.when(closes).then(pl.col("numeral").shift(1) + "," + pl.col("numeral")).otherwise("numeral"),
            **{name: pl.when(closes).then(pl.col(name).shift(1)).otherwise(name) for name in ("start", "left", "lead")},
        )
        .filter(~pl.col("_opens"))
        .drop("_opens")
    )
