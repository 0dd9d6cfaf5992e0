"""The recognisers that ours is compared with, and the kinds of figure that each knows."""

from __future__ import annotations

from benchmarks.peers.environment import Recogniser

_MEASURED = ("money", "share", "count", "length", "area", "volume", "mass", "speed", "temperature", "data")
RECOGNIZERS = Recogniser(
    "recognizers-text",
    "run_recognizers",
    ("number", "percentage", "currency", "dimension", "temperature", "age", "datetime"),
    (*_MEASURED, "age", "duration"),
)
QUANTULUM3 = Recogniser("quantulum3 (English)", "run_quantulum3", (), (*_MEASURED, "power", "energy", "duration"))
DATEPARSER = Recogniser("dateparser", "run_dateparser")
SPACY = Recogniser("spaCy fr_core_news_sm", "run_spacy")
AMOUNTS = Recogniser("recognizers-text, amounts", "run_recognizers", RECOGNIZERS.options[:4])
"""Its number, percentage, currency and dimension models."""
