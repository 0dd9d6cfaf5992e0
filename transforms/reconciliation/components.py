"""Connected components of a graph, by joins."""

from __future__ import annotations

import polars as pl


def least_members(edges: pl.DataFrame, left: str, right: str) -> pl.DataFrame:
    """Every member of the graph with the least member of its component: `member`, `least`, sorted by member.

    Labels flow to the neighbours and are then followed to their own labels, which ends after a number of rounds that
    grows with the logarithm of the longest chain.
    """
    both = pl.concat(
        [
            edges.select(member=pl.col(left), neighbour=pl.col(right)),
            edges.select(member=pl.col(right), neighbour=pl.col(left)),
        ]
    ).unique()
    labels = both.select("member").unique().sort("member").with_columns(least=pl.col("member"))
    while True:
        spread = (
            both.join(labels.rename({"member": "neighbour"}), on="neighbour")
            .group_by("member")
            .agg(offered=pl.col("least").min())
        )
        moved = (
            labels.join(spread, on="member", how="left", maintain_order="left")
            .with_columns(pl.min_horizontal("least", "offered").alias("least"))
            .drop("offered")
        )
        jumped = (
            moved.join(labels.select(least="member", further="least"), on="least", how="left", maintain_order="left")
            .with_columns(pl.min_horizontal("least", pl.col("further").fill_null(pl.col("least"))).alias("least"))
            .drop("further")
        )
        if jumped.equals(labels):
            return labels
        labels = jumped
