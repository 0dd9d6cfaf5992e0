"""Nouns before a name by which it is not the name of who acts: "une filiale de Meta", "50 000 puces Nvidia"."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.statements.reading.cues import code

_WORD = r"[a-z\x02-\x1f]+"
_PART = rf"(?:^|[^a-z\x02-\x1f])(?:division|segment|branche|p{code('ô')}le|unit{code('é')}|activit{code('é')})[\" ]+$"
"""What stands before the name of a part of a company."""
_FACTORY = r"(?:^|[,;:] |[a-z\x02-\x1f]{5} )[\" ]*(?:l'|les )usines? $"
"""A factory by which its company acts: "L'usine Orbite va recruter", but not "dans l'usine Orbite"."""


def with_standins(mentions: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The mentions with `related` and `goods`, both false for most; takes `mention` and `before_words`.

    `related`: the noun before the name means someone else ("une filiale de Meta"); `goods`: it is the name of goods,
    or of who makes them ("les puces Nvidia"), but not in "le fabricant de puces Nvidia", which is Nvidia itself; or of
    a part of a company that the lexicon has not: what "la division Client Computing" sells its company does.
    """
    found = pl.concat([_related(mentions, lexicon), _goods(mentions, lexicon), _parts(mentions)])
    marked = found.group_by("mention").agg(pl.col("related").any(), pl.col("goods").any())
    return mentions.join(marked, on="mention", how="left", maintain_order="left").with_columns(
        pl.col("related", "goods").fill_null(False)
    )


def _related(mentions: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    words = pl.col("before_words")
    stems, pattern = _relational(lexicon)
    # One search for all stems first: few names have such a noun near, and the pattern is slow.
    near = mentions.filter(words.str.contains_any(stems))
    if not near.is_empty():
        near = near.filter(words.str.contains(pattern) & ~words.str.contains(_branches(lexicon)))
    return near.select("mention", related=pl.lit(True), goods=pl.lit(False))


def _goods(mentions: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    words = pl.col("before_words")
    last, named, maker = _wares(lexicon)
    near = mentions.filter(words.str.extract(rf"({_WORD}) ?$", 1).is_in(last))
    near = near.filter(words.str.contains(named))
    if not near.is_empty():
        # Asked only then: the pattern takes longer to make ready than to search for in a thousand names.
        near = near.filter(~words.str.contains(maker) & ~words.str.contains(_FACTORY))
    return near.select("mention", related=pl.lit(False), goods=pl.lit(True))


def _parts(mentions: pl.DataFrame) -> pl.DataFrame:
    unknown = mentions.filter((pl.col("kind") == "organization") & (pl.col("method") == "pattern"))
    if unknown.is_empty():
        return unknown.select("mention", related=pl.lit(False), goods=pl.lit(True))
    parts = unknown.filter(pl.col("before_words").str.contains(_PART)).select("doc", "entity_id").unique()
    return unknown.join(parts, on=["doc", "entity_id"], how="semi", maintain_order="left").select(
        "mention", related=pl.lit(False), goods=pl.lit(True)
    )


@cache
def _relational(lexicon: Lexicon) -> tuple[list[str], str]:
    """The stems of relational_nouns.csv, and the pattern of words that end with such a noun and "de"."""
    nouns = lexicon["relational_nouns"]["noun"].to_list()
    stems = [code(noun.rstrip("*")) for noun in nouns]
    forms = "|".join(
        re.escape(stem) + (r"[a-z\x02-\x1f-]*" if noun.endswith("*") else "")
        for stem, noun in zip(stems, nouns, strict=True)
    )
    pattern = (
        rf"(?:^|[^a-z\x02-\x1f])(?:{forms})(?: [a-z\x02-\x1f'-]+){{0,3}} "
        rf"(?:de |du |d'|des |{code('à')} )(?:la |l')?[\" ]*$"
    )
    return stems, pattern


@cache
def _branches(lexicon: Lexicon) -> str:
    """The pattern of what stands before a company whose branch in a country goes by its name."""
    nations = "|".join(re.escape(code(word)) for word in lexicon["nationality_words"]["word"].unique().sort())
    return rf"(?:^|[^a-z\x02-\x1f])filiales? (?:{nations})s? (?:de |d'|du )(?:la |l')?[\" ]*$"


@cache
def _wares(lexicon: Lexicon) -> tuple[list[str], str, str]:
    """The last words of ware_nouns.csv, the pattern of words that end with one, and that of "le fabricant de puces"."""
    wares = sorted((code(noun) for noun in lexicon["ware_nouns"]["noun"]), key=lambda ware: (-len(ware), ware))
    listed = "|".join(map(re.escape, wares))
    heads = "|".join(sorted({re.escape(code(head)) for head in lexicon["name_heads"]["head"]}))
    return (
        [ware.split(" ")[-1] for ware in wares],
        rf"(?:^|[^a-z\x02-\x1f])(?:{listed}) ?$",
        rf"(?:^|[^a-z\x02-\x1f])(?:{heads})(?: {_WORD})? (?:de |des |d')(?:{listed}) ?$",
    )
