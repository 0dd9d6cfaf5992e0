"""Figures of sentences that begin with a name that we do not know: "Yoopi a levé 2 milliards" is of nobody else."""

from __future__ import annotations

import polars as pl

_REACH_BACK = 2
_REACH = 48
"""Characters of the name, and of what follows it."""
_LEAD = r"""^[\s"«“'—-]*(?:(?:Et|Mais|Enfin|Ensuite|Puis|Et enfin),? |[^,;:.]{2,70}, )?"""
_WORD = r"(?:[A-ZÀ-Ý][A-Za-zÀ-ÿ0-9&'’.-]{1,28}[A-Za-zÀ-ÿ0-9]|[A-Z]{2})"
_WILL = r"[a-zà-ÿ]{2,}(?:erai?t?|irai?t?|drai?t?|eront|iront|dront)"
"""A verb that tells what somebody will do."""
_AT = r"(?:[Cc]hez|[Dd]u côté d(?:e |['’])|[Cc]ôté) ?(?:l[ea] |l['’])?"
_APPOSED = r", (?:une? |qui |dont |filiale |spécialisée? |fondée? |créée? |basée? |installée? |née? )"


def unknown_openers(
    claims: pl.DataFrame, mentions: pl.DataFrame, sentences: pl.DataFrame, words: pl.Series, verbs: pl.DataFrame
) -> pl.DataFrame:
    """The figures (`f`) of claims whose sentence begins with what looks like a name and is none that we know.

    Also behind a phrase that opens the sentence. Takes the mentions of the sentences, sentences with their `text`, the
    `words` that are no names when they begin a sentence ("Celui-ci a …"), and subject_verbs.csv.
    """
    if claims.is_empty():
        return claims.select("f")
    verb = "|".join(verbs["verb"].str.replace("'", "['’]"))
    does = rf" (?:n['’]|ne |s['’]|se )?(?:{verb}|{_WILL})[ ,]"
    # "Yoopi, la plateforme de paiement, a levé 2 milliards".
    after = rf"(?:{does}|{_APPOSED}|, (?:l[ea] |l['’])[^,;:.]{{3,60}},{does})"
    name = rf"{_WORD}(?: {_WORD}){{0,2}}"
    # "Chez Yoopi, 400 postes sont menacés".
    pattern = rf"({_LEAD}(?:({name}){after}|{_AT}({name}),))"
    found = pl.col("text").str.extract_groups(pattern).struct.rename_fields(["opening", "acting", "at"])
    opened = (
        sentences.join(claims.select("s").unique(), on="s", how="semi")
        .select("s", found.alias("_found"))
        .unnest("_found")
        .filter(pl.col("opening").is_not_null())
        .select(
            "s",
            first=pl.coalesce("acting", "at").str.extract(r"^([^ '’-]*)", 1),
            to=pl.col("opening").str.len_chars().cast(pl.Int32),
        )
    )
    if opened.is_empty():
        return claims.clear().select("f")
    known = (
        opened.join(mentions.select("s", "start"), on="s", how="inner")
        .filter(pl.col("start").is_between(pl.col("to") - _REACH, pl.col("to")))
        .select("s")
    )
    unknown = opened.join(words.to_frame("first").unique(), on="first", how="anti").join(known, on="s", how="anti")
    return claims.join(unknown, on="s", how="semi", maintain_order="left").select("f")


def unresolved_openers(
    claims: pl.DataFrame, mentions: pl.DataFrame, sentences: pl.DataFrame, heads: pl.DataFrame
) -> pl.DataFrame:
    """The figures (`f`) of claims whose sentence begins with a description that stands for nobody known."""
    if claims.is_empty():
        return claims.select("f")
    nouns = heads.filter((pl.col("kind") == "organization") & (pl.col("number") == "s") & (pl.col("only") == "young"))[
        "head"
    ]
    words = "|".join(nouns.unique().sort(descending=True).str.replace("'", "['’]"))
    pattern = rf"{_LEAD}(?:[Ll][ea] |[Ll]['’]|[Cc]et(?:te)? |[Cc]e )({words})[ ,]"
    opened = (
        sentences.join(claims.select("s").unique(), on="s", how="semi")
        .with_columns(_found=pl.col("text").str.extract(pattern, 0))
        .filter(pl.col("_found").is_not_null())
        .select("s", to=pl.col("_found").str.len_chars().cast(pl.Int32))
    )
    if opened.is_empty():
        return claims.clear().select("f")
    known = (
        opened.join(mentions.select("s", "start", "end"), on="s", how="inner")
        .filter((pl.col("end") >= pl.col("to") - _REACH_BACK) & (pl.col("start") <= pl.col("to") + _REACH))
        .select("s")
    )
    return claims.join(opened.join(known, on="s", how="anti"), on="s", how="semi", maintain_order="left").select("f")
