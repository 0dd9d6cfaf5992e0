"""What one of a kind costs is said of nobody: "Vidal estime qu'un gigawatt coûte 50 milliards"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_LEAD, _REST = 100, 48
_PART = 24
"""Characters from a cost to a part of it: "50 milliards, dont les deux tiers pour les puces"."""
_APIECE = (
    rf"^ (?:pi{code('è')}ce|l'unit{code('é')}|l'exemplaire"
    rf"|(?:du|le|par) (?:(?:kilo|m{code('é')}ga|giga)watt|[kmg]wh?))(?:[^a-z\x02-\x1f]|$)"
)
"""What stands behind the price of one of many: "20 000 dollars pièce"."""
_APIECE_REACH = 16
_COSTS = rf"(?:n'|ne |leur |lui )?co{code('û')}t(?:e|ent|ait|aient|erait|eraient|er)[ ,]"
"""Not the future: "un centre de données coûtera 2 milliards" is one that somebody builds."""
_COST_OF = rf"co{code('û')}t (?:moyen |total |annuel )?d'une? (?:[a-z\x02-\x1f]+ )?"
_AMOUNTS = (
    r" (?:s'"
    + code("élèv|atteint|avoisin|approch|dépass|oscill|vari|tourn|est estim|est évalu|se situ|se chiffr|représent")
    + r")[a-z\x02-\x1f]* "
)
"""What stands around what such a cost is of: "le coût d'un centre de données de 1 GW s'élève à"."""


def unit_costs(claims: pl.DataFrame, coded: pl.DataFrame, nouns: pl.DataFrame) -> pl.DataFrame:
    """The figures (`f`) of what any one costs, and of how large that one is: "1 GW coûterait 50 milliards".

    Also those that share the cue: "…, dont 35 pour les puces", and prices of each: "30 000 dollars pièce". `nouns` is
    unit_nouns.csv.
    """
    words = "|".join(code(noun) for noun in nouns["noun"])
    one = r"(?:^|[^a-z\x02-\x1f])(?:une?|chaque|[0-9]+(?:[,.][0-9]+)?) (?:[a-z\x02-\x1f]+ )?"
    cost_of = rf"{_COST_OF}(?:{words})[^,;.]{{0,36}}"
    costs = rf"{one}(?:{words})[^,;.]{{0,36}} {_COSTS}|{cost_of}{_AMOUNTS}"
    # One search for the verb first: few sentences have it, and the pattern is slow.
    text = coded.filter(pl.col("coded").str.contains(code(" coût"), literal=True))
    text = text.filter(pl.col("coded").str.contains(costs))
    apiece = coded.filter(
        pl.col("coded").str.contains_any(
            [code(word) for word in (" pièce", " l'unité", " l'exemplaire", " kw", " mw", " gw", "watt")]
        )
    )
    if text.is_empty() and apiece.is_empty():
        return claims.clear().select("f")
    asked = claims.select("f", "s", "kind", "anchor_start", "fig_start", "fig_end").join(
        coded_bytes(text), on="s", how="inner", maintain_order="left"
    )
    spent = asked.filter((pl.col("kind") == "money") & text_before("fig_start", _LEAD).str.contains(costs))
    rest = text_after("fig_end", _REST)
    sized = asked.filter(
        (pl.col("kind") != "money")
        & (
            rest.str.contains(rf"^[^,;.]{{0,36}} ?{_COSTS}")
            | (
                rest.str.contains(rf"^[^,;.]{{0,36}}{_AMOUNTS}")
                & text_before("fig_start", _LEAD).str.contains(f"{cost_of}$")
            )
        )
    )
    whole = spent.select("s", "anchor_start", cost_end="fig_end")
    parts = asked.rename({"anchor_start": "own_start"}).join(whole, on="s", how="inner")
    parts = parts.filter(
        (pl.col("own_start") == pl.col("anchor_start"))
        | ((pl.col("kind") == "share") & (pl.col("fig_start") - pl.col("cost_end")).is_between(0, _PART))
    )
    priced = claims.filter(pl.col("kind") == "money").select("f", "s", "fig_end")
    apiece = priced.join(coded_bytes(apiece), on="s", how="inner", maintain_order="left").filter(
        text_after("fig_end", _APIECE_REACH).str.contains(_APIECE)
    )
    return pl.concat([frame.select("f") for frame in (spent, sized, parts, apiece)]).unique().sort("f")
