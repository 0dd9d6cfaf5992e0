"""Versions of model families that the lexicon does not list."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.aliases import forms_of
from transforms.names.mentions import VERSION, whole_words

_NUMBER = r"^([ -][0-9]{1,3}(?:[.][0-9]{1,2})?[a-z]?)"
# "les modèles Llama 3 milliards de fois téléchargés": a number that counts is no version.
_COUNTS = r"^ [0-9.]+ (?:milliard|million|fois|%|euro|dollar|an|mois|jour)"


@cache
def families(lexicon: Lexicon) -> list[str]:
    """The forms that name a family of models, without a number."""
    forms = forms_of(lexicon)
    bare = pl.col("entity_id").str.starts_with("model/") & ~pl.col("form").str.contains(r"[0-9]")
    return forms.filter(bare & (pl.col("form").str.len_chars() >= 3))["form"].unique().sort().to_list()


def model_versions(found: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """A model family with a version number after it: `row`, `document`, `start`, `end`, `name`, `kind` (model).

    `found` has the occurrences of `families`. "Llama 7", "Gemini 4.5"; those that the lexicon lists are among them.
    """
    found = found.filter(pl.col("form").is_in(families(lexicon)))
    # A hyphen and digit glue the number on: the boundary is checked behind it.
    numbered = found.filter(pl.col("after").str.contains(VERSION) & ~pl.col("after").str.contains(_COUNTS))
    if numbered.is_empty():
        return numbered.with_columns(name="form", kind=pl.lit("model"))
    version = pl.col("after").str.extract(_NUMBER)
    return whole_words(
        numbered.with_columns(
            name=pl.col("form") + version,
            end=pl.col("end") + version.str.len_chars().cast(pl.Int32),
            after=pl.col("after").str.slice(version.str.len_chars()),
        )
    ).with_columns(kind=pl.lit("model"))
