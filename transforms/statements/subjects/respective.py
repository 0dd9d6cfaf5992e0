"""Lists that run side by side: "Amazon et Google investissent respectivement 100 et 85 milliards"."""

from __future__ import annotations

import polars as pl

_ROW = ["s", "metric", "anchor_start"]
_LINK = 4
"""Characters between two figures of a list: " et "."""


def pair_respectively(claims: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """The claims; in sentences with such a word (`cues`) the first figure is the first subject's, and so on.

    So it is without a word where the figures stand side by side: "les ventes de Meta et de Google ont progressé de 22 %
    et 18 %". Where there are not as many subjects as figures of one cue all are kept. Takes `subject_start`.
    """
    # Only of several subjects there is a list.
    several = claims.filter(pl.col("f").is_duplicated())
    if several.is_empty():
        return claims
    told = cues.select("s", _told=pl.lit(True)).unique()
    starts = pl.col("fig_start")
    turns = (
        several.join(told, on="s", how="left", maintain_order="left")
        .with_columns(
            figure=starts.rank("dense").over(_ROW),
            figures=starts.n_unique().over(_ROW),
            subject=pl.col("subject_start").rank("dense").over(_ROW),
            subjects=pl.col("subject_start").n_unique().over(_ROW),
            reach=pl.col("fig_end").max().over(_ROW) - starts.min().over(_ROW),
            length=(pl.col("fig_end") - starts).max().over(_ROW),
        )
        .filter((pl.col("figures") == pl.col("subjects")) & (pl.col("figure") != pl.col("subject")))
        .filter(pl.col("_told") | (pl.col("reach") <= pl.col("figures") * (pl.col("length") + _LINK)))
    )
    return claims.join(turns.select("f", "subject_id"), on=["f", "subject_id"], how="anti", maintain_order="left")
