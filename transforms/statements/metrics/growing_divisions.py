"""Growth of the parts of a company, which is that of their sales: "Azure progresse de 39 %", "le cloud de 34 %"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_before

_LEAD = 140
_OPENS = (
    r"(?:^|[,;:] |(?:^| )(?:et|mais|tandis que|alors que|car|puisque|que) )[\" ]*"
    r"(?:le |la |l'|les |son |sa |ses |leurs? |cette |ce |notre )?"
)
"""What stands before the noun that its clause begins with."""
_BY = (
    r"[a-z\x02-\x1f]{0,8}(?: [a-z\x02-\x1f]{2,14}){0,2} (?:de |d'|"
    + code("à hauteur de ")
    + rf")(?:environ |quelque |pr{code('è')}s de |plus de |moins de )?[+-]?$"
)
"""What stands between the stem of the growth and its share."""


def growing_divisions(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, growth: pl.DataFrame, divisions: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and `revenue_growth` of shares by which a part of a company grows: as `read_metrics`.

    Of those that no word tells more of ("la marge du cloud progresse de 2 %"). `growth` is growth_words.csv,
    `divisions` is division_words.csv.
    """
    words = "|".join(code(stem) for stem in growth["stem"])
    parts = "|".join(code(stem) for stem in divisions["stem"])
    grown = rf"{_OPENS}(?:{parts})[^;:.0-9]{{0,70}} (?:{words}){_BY}"
    # One filter after the other: few shares are silent, and the pattern is long.
    silent = (
        figures.filter((pl.col("kind") == "share") & ~pl.col("surface").str.contains("point", literal=True))
        .join(metrics.select("f"), on="f", how="anti", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _LEAD).str.contains(grown))
    )
    return pl.concat([metrics, read_by("verb_cue", silent.with_columns(**AT_FIGURE, metric=pl.lit("revenue_growth")))])
