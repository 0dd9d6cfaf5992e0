"""Whose dirham, couronne or peso a bare one is: the one the document names in full, else that of its country."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.letters import LETTER


def read_shared_names(figures: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, money whose name several countries share with the code of the one the text is about.

    "300 millions de dirhams" of a text on Morocco is MAD. What the document says in full ("couronnes suédoises") counts
    first, then the country that its sentence names, then the one that most sentences of the document do; else `unit`
    stays null.
    """
    named = pl.when(pl.col("kind") == "money").then("after").str.head(24).str.to_lowercase()
    table = lexicon["currency_countries"]
    words = table["word"].unique(maintain_order=True).to_list()
    name = named.str.extract(rf"^ ?(?:de |d'|milli[a-z]* de )?({'|'.join(words)})", 1)
    rows = figures.select("row", "doc_id", "sentence", "unit", word=name).filter(pl.col("word").is_not_null())
    bare = rows.filter(pl.col("unit").is_null())
    if bare.is_empty():
        return figures
    said = _most(rows.filter(pl.col("unit").is_not_null()).select("doc_id", "word", code="unit"), "_said")
    texts = sentences.select("doc_id", "folded").with_row_index("sentence")
    texts = texts.filter(pl.col("doc_id").is_in(bare["doc_id"].unique().implode()))
    countries = table.filter(pl.col("word").is_in(bare["word"].unique().implode()))
    found = pl.concat(
        texts.filter(pl.col("folded").str.contains(rf"(?:^|[^{LETTER}])(?:{cue})(?:[^{LETTER}]|$)")).select(
            "doc_id", "sentence", word=pl.lit(word), code=pl.lit(code)
        )
        for cue, word, code in countries.select("cue", "word", "code").rows()
    )
    here = found.group_by("sentence", "word").agg(_here=pl.col("code").min(), _n=pl.len()).filter(pl.col("_n") == 1)
    told = (
        bare.join(said, on=["doc_id", "word"], how="left", maintain_order="left")
        .join(here.cast({"sentence": bare.schema["sentence"]}), on=["sentence", "word"], how="left")
        .join(_most(found, "_about"), on=["doc_id", "word"], how="left", maintain_order="left")
        .select("row", _code=pl.coalesce("_said", "_here", "_about"))
    )
    return (
        figures.join(told, on="row", how="left", maintain_order="left")
        .with_columns(unit=pl.coalesce("unit", "_code"))
        .drop("_code")
    )


def _most(found: pl.DataFrame, name: str) -> pl.DataFrame:
    """The code that stands most often for each word of each document; none where two do equally often."""
    counts = found.group_by("doc_id", "word", "code").len()
    most = counts.filter(pl.col("len") == pl.col("len").max().over("doc_id", "word"))
    only = most.filter(pl.len().over("doc_id", "word") == 1)
    return only.select("doc_id", "word", pl.col("code").alias(name))
