"""Shares of what the sentence before told: "415 TWh. Les États-Unis en représentent 45 %, devant la Chine (25 %)"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_before

_LEAD = 60
_OF_IT = (
    rf"(?:^|[^a-z\x02-\x1f])en (?:repr{code('é')}sent|concentr|absorb|consomm|utilis|mobilis|engloutis)"
    r"[a-z\x02-\x1f]{0,6} (?:[a-z\x02-\x1f'-]{1,14} ){0,4}$"
)
"""What stands before a share of the whole that the sentence before told."""
_WHOLES = ["energy_use", "power_capacity"]
"""Metrics that a share of them shares, in GUIDE's words: the energy used, in watt-hours or as a share."""


def whole_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, of shares of an energy told in the sentence before that one: as `read_metrics`.

    And of the shares further on in the sentence, which are of others: "devant la Chine (25 %)".
    """
    shares = figures.filter(pl.col("kind") == "share")
    first = (
        shares.join(coded_bytes(coded.filter(pl.col("coded").str.contains(" en ", literal=True))), on="s")
        .filter(text_before("fig_start", _LEAD).str.contains(_OF_IT))
        .group_by("s")
        .agg(first=pl.col("fig_start").min())
    )
    if first.is_empty():
        return metrics
    told = (
        figures.filter(pl.col("kind").is_in(["energy", "power"]))
        .join(metrics.filter(pl.col("metric").is_in(_WHOLES)), on="f", how="inner")
        .sort("doc", "s", "fig_start")
        .unique(["doc", "s"], keep="last", maintain_order=True)
        .select("doc", "metric", before=pl.col("s").cast(pl.Int64))
    )
    read = (
        shares.join(first, on="s", how="inner", maintain_order="left")
        .filter(pl.col("fig_start") >= pl.col("first"))
        .with_columns(before=pl.col("s").cast(pl.Int64) - 1)
        .join(told, on=["doc", "before"], how="inner", maintain_order="left")
        .with_columns(**AT_FIGURE)
    )
    return instead(metrics, read_by("echo", read))
