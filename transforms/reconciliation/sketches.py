"""Sketches of texts: a fair sample of their runs of words, by which copies are found without the texts."""

from __future__ import annotations

from itertools import pairwise

import polars as pl

SHINGLE = 5
"""Words in a run: shorter ones are language ("dans le cadre de la"), of longer ones an edit spoils more."""
SAMPLE = 48
"""Runs of a text that its sketch holds, about; all of a shorter one, of a long one more."""
SHARE = 8
"""One run in so many, at least: else a short text within a long one would have nothing in common with its sketch."""

# Sentences whose words are held at once, about: those of a whole shard leave the processor's cache at every step.
_AT_ONCE = 25_000
# What differs from paper to paper in one text. In two classes: one of more than ten is searched byte by byte.
_MARKS = (r"[.,'\n\"()-]", r"[:;!?\[\]|]|…|—")
_LEFT_OUT = ("header", "boilerplate")
_HASHES = 1 << 64
# A word weighs this to the power of its place in the run; odd, so that no bit of its hash is lost.
_WEIGHT = 0x9E3779B97F4A7C15


def sketch_texts(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sketch of each text: `doc_id`, `reach` (UInt64), `shingles` (list of UInt64, ascending).

    Takes `doc_id`, `section` and `lower` of the sentences, in their order. A sketch holds the hashes of the runs of
    five words that lie below `reach` (MinHash by a threshold): of two texts those below the lesser reach are the same
    sample of both, whatever their lengths. Punctuation does not count, nor do menus and adverts. The hash is that of
    Polars, which is the same in every process; its version is part of the recipe.
    """
    begins = (sentences["doc_id"] != sentences["doc_id"].shift(1)).fill_null(value=True).arg_true().cast(pl.Int64)
    # The first text that begins in each stretch of so many.
    firsts = begins.filter(begins // _AT_ONCE != (begins // _AT_ONCE).shift(1))
    cuts = [0, *firsts, sentences.height]
    return pl.concat(_sketch(sentences.slice(start, stop - start)) for start, stop in pairwise(cuts))


def _sketch(sentences: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("lower")
    for marks in _MARKS:
        text = text.str.replace_all(marks, " ")
    article = (
        sentences.select("doc_id", "section", "lower")
        .filter(~pl.col("section").is_in(_LEFT_OUT))
        .select("doc_id", doc=pl.col("doc_id").rle_id(), words=text.str.split(" "))
    )
    # About the number of words: where punctuation stands, empty ones count too.
    pieces = pl.col("words").list.len().sum().cast(pl.Float64)
    share = (SAMPLE / pieces).clip(1 / SHARE, 1.0)
    # The greatest float below 2^64.
    reach = (share * float(_HASHES - 2048)).cast(pl.UInt64)
    texts = article.group_by("doc", maintain_order=True).agg(pl.col("doc_id").first(), reach=reach)
    words = (
        article.select("doc", "words")
        .explode("words", empty_as_null=False)
        .filter(pl.col("words") != "")
        .select("doc", word=pl.col("words").hash())
    )
    # From its last word back: the sum of all five at once would need the memory of five columns.
    run = pl.col("word") * pl.lit(_WEIGHT, pl.UInt64)
    for _ in range(SHINGLE - 1):
        run = (run.shift(-1) + pl.col("word")) * pl.lit(_WEIGHT, pl.UInt64)
    runs = words.select("doc", shingle=run.hash(), last=pl.col("doc").shift(1 - SHINGLE))
    sampled = (pl.col("doc") == pl.col("last")) & (pl.col("shingle") < pl.lit(texts["reach"]).gather(pl.col("doc")))
    of_texts = runs.filter(sampled).group_by("doc", maintain_order=True).agg("shingle")
    # A list each: sorting all by text and hash takes three times as long, and `list.unique` longer than comparing.
    ordered = of_texts.with_columns(pl.col("shingle").list.sort()).explode("shingle")
    again = (pl.col("shingle") == pl.col("shingle").shift(1)) & (pl.col("doc") == pl.col("doc").shift(1))
    shingles = ordered.filter(~again.fill_null(False)).group_by("doc", maintain_order=True).agg(shingles="shingle")
    return texts.join(shingles, on="doc", how="left", maintain_order="left").select(
        "doc_id", "reach", pl.col("shingles").fill_null([])
    )
