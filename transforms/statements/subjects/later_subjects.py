"""Who a figure is about that an article names only further on: "Une start-up lève 2 milliards. Vega veut …"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code
from transforms.statements.reading.reach import reached
from transforms.statements.subjects.subjects import CHOSEN, NOBODY, NOWHERE

_AHEAD = 2
"""Sentences ahead in which the name may follow."""
_SCORE = 5.0
_OPENS = (
    r"^[\" -]*(?:[^,;:.]{2,60}, )?(?:une? |la |le |l'|cette |cet |ce )"
    rf"(?:jeune |petite? |nouve(?:au|lle) |c{code('é')}l{code('è')}bre )?"
)
"""What stands before the noun that an article begins with instead of a name."""
_RESULTS = (
    rf"^[\" -]*(?:[^,;:.]{{2,60}}, )?(?:le |la |les |l'|sa )(?:nouve(?:au|lle) |derni(?:er|{code('è')}re) )?"
    rf"(?:chiffre d'affaires|produit net bancaire|b{code('é')}n{code('é')}fice|r{code('é')}sultat|pertes? nettes?"
    rf"|lev{code('é')}e de fonds|tour de table|valorisation|effectif) "
)
"""What a text begins with that tells at once of the company that it goes on about."""


def _nouns_of_companies(heads: pl.DataFrame) -> str:
    """The pattern of the nouns of name_heads.csv that stand for a company, in coded text."""
    nouns = heads.filter(
        (pl.col("kind") == "organization") & (pl.col("number") == "s") & pl.col("reference").is_not_null()
    )
    return "|".join(code(noun) for noun in nouns["head"].unique().sort())


def opened_unnamed(claims: pl.DataFrame, every: pl.DataFrame, coded: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """The claims of sentences that begin with a company without a name, before their document names any."""
    opening = _first_names(claims, every, coded, rf"{_OPENS}(?:{_nouns_of_companies(heads)})[ ,]")
    return opening.filter(pl.col("named_s") >= pl.col("s")).drop("named_s")


def opened_by_results(claims: pl.DataFrame, every: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims of sentences that begin with a company's result before their document names any company."""
    opening = _first_names(claims, every, coded, _RESULTS)
    return opening.filter(pl.col("named_s") > pl.col("s")).drop("named_s")


def _first_names(claims: pl.DataFrame, every: pl.DataFrame, coded: pl.DataFrame, words: str) -> pl.DataFrame:
    """The claims of sentences that begin with the words, and `named_s`: the first sentence that names a company."""
    if claims.is_empty():
        return claims.with_columns(named_s=pl.lit(None, pl.UInt32))
    named = every.filter((pl.col("kind") == "organization") & (pl.col("method") != "coreference"))
    first = named.group_by("doc").agg(pl.col("s").min().alias("named_s"))
    opening = coded.join(claims, on="s", how="semi").filter(pl.col("coded").str.contains(words))
    return claims.join(opening.select("s"), on="s", how="semi", maintain_order="left").join(
        first, on="doc", how="inner", maintain_order="left"
    )


def later_topic_candidates(claims: pl.DataFrame, topics: pl.DataFrame, fits: pl.DataFrame) -> pl.DataFrame:
    """The organization that the document is about, for claims `opened_by_results`: as `subject_candidates`.

    `topics` as `transforms.statements.reading.standing.document_topics` gives.
    """
    if claims.is_empty():
        return NOBODY
    return (
        claims.select("f", "s", "doc", "metric", "form")
        .join(topics.select("doc", "kind", subject_id="entity_id"), on="doc", how="inner", maintain_order="left")
        .join(fits, on=["metric", "kind"], how="inner")
        .with_columns(
            subject_rule=pl.lit("topic"),
            score=_SCORE + pl.col("weight").cast(pl.Float64),
            **NOWHERE,
        )
        .select(CHOSEN)
    )


def later_candidates(claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame) -> pl.DataFrame:
    """The organization that the next sentences begin with, for claims `opened_unnamed`: as `subject_candidates`."""
    if claims.is_empty():
        return NOBODY
    named = (
        mentions.filter((pl.col("kind") == "organization") & (pl.col("method") != "coreference"))
        .filter(~pl.col("reports") & ~pl.col("related") & ~pl.col("goods"))
        .with_columns(first=pl.col("start") == pl.col("topic_start"))
        .sort("s", "first", "start", "entity_id", descending=[False, True, False, False])
        .unique("s", keep="first", maintain_order=True)
        .select("doc", "kind", subject_id="entity_id", named_s="s")
    )
    return (
        claims.select("f", "s", "doc", "metric", "form")
        .join(reached(named, "named_s", -_AHEAD, -1), on=["doc", "s"], how="inner")
        .sort("f", "named_s")
        .unique("f", keep="first", maintain_order=True)
        .join(fits, on=["metric", "kind"], how="inner")
        .with_columns(
            subject_rule=pl.lit("carried"),
            score=_SCORE + pl.col("weight").cast(pl.Float64),
            **NOWHERE,
        )
        .select(CHOSEN)
    )
