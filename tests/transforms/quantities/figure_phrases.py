"""What the tests of the figures share: a phrase as a working sentence, and its figures in short."""

from __future__ import annotations

from typing import Any

import polars as pl

from schemas import PERIODS, SENTENCES
from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures
from transforms.text.folding import fold, fold_case


def working_sentences(*texts: str, section: str = "body") -> pl.DataFrame:
    """Each text as the one sentence of a document, "doc000", "doc001" …, as `transforms.text.sentences` gives them."""
    rows = [(f"doc{number:03}", 0, 0, len(text), section, text) for number, text in enumerate(texts)]
    frame = pl.DataFrame(rows, schema=SENTENCES.polars_schema, orient="row")
    return frame.with_columns(folded=fold(pl.col("text"))).with_columns(lower=fold_case(pl.col("folded")))


@together
def figures_of(texts: list[str]) -> list[list[dict[str, Any]]]:
    """The figures of a one-sentence document without periods, as dicts."""
    found: list[list[dict[str, Any]]] = [[] for _ in texts]
    for figure in find_figures(working_sentences(*texts), PERIODS.empty(), read_lexicon("fr")).iter_rows(named=True):
        found[int(figure["doc_id"].removeprefix("doc"))].append(figure)
    return found


def values_of(text: str) -> list[tuple[str, float | None, float | None, str | None]]:
    """Kind, low, high and unit of the figures, in order."""
    return [(f["kind"], f["low"], f["high"], f["unit"]) for f in figures_of(text)]


def counts_of(text: str) -> list[tuple[float | None, str | None]]:
    """Low and what is counted of the figures, all of which must be counts."""
    figures = figures_of(text)
    assert {figure["kind"] for figure in figures} <= {"count"}
    return [(figure["low"], figure["counted"]) for figure in figures]
