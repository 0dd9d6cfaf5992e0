"""Growth of the parts of a company, which is that of their sales: "Azure progresse de 39 %", "le cloud de 34 %"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_LEAD = 140
_OPENS = (
    r"(?:^|[,;:] |(?:^| )(?:et|mais|tandis que|alors que|car|puisque|que) )[\" ]*"
    r"(?:le |la |l'|les |son |sa |ses |leurs? |cette |ce |notre )?"
)
"""What stands before the noun that its clause begins with."""
_ABOUT = rf"(?:environ |quelque |pr{code('è')}s d(?:e |')|plus d(?:e |')|moins d(?:e |'))?"
_BY = r"[a-z\x02-\x1f]{0,8}(?: [a-z\x02-\x1f]{2,14}){0,2} (?:de |d'|" + code("à hauteur de ") + rf"){_ABOUT}[+-]?$"
"""What stands between the stem of the growth and its share."""
_GAINS = rf"(?:gagne|perd|c{code('è')}de|avance|prend) (?:{code('à nouveau ')}|encore )?{_ABOUT}[+-]?$"
"""A verb right before the share: "le cloud privé gagne 10 %"."""
_OF_MARKET = r"^ (?:de |des |du )(?:parts?|part de|march|capital)"
_REST = 12
_BRINGS = (
    r" (?:"
    + code(
        "pèse|génère|rapporte|réalise|encaisse|engrange|totalise|a généré|a rapporté|a réalisé|a engrangé|a totalisé"
    )
    + rf") (?:{code('à')} (?:elle|lui) seule? )?{_ABOUT}$"
)
"""A verb by which a part of a company sells for so much: "Le segment jeux génère 4 milliards"."""


def growing_divisions(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, growth: pl.DataFrame, divisions: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and `revenue_growth` of shares by which a part of a company grows, `revenue` of what it brings.

    As `read_metrics`, of those that no word tells more of ("la marge du cloud progresse de 2 %"). `growth` is
    growth_words.csv, `divisions` is division_words.csv.
    """
    words = "|".join(code(stem) for stem in growth["stem"])
    parts = "|".join(code(stem) for stem in divisions["stem"])
    # "grâce aux services en ligne, qui ont progressé de 39 %".
    told_of = rf"(?:^|[ '])(?:{parts})[^,;:.0-9]{{0,30}}, qui [^,;:.0-9]{{0,24}}"
    grown = rf"(?:{_OPENS}(?:{parts})[^;:.0-9]{{0,70}} |{told_of})(?:{words}){_BY}"
    gains = rf"{_OPENS}(?:{parts})[^;:.0-9]{{0,70}} {_GAINS}"
    brings = rf"{_OPENS}(?:{parts})[^;:.0-9]{{0,70}}{_BRINGS}"
    # One filter after the other: few shares are silent, and the pattern is long.
    silent = (
        figures.filter(
            pl.col("kind").is_in(["share", "money"]) & ~pl.col("surface").str.contains("point", literal=True)
        )
        # "Le segment jeux pèse 4 milliards": what a company is worth is said by the same verb.
        .join(metrics.filter(pl.col("metric") != "valuation").select("f"), on="f", how="anti", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(lead=text_before("fig_start", _LEAD))
    )
    if silent.is_empty():
        return metrics
    share = pl.col("kind") == "share"
    shares = silent.filter(share).filter(
        pl.col("lead").str.contains(grown)
        | (pl.col("lead").str.contains(gains) & ~text_after("fig_end", _REST).str.contains(_OF_MARKET))
    )
    sums = silent.filter(~share).filter(pl.col("lead").str.contains(brings))
    read = pl.concat(
        [
            frame.with_columns(**AT_FIGURE, metric=pl.lit(metric))
            for frame, metric in ((shares, "revenue_growth"), (sums, "revenue"))
        ]
    )
    return instead(metrics, read_by("verb_cue", read))
