"""Words of the lexicon as a pattern."""

from __future__ import annotations

import re

import polars as pl


def one_of(words: pl.Series) -> str:
    """An alternation of the words, longest first, without its brackets."""
    longest_first = sorted(set(words.to_list()), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first)
