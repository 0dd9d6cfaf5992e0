"""Numbers of some out of more: "onze des douze fondateurs sont partis" tells of eleven who left, and not of twelve."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import SHARED, instead, read_by
from transforms.statements.metrics.metric_cues import NO_METRIC
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_between

_REACH = 24
_OUT_OF = (
    r"^ (?:des|de ses|de leurs|de nos|de ces|d'entre les|parmi les|sur les|sur ses|sur) "
    rf"(?:quelque |environ |pr{code('è')}s de |plus de )?$"
)
"""What stands between the number of some and that of all."""
_STAFF = r"(?i)^(?:salari|employ|collaborat|personne|emploi|poste)"
"""Of these the number of all tells how many a company has that some of them leave."""
_TAKEN = ["departures", "hires"]
_REST = 40
_KEPT = r"^[^,;.]*(?:retrouv|reclass|repri|conserv|maintenu|" + code("sauvé|gardé|resté") + ")"
"""What follows those who have their place, or another one: "614 des 618 salariés ont retrouvé un emploi"."""


def parts_of_sets(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, those of all being of some of them where these stand right before: as `read_metrics`."""
    ordered = (
        figures.filter(pl.col("kind") == "count")
        .sort("s", "fig_start", "f")
        .with_columns(
            part_f=pl.when(pl.col("s") == pl.col("s").shift(1)).then(pl.col("f").shift(1)),
            part_end=pl.col("fig_end").shift(1),
        )
    )
    wholes = ordered.filter(
        (pl.col("fig_start") - pl.col("part_end")).is_between(4, _REACH) & pl.col("part_f").is_not_null()
    ).join(metrics.filter(pl.col("metric").is_in(_TAKEN)), on="f", how="inner", maintain_order="left")
    if wholes.is_empty():
        return metrics
    wholes = (
        wholes.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_between("part_end", "fig_start").str.contains(_OUT_OF))
        # "débauche une douzaine des 50 employés de Vega": they are not those of who hires.
        .with_columns(kept=text_after("fig_end", _REST).str.contains(_KEPT))
        .with_columns(
            staff=~pl.col("kept")
            & pl.col("counted").str.contains(_STAFF).fill_null(value=False)
            & (pl.col("metric") == "departures"),
        )
    )
    some = wholes.filter(~pl.col("kept")).select(pl.col("part_f").alias("f"), *SHARED)
    everyone = wholes.select(
        "f", *SHARED[1:], metric=pl.when("staff").then(pl.lit("headcount")).otherwise(pl.lit(NO_METRIC))
    )
    return instead(metrics, read_by("same_metric", pl.concat([some, everyone.select(some.columns)])))
