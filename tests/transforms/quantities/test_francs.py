from __future__ import annotations

import polars as pl
import pytest

from schemas import PERIODS
from tests.transforms.quantities.figure_phrases import working_sentences
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures

FRANCS = {
    "Un loyer de 1 800 francs par mois à Lausanne.": ["CHF"],
    "La caisse suisse a perdu 3 millions de francs en 1985.": ["CHF"],
    "Le pont coûtera 5 milliards de francs CFA, dont 2 milliards de francs pour l'acier.": ["XOF", "XOF"],
    "La caisse de Genève prend 30 à 40 fr. de plus.": ["CHF"],
    "La prime passe à 1500 fr. Elle augmente à Genève.": ["CHF"],
    "Un sac vaut 500 francs au marché de Dakar.": ["XOF"],
    "Le groupe de Bâle a gagné 12 milliards, après 3 milliards de francs.": ["CHF", "CHF"],
    "La maison valait 200 000 francs français, puis 10 000 francs suisses.": ["FRF", "CHF"],
    "Un gain de 6,8 milliards d'euros (6,7 milliards de francs).": ["EUR", "CHF"],
    "Un gain de 43 milliards de dollars (37 milliards de francs).": ["USD", "CHF"],
    "Un gain de 43 milliards de dollars (250 milliards de francs).": ["USD", "FRF"],
    "Un gain de 100 euros (656 francs).": ["EUR", "FRF"],
    "Un sac vaut 500 francs (0,76 euro) au marché de Douala.": ["XAF", "EUR"],
    "Le Gabon emprunte 5 milliards de francs CFA, puis 2 milliards de francs.": ["XAF", "XAF"],
    "Le Gabon n'a rien. Le Sénégal emprunte 5 milliards de francs CFA.": ["XOF"],
    "Le Gabon et le Sénégal empruntent 5 milliards de francs CFA.": ["XOF"],
    "Un sac vaut 500 francs (0,76 euro) au marché.": ["XOF", "EUR"],
    "Il payait 300 francs en 1985.": ["FRF"],
    "Il gagnait 5 000 francs.": ["FRF"],
    "Les ventes de la maison sont en berne. Elle a perdu 3 millions de francs.": ["FRF"],
    "Le canton de Berne verse 3 millions de francs.": ["CHF"],
}


@pytest.fixture(scope="module")
def currencies() -> dict[str, list[str]]:
    figures = find_figures(working_sentences(*FRANCS), PERIODS.empty(), read_lexicon("fr"))
    money = figures.filter(pl.col("kind") == "money")
    found = dict(money.group_by("doc_id", maintain_order=True).agg("unit").rows())
    return {text: found[sorted(found)[place]] for place, text in enumerate(FRANCS)}


@pytest.mark.parametrize("text", FRANCS)
def test_a_bare_franc_is_that_of_the_country_the_document_is_about(currencies: dict[str, list[str]], text: str) -> None:
    assert currencies[text] == FRANCS[text]


def test_years_of_the_french_franc_keep_it_unless_the_country_is_named_beside_it() -> None:
    parts = ["En 1995, l'amende était de 1 000 francs.", "La Suisse n'en savait rien."]
    rows = working_sentences(*parts).with_columns(doc_id=pl.lit("doc"))
    figures = find_figures(
        rows.with_columns(start_char=pl.Series([0, 41], dtype=pl.Int32)), PERIODS.empty(), read_lexicon("fr")
    )
    assert figures["unit"].to_list() == ["FRF"]


def test_letters_of_the_next_word_name_no_franc() -> None:
    sentences = working_sentences("En Suisse, au-dessus de 3000 francs, le chiffre d'affaires croît.")
    assert find_figures(sentences, PERIODS.empty(), read_lexicon("fr"))["unit"].to_list() == ["CHF"]
