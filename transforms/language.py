"""The language of a text, from its commonest words."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.folding import fold, fold_case
from transforms.lexicon import read_languages

# Code points looked at in each of three places: beginning, middle and end.
_SAMPLE = 160
_SAMPLES = 3
# Fewest different common words for a decision, and their least share of all words; in running text they are 30 to 50 %.
_FEWEST_WORDS = 3
_LEAST_SHARE = 0.12
# How near the second language may come.
_RUNNER_UP = 0.8


@cache
def _profiles() -> pl.DataFrame:
    return (
        read_languages()
        .select("language", word=pl.col("words").str.split(" "))
        .explode("word")
        .unique(maintain_order=True)
        # What several languages share says less: "de" is a word of six of them.
        .with_columns(weight=1 / pl.len().over("word"))
    )


def detect_language(documents: pl.DataFrame) -> pl.DataFrame:
    """`doc_id` and `language` (ISO 639-1) of each document, in their order.

    Needs `doc_id`, `text` and `declared_language`. A text that is too short, in no language of
    `lexicon/languages.csv`, or in several, gets the declared language; without one it is "und".
    """
    text = pl.col("text")
    samples = [text.str.head(_SAMPLE), text.str.slice(text.str.len_chars() // 2, _SAMPLE), text.str.tail(_SAMPLE)]
    words = (
        documents.lazy()
        .select(_document=pl.int_range(pl.len(), dtype=pl.UInt32), _text=pl.concat_list(samples))
        .explode("_text")
        .select("_document", _sample=pl.int_range(pl.len(), dtype=pl.UInt32) % _SAMPLES, word=_words(pl.col("_text")))
        .explode("word")
        .collect(engine="streaming")
    )
    common = words.join(_profiles(), on="word")
    by_sample = (
        common.group_by("_document", "_sample", "language")
        # Rounded, so that the order of adding does not matter.
        .agg(_weight=pl.col("weight").sum().round(6))
        .with_columns(
            _wins=pl.col("_weight").rank("ordinal", descending=True).over("_document", "_sample", order_by="language")
            == 1
        )
        .group_by("_document", "language")
        .agg(pl.col("_weight").sum().round(6), pl.col("_wins").sum())
    )
    scores = (
        common.group_by("_document", "language")
        .agg(_hits=pl.len(), _distinct=pl.col("word").n_unique())
        .join(by_sample, on=["_document", "language"])
        .sort("_document", "_wins", "_weight", "language", descending=[False, True, True, False])
    )
    ranked = scores.group_by("_document", maintain_order=True).agg(
        pl.col("language", "_hits", "_distinct", "_wins").first(),
        pl.col("_weight").first().alias("_best"),
        pl.col("_weight").get(1, null_on_oob=True).fill_null(0).alias("_next"),
    )
    totals = words.group_by("_document").agg(_words=pl.len())
    decided = ranked.join(totals, on="_document").filter(
        pl.col("_distinct") >= _FEWEST_WORDS,
        pl.col("_hits") >= pl.col("_words") * _LEAST_SHARE,
        # Either one place differs, or all agree and then clearly.
        (pl.col("_wins") == _SAMPLES - 1)
        | ((pl.col("_wins") == _SAMPLES) & (pl.col("_next") <= pl.col("_best") * _RUNNER_UP)),
    )
    return (
        documents.select("doc_id", "declared_language")
        .with_row_index("_document")
        .join(decided.select("_document", "language"), on="_document", how="left", maintain_order="left")
        .select("doc_id", language=pl.coalesce("language", "declared_language", pl.lit("und")))
    )


def _words(text: pl.Expr) -> pl.Expr:
    return fold_case(fold(text)).str.extract_all(r"\p{L}+'?")
