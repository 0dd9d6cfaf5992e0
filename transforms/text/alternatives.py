"""Words of the lexicon as a pattern."""

from __future__ import annotations

import re

import polars as pl


def longest_first(words: pl.Series) -> pl.Series:
    """Each of the words once, the longest first."""
    return pl.Series(sorted(set(words.to_list()), key=lambda word: (-len(word), word)), dtype=pl.String)


def one_of(words: pl.Series) -> str:
    """An alternation of the words, longest first, without its brackets."""
    return "|".join(re.escape(word) for word in longest_first(words))
