"""How real a claim's value is: tense, mood and the words around its cue."""

from __future__ import annotations

import polars as pl

from transforms.clauses import crossed, gap


def choose_status(claims: pl.DataFrame, cues: pl.DataFrame, defaults: pl.DataFrame, scale: float) -> pl.DataFrame:
    """The status of each claim: `f`, `metric`, `status`; "supposed" where the sentence only supposes it.

    Each cue of the sentence speaks with its weight less its distance from the metric's cue or from the figure; the
    metric's own default (metric_status.csv) stands where none speaks louder.
    """
    keys = claims.select(
        "f", "s", "metric", "fig_start", "fig_end", "depth", "anchor_start", "anchor_end", "anchor_depth"
    ).unique(["f", "metric"], maintain_order=True)
    to_anchor = gap("anchor_start", "anchor_end", "cue_start", "cue_end") / scale + crossed("anchor_depth", "cue_depth")
    to_figure = gap("fig_start", "fig_end", "cue_start", "cue_end") / scale + (crossed("depth", "cue_depth") - 1).clip(
        0
    )
    spoken = (
        keys.join(cues, on="s", how="inner")
        .with_columns(
            score=pl.col("weight").cast(pl.Float64)
            - pl.min_horizontal(to_anchor, to_figure) * pl.col("slope").cast(pl.Float64)
        )
        .filter((pl.col("status") != "supposed") | (pl.col("opens") & (pl.col("cue_end") <= pl.col("anchor_start"))))
        .select("f", "metric", "status", "score")
    )
    silent = keys.select("f", "metric").join(
        defaults.select("metric", "status", score=pl.col("weight").cast(pl.Float64)), on="metric"
    )
    return (
        pl.concat([spoken, silent])
        .sort("f", "metric", "score", "status", descending=[False, False, True, False])
        .unique(["f", "metric"], keep="first", maintain_order=True)
        .select("f", "metric", "status")
    )


def with_openings(cues: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The cues with `opens`: whether they open the sentence or a part of it, as "si" does where it supposes."""
    before = pl.col("_bytes").bin.slice(pl.max_horizontal(pl.col("cue_start") - 2, 0), 2).cast(pl.String)
    supposed = (
        cues.filter(pl.col("status") == "supposed")
        .join(coded.select("s", _bytes=pl.col("coded").cast(pl.Binary)), on="s", how="left")
        .select("s", "cue_start", opens=(pl.col("cue_start") <= 2) | before.str.contains(r"[,;:(]"))
        .unique(["s", "cue_start"])
    )
    return cues.join(supposed, on=["s", "cue_start"], how="left", maintain_order="left").with_columns(
        pl.col("opens").fill_null(False)
    )


def negated(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """Figures whose cue is a negated verb ("n'investira pas"): `f`."""
    around = (
        claims.filter(pl.col("form") == "verb")
        .select("f", "s", "anchor_start")
        .unique("f", maintain_order=True)
        .join(coded.select("s", _bytes=pl.col("coded").cast(pl.Binary)), on="s", how="left", maintain_order="left")
        .with_columns(
            _around=pl.col("_bytes").bin.slice(pl.max_horizontal(pl.col("anchor_start") - 16, 0), 44).cast(pl.String)
        )
    )
    return around.filter(
        pl.col("_around").str.contains(r"[ \"]n(?:'|e ).{1,28} (?:pas|plus|jamais|gu\x03re)(?: |$)")
    ).select("f")
