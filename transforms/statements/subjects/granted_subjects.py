"""Who gets the rest of what is granted: "l'État accorde à Vega une aide de 2 milliards et des prêts de 3"."""

from __future__ import annotations

import polars as pl

from transforms.statements.subjects.subjects import CHOSEN, NOBODY

_SCORE = 15.0
"""Points of who got the sum before: more than those of who grants."""
_GRANTED = "recipient"


def granted_candidates(read: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """Whom a sum before in the sentence is granted to, for the sums after it: as `subject_candidates`."""
    sums = read.filter(pl.col("metric") == "funding").select("f", "s", "fig_start", "metric", "form")
    before = (
        sums.select("f", "s", granted_start="fig_start")
        .join(chosen.filter(pl.col("subject_rule") == _GRANTED).drop("score", "form"), on="f", how="inner")
        .drop("f")
    )
    if before.is_empty():
        return NOBODY
    return (
        sums.join(before, on="s", how="inner")
        .filter(pl.col("granted_start") < pl.col("fig_start"))
        .sort("f", "granted_start", "start", "subject_id", descending=[False, True, False, False])
        .unique("f", keep="first", maintain_order=True)
        .with_columns(score=pl.lit(_SCORE))
        .select(CHOSEN)
    )
