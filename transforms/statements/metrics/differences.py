"""By how much something is more or less than was expected: "un milliard au-dessus des attentes" is no profit."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import instead, read_by
from transforms.statements.metrics.metric_cues import NO_METRIC
from transforms.statements.reading.cues import code, coded_bytes, text_after

_BEYOND = code(
    r"^ (?:au-dessus|au-dessous|en dessous|en-dessous|au-delà|de plus que|de moins que|de mieux que)"
    r" ?(?:de |des |du |les |le |l')?(?:attentes|prévisions|estimations|anticipations|projections|consensus)"
)
_REST = 48
_TRIGGERS = [code(word) for word in ("au-dess", "en dessous", "en-dessous", "au-delà", "de plus que", "de moins que")]


def differences(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `other` for differences from what was expected: as `read_metrics`."""
    near = coded.filter(pl.col("coded").str.contains_any(_TRIGGERS))
    money = figures.filter(pl.col("kind") == "money").join(near.select("s"), on="s", how="semi", maintain_order="left")
    if money.is_empty():
        return metrics
    told = metrics.filter(~pl.col("metric").is_in(["other", NO_METRIC]))
    beyond = (
        money.select("f", "s", "fig_end")
        .join(told, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(near), on="s", how="inner", maintain_order="left")
        .filter(text_after("fig_end", _REST).str.contains(_BEYOND))
        .with_columns(metric=pl.lit("other"))
    )
    return instead(metrics, read_by("noun_cue", beyond))
