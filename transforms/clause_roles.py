"""What a name is in its clause, by the words right before it: nominal, genitive ("de Meta"), agent ("par Meta")."""

from __future__ import annotations

import re

import polars as pl

from transforms.cues import code
from transforms.lexicon import Lexicon

_WINDOW = 48
_ARTICLES = r"(?:le|la|les|l|un|une|son|sa|ses|leur|leurs|notre|nos|ce|cet|cette|ces)"
_COORDINATED = r"^[\" ]*(?:,|et|ou|, et|ainsi que|et de|ou de|et d'|, de|, d')[\" ]*(?:l'|le |la |les )?[\" ]*$"


def _alternatives(words: pl.Series) -> str:
    forms = sorted((re.escape(code(word).rstrip("'")) for word in words), key=lambda form: (-len(form), form))
    return "|".join(forms)


def with_roles(mentions: pl.DataFrame, coded: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The mentions with `role` (of prepositions.csv, or nominal), `chain` and `before_words`.

    Takes `s`, `start`, `end` (offsets in the sentence) and the sentences' `coded` text. Names in a row ("OpenAI,
    Google et Meta") share a `chain` and the role of the first.
    """
    prepositions = lexicon["prepositions"].with_columns(
        preposition=pl.col("word").map_elements(lambda word: code(word).rstrip("'"), return_dtype=pl.String)
    )
    titles = _alternatives(lexicon["name_titles"]["word"])
    pattern = (
        rf"(?:^|[^a-z\x02-\x1f])({_alternatives(prepositions['word'])})"
        rf"(?:[ ']+{_ARTICLES})?(?:[ ']+(?:{titles})){{0,4}}[ '\":(]{{0,3}}$"
    )
    text = pl.col("_bytes")
    placed = (
        mentions.sort("s", "start", "end", "entity_id")
        .join(coded.select("s", _bytes=pl.col("coded").cast(pl.Binary)), on="s", how="left", maintain_order="left")
        .with_columns(
            before_words=text.bin.slice(
                pl.max_horizontal(pl.col("start") - _WINDOW, 0), pl.min_horizontal(pl.col("start"), _WINDOW)
            ).cast(pl.String),
            _apart=pl.col("start") - pl.col("end").shift(1),
            _same=(pl.col("s") == pl.col("s").shift(1)).fill_null(False),
        )
        .drop("_bytes")
    )
    own = pl.col("before_words").str.extract(pattern, 1)
    tail = pl.col("before_words").str.slice(-pl.col("_apart"))
    chained = pl.col("_same") & pl.col("_apart").is_between(1, 16) & tail.str.contains(_COORDINATED)
    return (
        placed.with_columns(preposition=own, _chained=chained)
        .join(prepositions.select("preposition", "role"), on="preposition", how="left", maintain_order="left")
        .with_columns(
            role=pl.when("_chained").then(None).otherwise(pl.col("role").fill_null("nominal")).forward_fill(),
            chain=(~pl.col("_chained")).cast(pl.Int32).cum_sum(),
        )
        .drop("_apart", "_same", "_chained", "preposition")
    )
