from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from schemas import FIGURES, PERIODS, SENTENCES
from transforms.figures import find_figures
from transforms.folding import fold, fold_case
from transforms.lexicon import read_lexicon

FiguresOf = Callable[..., list[dict[str, Any]]]


def working_sentences(*texts: str, section: str = "body") -> pl.DataFrame:
    """Each text as the one sentence of a document, "doc0", "doc1" …, as `transforms.sentences` gives them."""
    rows = [(f"doc{number}", 0, 0, len(text), section, text) for number, text in enumerate(texts)]
    frame = pl.DataFrame(rows, schema=SENTENCES.polars_schema, orient="row")
    return frame.with_columns(folded=fold(pl.col("text"))).with_columns(lower=fold_case(pl.col("folded")))


@pytest.fixture
def figures_of() -> FiguresOf:
    """The figures of one sentence, as dicts."""

    def read(text: str, section: str = "body") -> list[dict[str, Any]]:
        sentences = working_sentences(text, section=section)
        return find_figures(sentences, PERIODS.empty(), read_lexicon("fr")).to_dicts()

    return read


@pytest.mark.parametrize(
    ("text", "surface", "kind", "low", "high", "unit"),
    [
        ("un budget de 60 à 65 milliards de dollars", "60 à 65 milliards de dollars", "money", 60e9, 65e9, "USD"),
        ("une puissance de 1,2 GW", "1,2 GW", "power", 1.2e9, 1.2e9, "W"),
        ("la part monte à 49 %", "49 %", "share", 49, 49, "%"),
        ("il embauche douze ingénieurs", "douze ingénieurs", "count", 12, 12, "1"),
        ("un chantier de six mois", "six mois", "duration", 6, 6, "month"),
        ("le site couvre 400 hectares", "400 hectares", "area", 4e6, 4e6, "m2"),
    ],
)
def test_a_quantity_has_kind_value_and_unit(
    figures_of: FiguresOf, text: str, surface: str, kind: str, low: float, high: float, unit: str
) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["kind"], figure["low"], figure["high"], figure["unit"]) == (
        surface,
        kind,
        low,
        high,
        unit,
    )


@pytest.mark.parametrize("section", ["header", "boilerplate"])
def test_what_is_not_the_article_bears_no_figure(figures_of: FiguresOf, section: str) -> None:
    assert figures_of("Abonnez-vous pour 5 euros", section=section) == []


def test_no_text_gives_an_empty_table_of_the_schema() -> None:
    empty = find_figures(working_sentences(), PERIODS.empty(), read_lexicon("fr"))
    assert empty.schema == FIGURES.polars_schema
    assert empty.is_empty()
