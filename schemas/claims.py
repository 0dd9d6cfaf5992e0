"""The table `claims`."""

from __future__ import annotations

import polars as pl

from schemas import columns
from schemas.model import Column, Table

CLAIMS = Table(
    name="claims",
    description="One row per statement that a figure makes about a subject.",
    key=("claim_id",),
    columns=(
        Column(
            "claim_id",
            pl.String,
            "Identifies the claim, from figure, subject, metric and object as they were read, before any correction.",
        ),
        columns.FIGURE_ID,
        columns.DOC_ID,
        columns.SUBJECT_ID,
        columns.METRIC,
        columns.OBJECT_ID,
        columns.QUALIFIER,
        columns.LOW,
        columns.HIGH,
        columns.UNIT,
        columns.BOUND,
        columns.PERIOD_START,
        columns.PERIOD_END,
        columns.STATUS,
        columns.SPEAKER_ID,
        Column(
            "rule",
            pl.String,
            "Name of the rule that read it: how the metric and how the subject was found; ends with /former where the "
            "sentence itself says that another value replaced it.",
        ),
        Column(
            "confidence",
            pl.Float64,
            "Share of the claims that its rule read from our annotated held-out texts which were right in figure, "
            "value, subject and metric, 0 to 1. It rests on some 200 judged claims, few of them of a rare rule, whose "
            "share is therefore drawn towards that of the rules which find the subject alike, and this towards that of "
            "all. Null for the metric `other`, which was not judged, and for a claim that was corrected by hand, which "
            "is no longer what the rule read.",
            unit="share of 1",
            nullable=True,
            minimum=0,
        ),
        columns.CORRECTED_BY,
    ),
)
