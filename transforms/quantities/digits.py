"""Numerals in digits: their shapes, and what they are worth."""

from __future__ import annotations

import re

import polars as pl

_GROUPED = r"[0-9]{1,3}(?:[ '][0-9]{3}){1,6}(?:[.,][0-9]{1,12})?"
_PLAIN = r"[0-9]{1,18}(?:[.,'][0-9]{1,12}){0,5}"

_VULGAR = {
    "½": 1 / 2,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅛": 1 / 8,
}
VULGAR = "".join(_VULGAR)
"""Fractions of one sign."""

DIGITS = rf"(?:(?:[0-9]{{1,2}}/[0-9]{{1,3}}|{_GROUPED}|{_PLAIN})[{VULGAR}]?|[{VULGAR}])"
"""A numeral in digits. "2012 300" stays two numbers: before a space stand at most three digits."""

_FACTOR = r"[0-9]{1,4}(?:[.,][0-9]{1,6})?"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"

POWER = rf"(?:(?:{_FACTOR} ?[x×·*] ?)?10(?:\^[+-]?[0-9]{{1,2}}|[{_RAISED}]{{1,2}})|{_FACTOR}e[+-]?[0-9]{{1,2}})"
"""A numeral with a power of ten: "3,2 × 10^24", "10²⁵", "1,5e9"."""


def read_power(numeral: str) -> float | None:
    """What a numeral with a power of ten is worth, or None where it is none."""
    raised = re.sub(f"10(?=[{_RAISED}])", "10^", numeral.replace(" ", "").replace(",", "."))
    raised = raised.translate(str.maketrans(_RAISED, "0123456789"))
    parts = re.fullmatch(r"(?:([0-9.]+)[x×·*])?10\^([+-]?[0-9]+)|([0-9.]+)e([+-]?[0-9]+)", raised)
    return float(f"{parts[1] or parts[3] or 1}e{parts[2] or parts[4]}") if parts else None


def read_digits(digits: pl.Expr, factor: pl.Expr) -> list[pl.Expr]:
    """`value` and `other` of numerals in digits without spaces, times a factor; null where the shape is no number's.

    `other` is the value if the one separator is read the other way: "1.300" is 1300, or 1.3; "1,300" is 1.3, or 1300.
    """
    bare = digits.str.strip_chars_end(VULGAR)
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
        .when(bare.str.contains(r"^[0-9]+/[1-9][0-9]{0,2}$"))
        .then(100 * part("^([0-9]+)/") / part("/([0-9]+)$"))
    )
    other = (
        pl.when(bare.str.contains(r"^[1-9][0-9]{0,2}\.[0-9]{3}$"))
        .then(plain)
        .when(bare.str.contains(r"^[1-9][0-9]{0,2},[0-9]{3}$"))
        .then(joined)
    )
    return [((value + vulgar) * factor).alias("value"), (other * factor).alias("other")]
