"""Columns that several tables share: same name, same meaning, same unit."""

from __future__ import annotations

import polars as pl

from schemas import vocabularies
from schemas.model import Column

DOC_ID = Column("doc_id", pl.String, "Identifies the document, from its text alone.", references="documents.doc_id")
SENTENCE_NO = Column("sentence_no", pl.Int32, "Number of the sentence in its document, from 0.", minimum=0)
START_CHAR = Column(
    "start_char", pl.Int32, "Where the surface begins in the document's text.", unit="code point", minimum=0
)
END_CHAR = Column(
    "end_char",
    pl.Int32,
    "Where the surface ends in the document's text, exclusive.",
    unit="code point",
    minimum=0,
)
SURFACE = Column("surface", pl.String, "The words of the text, unaltered: its slice from start_char to end_char.")
LOW = Column("low", pl.Float64, "Least value, in `unit`; null where the text leaves it open.", "`unit`", nullable=True)
HIGH = Column(
    "high",
    pl.Float64,
    "Greatest value, in `unit`; null where the text leaves it open.",
    "`unit`",
    nullable=True,
)
UNIT = Column(
    "unit",
    pl.String,
    "Base unit of the value: an ISO 4217 code for money, W, Wh, 1 (a count), %, x (times), m, m2, L, kg, km/h, °C, "
    "B (bytes), or a unit of time; null for money whose currency the text does not tell.",
    nullable=True,
)
BOUND = Column("bound", pl.String, "How the words limit the value.", vocabulary=vocabularies.BOUNDS)
PERIOD_START = Column(
    "period_start", pl.Date, "First day of the period; null where it is open or unknown.", nullable=True
)
PERIOD_END = Column(
    "period_end",
    pl.Date,
    "Last day of the period, inclusive; null where it is open or unknown.",
    nullable=True,
)
FIGURE_ID = Column("figure_id", pl.String, "The figure.", references="figures.figure_id")
CLAIM_ID = Column("claim_id", pl.String, "The claim.", references="claims.claim_id")
FACT_ID = Column("fact_id", pl.String, "The fact.", references="facts.fact_id")
SUBJECT_ID = Column("subject_id", pl.String, "The entity the statement is about.", references="entities.entity_id")
METRIC = Column("metric", pl.String, "What the value says about the subject.", vocabulary=vocabularies.METRICS)
OBJECT_ID = Column(
    "object_id",
    pl.String,
    "The other party or thing; null where the metric has none or the text names none.",
    nullable=True,
    references="entities.entity_id",
)
QUALIFIER = Column(
    "qualifier",
    pl.String,
    "What restricts the value within the metric, so that values with other qualifiers are not compared: a dimension, "
    "what is counted, a rate's denominator, 'total', 'first tranche'; null where nothing does.",
    nullable=True,
)
STATUS = Column("status", pl.String, "How real the text says the value is.", vocabulary=vocabularies.STATUSES)
SPEAKER_ID = Column(
    "speaker_id",
    pl.String,
    "Whom the text attributes it to; null where it speaks in its own voice.",
    nullable=True,
    references="entities.entity_id",
)
CORRECTED_BY = Column(
    "corrected_by",
    pl.String,
    "Who corrected it, or a claim of it, by hand (`corrections`); several names in order; null where nobody did.",
    nullable=True,
)
