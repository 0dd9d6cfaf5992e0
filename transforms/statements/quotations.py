"""Where quotations begin and end, also over several sentences."""

from __future__ import annotations

import polars as pl


def with_quotes(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences with `quoted_before`, 1 where a quotation goes on from the one before, and `opens_quote`."""
    opened = pl.col("text").str.count_matches("[«“]").cast(pl.Int32)
    closed = pl.col("text").str.count_matches("[»”]").cast(pl.Int32)
    return (
        sentences.with_columns(_open=opened, _close=closed)
        .with_columns(_count=(pl.col("_open") - pl.col("_close")).cum_sum())
        .with_columns(_first=pl.col("_count") - (pl.col("_open") - pl.col("_close")))
        .with_columns(
            # A stray mark must not turn the rest of a text into speech: the count never falls below 0 nor passes 1.
            quoted_before=(pl.col("_first") - pl.col("_first").first().over("doc")).clip(0, 1),
            opens_quote=pl.col("_open") > 0,
        )
        .drop("_open", "_close", "_count", "_first")
    )


def in_quotation(figures: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Whether each figure stands between « and » or “ and ”, also where they opened sentences before: `f`, `quoted`."""
    quoting = sentences.filter((pl.col("quoted_before") > 0) | pl.col("opens_quote"))
    left = pl.col("text").str.slice(0, pl.col("fig_start"))
    marks = left.str.count_matches("[«“]").cast(pl.Int32) - left.str.count_matches("[»”]").cast(pl.Int32)
    inside = (
        figures.select("f", "s", "fig_start")
        .join(quoting.select("s", "text", "quoted_before"), on="s", how="inner", maintain_order="left")
        .select("f", quoted=pl.col("quoted_before") + marks > 0)
    )
    return (
        figures.select("f")
        .join(inside, on="f", how="left", maintain_order="left")
        .with_columns(pl.col("quoted").fill_null(False))
    )
