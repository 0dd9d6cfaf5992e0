"""What one of a kind costs is said of nobody: "Vidal estime qu'un gigawatt coûte 50 milliards"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_LEAD, _REST = 100, 48
_PART = 24
"""Characters from a cost to a part of it: "50 milliards, dont les deux tiers pour les puces"."""
_COSTS = rf"(?:n'|ne |leur |lui )?co{code('û')}t(?:e|ent|ait|aient|erait|eraient|er)[ ,]"
"""Not the future: "un centre de données coûtera 2 milliards" is one that somebody builds."""


def unit_costs(claims: pl.DataFrame, coded: pl.DataFrame, nouns: pl.DataFrame) -> pl.DataFrame:
    """The figures (`f`) of what any one costs, and of how large that one is: "1 GW coûterait 50 milliards".

    Also those that share the cue: "…, dont 35 pour les puces". `nouns` is unit_nouns.csv.
    """
    words = "|".join(code(noun) for noun in nouns["noun"])
    one = r"(?:^|[^a-z\x02-\x1f])(?:une?|chaque|[0-9]+(?:[,.][0-9]+)?) (?:[a-z\x02-\x1f]+ )?"
    costs = rf"{one}(?:{words})[^,;.]{{0,36}} {_COSTS}"
    # One search for the verb first: few sentences have it, and the pattern is slow.
    text = coded.filter(pl.col("coded").str.contains(code(" coût"), literal=True))
    text = text.filter(pl.col("coded").str.contains(costs))
    asked = claims.select("f", "s", "kind", "anchor_start", "fig_start", "fig_end").join(
        coded_bytes(text), on="s", how="inner", maintain_order="left"
    )
    spent = asked.filter((pl.col("kind") == "money") & text_before("fig_start", _LEAD).str.contains(costs))
    sized = asked.filter(
        (pl.col("kind") != "money") & text_after("fig_end", _REST).str.contains(rf"^[^,;.]{{0,36}} ?{_COSTS}")
    )
    whole = spent.select("s", "anchor_start", cost_end="fig_end")
    parts = asked.rename({"anchor_start": "own_start"}).join(whole, on="s", how="inner")
    parts = parts.filter(
        (pl.col("own_start") == pl.col("anchor_start"))
        | ((pl.col("kind") == "share") & (pl.col("fig_start") - pl.col("cost_end")).is_between(0, _PART))
    )
    return pl.concat([spent.select("f"), sized.select("f"), parts.select("f")]).unique().sort("f")
