"""Typographic folding that never changes a text's length, so that offsets found in the folded text hold in the text."""

from __future__ import annotations

import polars as pl

MARK = "\x01"
"""Never occurs in folded text: `transforms.spans` cuts with it."""

_VARIANTS = (
    # Apostrophes: U+2019, U+02BC, U+2018, U+00B4, U+0060, U+2032.
    (r"[’ʼ‘´`′]", "'"),
    # Every space but the line feed: no-break, narrow no-break, thin, figure …; and all control characters.
    (r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u0000-\u0009\u000b-\u001f]", " "),
    # Hyphens, and the minus sign; the en dash too, which the press uses for ranges.
    (r"[\u2010-\u2013\u2212\u00ad]", "-"),
    (r"[“”„«»]", '"'),
)


def fold(text: pl.Expr) -> pl.Expr:
    """The text with apostrophes, spaces, hyphens and quotation marks each in one form, code point for code point.

    "l’IA – 5 Md€" (with no-break spaces) becomes "l'IA - 5 Md€"; case and accents stay.
    """
    for pattern, replacement in _VARIANTS:
        text = text.str.replace_all(pattern, replacement)
    return text


def fold_case(text: pl.Expr) -> pl.Expr:
    """The text in lower case, code point for code point: "İ", which alone would become two, becomes "i"."""
    return text.str.replace_all("İ", "I", literal=True).str.to_lowercase()
