"""Names of currencies that several countries share."""

from __future__ import annotations

import polars as pl
import pytest

from schemas import PERIODS
from tests.transforms.quantities.figure_phrases import working_sentences
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("Le Maroc y met 3 milliards de dirhams", ["MAD"], id="the country its sentence names"),
        pytest.param("3 milliards de dirhams", [None], id="no country"),
        pytest.param("La Suède et la Norvège y mettent 3 couronnes", [None], id="two in one sentence, none elsewhere"),
        pytest.param("À Dubaï, 5 dirhams marocains valent 2 dirhams", ["MAD", "MAD"], id="what is said in full first"),
        pytest.param("Maurice y met 3 roupies, après un rabat de 5 dirhams", [None, None], id="a man and a price"),
        pytest.param("Philippine y met 3 pesos", [None], id="a woman"),
        pytest.param("Stockholm perd 3 couronnes et 5 dollars", ["SEK", "USD"], id="other money stays"),
    ],
)
def test_money_of_a_shared_name_is_that_of_the_country(text: str, units: list[str | None]) -> None:
    figures = find_figures(working_sentences(text), PERIODS.empty(), read_lexicon("fr"))
    assert figures["unit"].to_list() == units


def test_a_sentence_that_names_none_takes_what_most_of_the_document_name() -> None:
    sentences = working_sentences("Le Maroc croît.", "Rabat aussi.", "Dubaï suit.", "Il y met 3 dirhams.")
    one_document = sentences.with_columns(doc_id=pl.lit("doc000"))
    assert find_figures(one_document, PERIODS.empty(), read_lexicon("fr"))["unit"].to_list() == ["MAD"]
