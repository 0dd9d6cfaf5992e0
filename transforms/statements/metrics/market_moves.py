"""Shares that a price moves by: "le titre prend 3,5 %" buys nothing."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_LEAD, _REST = 48, 16
_TAKES = (
    r"(?:^|[^a-z\x02-\x1f])(?:prend|prennent|prenait|prenaient|prenant|pris|prendre|prendrait|prendra|prendront)"
    r"(?: [a-z\x02-\x1f]+ment)?(?: (?:"
    + code("jusqu'à|près de|plus de|moins de|environ|quelque|encore|ainsi|à nouveau|alors|au moins|presque")
    + r"))* $"
)
"""What stands before the share, and before what is bought as well."""
_OF = r"^ (?:d[eu]s? |d'|dans |au capital|chez )"
"""What follows a share that is bought: "prend 10 % d'Intel"."""
_MORE = r"^ de (?:plus|moins)(?:[^a-z\x02-\x1f]|$)"
"""And what follows one that is not: "prend 10 % de plus"."""
_OF_IT = (
    r"(?:^|[ ,])(?:dont [^,;.]{2,40} |en (?:a |ont |avait |aurait |va |vont |doit )?)(?:prend|pris|prenn|prena)[^,;.]*$"
)
"""What stands before a share of whom the sentence has named: "Orbite, dont il prendra 49 %", "il en prend 49 %"."""


def market_moves(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics that become `other`, as `read_metrics`: shares that somebody takes of nothing.

    And those further on that have the same verb: "prenait 0,4 % et le second indice 0,2 %".
    """
    stakes = metrics.filter((pl.col("metric") == "stake") & (pl.col("metric_rule") == "verb_cue"))
    if stakes.is_empty():
        return metrics.clear()
    lead, rest = text_before("fig_start", _LEAD), text_after("fig_end", _REST)
    told = (
        figures.select("f", "s", "fig_start", "fig_end")
        .join(stakes, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(of=rest.str.contains(_OF) & ~rest.str.contains(_MORE))
    )
    moved = told.filter(lead.str.contains(_TAKES) & ~lead.str.contains(_OF_IT) & ~pl.col("of"))
    shared = told.join(moved.select("s", "anchor_start"), on=["s", "anchor_start"], how="semi", maintain_order="left")
    return shared.filter(~pl.col("of")).with_columns(metric=pl.lit("other")).select(metrics.columns)
