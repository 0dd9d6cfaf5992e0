"""Typographic folding that never changes a text's length, so that offsets found in the folded text hold in the text."""

from __future__ import annotations

import polars as pl

MARK = "\x01"
"""Never occurs in folded text: `transforms.text.spans` cuts with it."""

# A class of more than ten code points is searched byte by byte, one of fewer by leaps, ten times as fast. Groups keep
# the regex compiler from putting two classes back together.
_VARIANTS = (
    # Apostrophes: U+2019, U+02BC, U+2018, U+00B4, U+0060, U+2032.
    (r"[’ʼ‘´`′]", "'"),
    # Every space but the line feed: no-break, narrow no-break, thin, figure …, and tabs.
    (r"([\u2000-\u2009])|([\u200a\u00a0\u1680\u202f\u205f\u3000])", " "),
    (r"[\t\r]", " "),
    (r"[\x0b\x0c]", " "),
    # Hyphens, and the minus sign; the en dash too, which the press uses for ranges.
    (r"[\u2010-\u2013\u2212\u00ad]", "-"),
    (r"[“”„«»]", '"'),
)


def fold(text: pl.Expr) -> pl.Expr:
    """The text with apostrophes, spaces, hyphens and quotation marks each in one form, code point for code point.

    "l’IA – 5 Md€" (with no-break spaces) becomes "l'IA - 5 Md€"; case and accents stay.
    """
    return fold_around_marks(text.str.replace_all(MARK, " ", literal=True))


def fold_around_marks(text: pl.Expr) -> pl.Expr:
    """As `fold`, of text in which `MARK` stands for cuts: it stays."""
    for pattern, replacement in _VARIANTS:
        text = text.str.replace_all(pattern, replacement)
    return text


def fold_case(text: pl.Expr) -> pl.Expr:
    """The text in lower case, code point for code point: "İ", which alone would become two, becomes "i"."""
    return text.str.replace_all("İ", "I", literal=True).str.to_lowercase()
