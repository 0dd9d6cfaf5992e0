"""Numerals in digits: their shapes, and what they are worth."""

from __future__ import annotations

import polars as pl

_GROUPED = r"[0-9]{1,3}(?:[ '][0-9]{3}){1,6}(?:[.,][0-9]{1,12})?"
_PLAIN = r"[0-9]{1,18}(?:[.,'][0-9]{1,12}){0,5}"

DIGITS = rf"(?:[0-9]{{1,2}}/[0-9]{{1,2}}|{_GROUPED}|{_PLAIN})[½¼¾]?|½"
"""A numeral in digits. "2012 300" stays two numbers: before a space stand at most three digits."""

_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def read_digits(digits: pl.Expr, factor: pl.Expr) -> list[pl.Expr]:
    """`value` and `other` of numerals in digits without spaces, times a factor; null where the shape is no number's.

    `other` is the value if the one separator is read the other way: "1.300" is 1300, or 1.3; "1,300" is 1.3, or 1300.
    """
    bare = digits.str.strip_chars_end("½¼¾")
    vulgar = digits.str.tail(1).replace_strict(_VULGAR, default=0.0)

    def part(pattern: str) -> pl.Expr:
        return bare.str.extract(pattern, 1).cast(pl.Float64)

    plain = bare.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    joined = bare.str.replace_all(r"[.,]", "").cast(pl.Float64, strict=False)
    value = (
        pl.when(bare.str.contains(r"^[0-9]*$"))
        .then(bare.cast(pl.Float64, strict=False).fill_null(0.0))
        # 1.300.000 and 1,300,000, then 1.300.000,50 and 1,300,000.50.
        .when(bare.str.contains(r"^[0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})$"))
        .then(joined)
        .when(bare.str.contains(r"^[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+$"))
        .then(
            bare.str.replace_all(".", "", literal=True)
            .str.replace(",", ".", literal=True)
            .cast(pl.Float64, strict=False)
        )
        .when(bare.str.contains(r"^[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+$"))
        .then(bare.str.replace_all(",", "", literal=True).cast(pl.Float64, strict=False))
        # A dot before three digits marks thousands in French print, a comma decimals; the unit may tell otherwise.
        .when(bare.str.contains(r"^[1-9][0-9]{0,2}\.[0-9]{3}$"))
        .then(joined)
        .when(bare.str.contains(r"^[0-9]+[.,][0-9]+$"))
        .then(plain)
        # "3/4" in percent.
        .when(bare.str.contains(r"^[0-9]+/[1-9][0-9]?$"))
        .then(100 * part("^([0-9]+)/") / part("/([0-9]+)$"))
    )
    other = (
        pl.when(bare.str.contains(r"^[1-9][0-9]{0,2}\.[0-9]{3}$"))
        .then(plain)
        .when(bare.str.contains(r"^[1-9][0-9]{0,2},[0-9]{3}$"))
        .then(joined)
    )
    return [((value + vulgar) * factor).alias("value"), (other * factor).alias("other")]
