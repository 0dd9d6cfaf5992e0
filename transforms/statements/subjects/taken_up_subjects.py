"""Whose a value is that a pronoun stands for: "Vega vaut 2 milliards. Elle n'en valait que 9" is of Vega."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.pronoun_values import TAKEN_UP
from transforms.statements.reading.reach import told_before
from transforms.statements.subjects.subjects import CHOSEN, NOBODY

_BACK = 2
_SCORE = 16.0
"""More than the points of who only tells of it."""


def taken_up_candidates(claims: pl.DataFrame, chosen: pl.DataFrame, read: pl.DataFrame) -> pl.DataFrame:
    """Whose the last value of the same metric is that was told before: as `subject_candidates`.

    `chosen` as `choose_subjects` for the figures `read`.
    """
    taken_up = claims.filter(pl.col("metric_rule") == TAKEN_UP)
    if taken_up.is_empty():
        return NOBODY
    values = read.select("f", "doc", "metric", told_s="s", told_start="fig_start").join(
        chosen.select("f", "subject_id", "chain", "start", "role"), on="f", how="inner"
    )
    return (
        taken_up.select("f", "s", "doc", "metric", "form", "fig_start")
        .pipe(told_before, values.drop("f"), _BACK, on=("doc", "s", "metric"))
        .sort("f", "told_s", "told_start", "subject_id", descending=[False, True, True, False])
        .unique("f", keep="first", maintain_order=True)
        .with_columns(subject_rule=pl.lit("carried"), score=pl.lit(_SCORE))
        .select(CHOSEN)
    )
