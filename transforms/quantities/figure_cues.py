"""Small words that tell how a figure reads: what joins a list, what hedges its parts, what a noun phrase ends in."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.letters import LETTER


@cache
def alternatives(lexicon: Lexicon, name: str) -> str:
    """The cues of a class of the lexicon's `figure_cues` as alternatives of a regular expression, in their order."""
    return "|".join(lexicon["figure_cues"].filter(pl.col("class") == name)["cue"])


def holds(lexicon: Lexicon, name: str, text: str | pl.Expr = "lower") -> pl.Expr:
    """Whether a cue of the class stands in `text`, a column or what is made of some, as a word; null of null."""
    text = pl.col(text) if isinstance(text, str) else text
    return text.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, name)})(?:[^{LETTER}]|$)")
