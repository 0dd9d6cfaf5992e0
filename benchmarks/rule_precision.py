"""Measures how many claims of each rule are right: `python -m benchmarks confidence`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from benchmarks.accuracy import Accuracy, measure_accuracy
from benchmarks.annotated import claims_read, own_cases
from transforms.lexicon import Lexicon

TABLE = Path(__file__).parent.parent / "transforms" / "lexicon" / "fr" / "rule_precision.csv"

_HEAD = """\
# How many of the claims that each rule read from the held-out annotated texts were judged, and how many were right in
# figure, value, subject and metric. Source: tests/cases/claims_held_out.jsonl; `python -m benchmarks confidence` writes
# it, and is to be run again when a change of rules alters what they read there.
"""


def judge_rules(lexicon: Lexicon) -> Accuracy:
    """The accuracy on the held-out texts, which no rule was mended by."""
    held_out = own_cases("held_out")
    return measure_accuracy(held_out, claims_read(held_out, lexicon))


def table_of(accuracy: Accuracy) -> str:
    """The content of rule_precision.csv."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["rule", "right", "judged"])
    for rule, judged in sorted(accuracy.judged_by_rule.items()):
        writer.writerow([rule, accuracy.right_by_rule[rule], judged])
    return _HEAD + buffer.getvalue()
