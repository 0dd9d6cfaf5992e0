"""What money is spent for, where that tells more than the verb: "débourse 10 milliards pour racheter Onyx"."""

from __future__ import annotations

import polars as pl

from transforms.statements.cues import code, coded_bytes, text_after
from transforms.statements.echoes import SHARED, instead, read_by

_REACH = 80
_TO_BUY = (
    rf"^(?: \([^()]{{1,40}}\))?,?(?: en (?:cash|num{code('é')}raire|actions|liquide))?"
    r" (?:pour|afin de|dans) (?:l'|le |la )?(?:"
    + code("racheter|acquérir|s'offrir|s'emparer|reprendre|absorber|avaler|mettre la main|prendre le contrôle")
    + code("|s'adjuger|rachat|acquisition|reprise)")
)
"""What follows money that buys a company, also after the same sum in another currency."""


def purchase_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `acquisition_price` instead of `investment` for what is spent to buy: as `read_metrics`."""
    spent = metrics.filter(pl.col("metric") == "investment").select("f", *SHARED[1:])
    bought = (
        figures.filter(pl.col("kind") == "money")
        .select("f", "s", "fig_end")
        .join(spent, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_after("fig_end", _REACH).str.contains(_TO_BUY))
        .with_columns(metric=pl.lit("acquisition_price"))
    )
    return instead(metrics, read_by("verb_cue", bought))
