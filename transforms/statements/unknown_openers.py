"""Figures of sentences that begin with a name that we do not know: "Yoopi a levé 2 milliards" is of nobody else."""

from __future__ import annotations

import polars as pl

_NEAR = 12
"""Characters from the begin of a sentence to a name that begins it."""
_LEAD = r"""^[\s"«“'—-]*(?:(?:Et|Mais|Enfin|Ensuite|Puis|Et enfin),? )?"""
_WORD = r"[A-ZÀ-Ý][A-Za-zÀ-ÿ0-9&'’.-]{1,28}[A-Za-zÀ-ÿ0-9]"
_VERB = (
    r" (?:n['’]|ne )?(?:a|ont|avait|avaient|aura|auront|aurait|va|vont|vient|viennent|devrait|devraient|doit|doivent"
    r"|pourrait|pourraient|peut|compte|comptent|est|sont|était|étaient|sera|seront|s'est|se sont)[ ,]"
)
"""What only follows a subject: before it a word without an article is a name."""
_APPOSED = r", (?:une? |qui |filiale |spécialisée? |fondée? |créée? |basée? |installée? |née? )"
_PATTERN = rf"{_LEAD}({_WORD}(?: {_WORD}){{0,2}})(?:{_VERB}|{_APPOSED})"


def unknown_openers(
    claims: pl.DataFrame, mentions: pl.DataFrame, sentences: pl.DataFrame, words: pl.Series
) -> pl.DataFrame:
    """The figures (`f`) of claims whose sentence begins with what looks like a name and is none that we know.

    Takes the mentions of the sentences, sentences with their `text`, and the `words` that are no names when they
    begin a sentence ("Celui-ci a …").
    """
    opened = (
        sentences.join(claims.select("s").unique(), on="s", how="semi")
        .select("s", name=pl.col("text").str.extract(_PATTERN, 1))
        .filter(pl.col("name").is_not_null())
        .with_columns(first=pl.col("name").str.extract(r"^([^ '’-]*)", 1))
    )
    unknown = opened.join(words.to_frame("first").unique(), on="first", how="anti").join(
        mentions.filter(pl.col("start") <= _NEAR).select("s").unique(), on="s", how="anti"
    )
    return claims.join(unknown, on="s", how="semi", maintain_order="left").select("f")
