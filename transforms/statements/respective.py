"""Lists that run side by side: "Amazon et Google investissent respectivement 100 et 85 milliards"."""

from __future__ import annotations

import polars as pl

_ROW = ["s", "metric", "anchor_start"]


def pair_respectively(claims: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """The claims; in sentences with such a word (`cues`) the first figure is the first subject's, and so on.

    Where there are not as many subjects as figures of one cue all are kept. Takes `subject_start`.
    """
    listed = claims.join(cues.select("s").unique(), on="s", how="semi", maintain_order="left")
    turns = listed.select(
        "f",
        "subject_id",
        figure=pl.col("fig_start").rank("dense").over(_ROW),
        figures=pl.col("fig_start").n_unique().over(_ROW),
        subject=pl.col("subject_start").rank("dense").over(_ROW),
        subjects=pl.col("subject_start").n_unique().over(_ROW),
    )
    crossed = turns.filter((pl.col("figures") == pl.col("subjects")) & (pl.col("figure") != pl.col("subject")))
    return claims.join(crossed, on=["f", "subject_id"], how="anti", maintain_order="left")
