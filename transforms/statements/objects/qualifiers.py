"""What restricts a claim's value within its metric, so that length is not compared with width."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.clauses import gap
from transforms.statements.reading.cues import CueFinder, coded, spaced
from transforms.text.folding import fold, fold_case

_REACH = 45


def choose_qualifiers(claims: pl.DataFrame, cues: pl.DataFrame, finder: CueFinder) -> pl.DataFrame:
    """The nearest qualifier of each claim that has one: `f`, `metric`, `qualifier`."""
    keys = claims.select("f", "s", "metric", "fig_start", "fig_end", "counted").unique(
        ["f", "metric"], maintain_order=True
    )
    side = pl.col("side")
    near = (
        keys.join(cues, on=["s", "metric"], how="inner")
        .with_columns(distance=gap("fig_start", "fig_end", "cue_start", "cue_end"))
        .filter(pl.col("distance") <= _REACH)
        .filter(
            ((side == "before") & (pl.col("cue_start") < pl.col("fig_start")))
            | ((side == "after") & (pl.col("cue_start") >= pl.col("fig_end")) & (pl.col("distance") <= 3))
            | (side == "either")
        )
        .select("f", "metric", "qualifier", "distance")
    )
    phrases = (
        keys.select("counted")
        .drop_nulls()
        .unique(maintain_order=True)
        .with_row_index("phrase")
        .with_columns(_text=spaced(coded(fold_case(fold(pl.col("counted"))))))
    )
    counted = (
        finder.of("qualifier", finder.find(phrases, "phrase", "_text", "qualifier"), "phrase")
        .filter(side == "counted")
        .join(phrases.select("phrase", "counted"), on="phrase")
        .join(keys, on=["counted", "metric"], how="inner")
        .select("f", "metric", "qualifier", distance=pl.lit(0.0))
    )
    return (
        pl.concat([near, counted])
        .sort("f", "metric", "distance", "qualifier")
        .unique(["f", "metric"], keep="first", maintain_order=True)
        .select("f", "metric", "qualifier")
    )
