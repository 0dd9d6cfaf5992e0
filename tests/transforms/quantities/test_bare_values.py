from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of, values_of


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("elles sont plus de 500 à défiler", 500, None, id="a lower bound"),
        pytest.param("une note inférieure à 8", None, 8, id="an upper bound"),
        pytest.param("il y en a 40 ou plus dans ce parc", 40, None, id="a bound after the number"),
        pytest.param("plus de 2000 ont fui", 2000, None, id="a round number like a year, limited"),
        pytest.param("la note est de 12", 12, 12, id="a measure is told"),
        pytest.param("le score s'établit désormais à 12", 12, 12, id="s'établir à"),
        pytest.param("ils étaient 300 à défiler", 300, 300, id="so many of them"),
        pytest.param("douze, au total", 12, 12, id="in all"),
        pytest.param("la note varie de 5 à 12", 5, 12, id="a range between verbs of measure"),
        pytest.param("une note comprise entre 5 et 12", 5, 12, id="a range after entre"),
        pytest.param("une note comprise entre -5 et 12", -5, 12, id="a range from below zero"),
        pytest.param("les villes n'en ont reçu que 1500", 1500, 1500, id="only so many received, like a year"),
        pytest.param("chaque salle peut en contenir 20", 20, 20, id="so many of them may be"),
        pytest.param("ce qui porte leur nombre à 30", 30, 30, id="to which their number comes"),
        pytest.param("ils n'en ont que 2000 pour tenir", 2000, 2000, id="only so many, like a year"),
        pytest.param("en plus des 18 déjà livrés", 18, 18, id="besides so many"),
    ],
)
def test_a_number_that_counts_nothing_is_a_quantity_where_words_tell_it(
    text: str, low: float | None, high: float | None
) -> None:
    [figure] = figures_of(text)
    assert (figure["kind"], figure["low"], figure["high"], figure["counted"]) == ("count", low, high, None)


def test_a_change_has_two_values() -> None:
    assert values_of("le total est ramené de 45 à 38") == [("count", 45, 45, "1"), ("count", 38, 38, "1")]
    assert values_of("le score passe de 200 à 300") == [("count", 200, 200, "1"), ("count", 300, 300, "1")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("elle a tiré le 12 puis le 14", id="nothing tells"),
        pytest.param("vers 731, il écrit", id="a year"),
        pytest.param("dès 1850, il écrit", id="another year"),
        pytest.param("le match va jusqu'à 6-1", id="a score"),
        pytest.param("plus d'une est venue", id="a pronoun"),
    ],
)
def test_other_bare_numbers_are_left_out(text: str) -> None:
    assert values_of(text) == []


def test_so_many_others_are_a_quantity_where_they_do_something() -> None:
    assert values_of("vingt autres ont péri dans le nord") == [("count", 20, 20, "1")]
    assert values_of("les deux autres ont fui") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("il en reste quelque 12", [12], id="en reste"),
        pytest.param("il en fallait 28 pour gagner", [28], id="en fallait"),
        pytest.param("l'hôtel en offre 60 à ses clients", [60], id="en offre"),
        pytest.param("il prévoit d'en recruter 300 cette année", [300], id="en with an infinitive"),
        pytest.param("le groupe en ouvrira 12 ailleurs", [12], id="en with a future"),
        pytest.param("elle en a commandé respectivement 100 et 75", [100, 75], id="respectively"),
        pytest.param("l'indicateur retombe à -44", [-44], id="below zero"),
        pytest.param("seize", [16], id="a number and nothing else"),
        pytest.param("elle va en 12 et en 15", [], id="no verb"),
    ],
)
def test_more_cues_of_bare_values(text: str, values: list[float]) -> None:
    assert [figure["low"] for figure in figures_of(text)] == values
