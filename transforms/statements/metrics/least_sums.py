"""Figures too small for their metric: a customer spends 60 euros, a car is charged with 100 kilowatts."""

from __future__ import annotations

import polars as pl


def too_small(figures: pl.DataFrame, metrics: pl.DataFrame, values: pl.DataFrame, least: pl.DataFrame) -> pl.DataFrame:
    """The metrics that become `other`, as `read_metrics`: their figure is less than the metric's least.

    `values` are the figures with `low`, `high`, `unit`; `least` is least_sums.csv, with `least` in base units.
    """
    asked = metrics.join(figures.select("f", "kind"), on="f", how="inner", maintain_order="left").join(
        least.select("metric", "kind", "least"), on=["metric", "kind"], how="inner", maintain_order="left"
    )
    size = pl.max_horizontal(pl.col("low").abs(), pl.col("high").abs())
    return (
        asked.join(values.select("f", size=size), on="f", how="inner", maintain_order="left")
        .filter(pl.col("size") < pl.col("least").cast(pl.Float64))
        .with_columns(metric=pl.lit("other"))
        .select(metrics.columns)
    )
