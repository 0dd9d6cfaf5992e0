from __future__ import annotations

from tests.transforms.quantities.figure_phrases import figures_of


def bounds_of(text: str) -> list[str]:
    return [figure["bound"] for figure in figures_of(text)]


def test_a_limit_of_prison_is_one_of_the_fine_too() -> None:
    bounds = [figure["bound"] for figure in figures_of("jusqu'à 5 ans de prison et 75 000 euros d'amende")]
    assert bounds == ["at_most", "at_most"]
    bounds = [figure["bound"] for figure in figures_of("jusqu'à 5 ans de prison et 75 000 euros de frais")]
    assert bounds == ["at_most", "exact"]


def test_a_limit_holds_for_a_pair_of_rates() -> None:
    text = "des frais plafonnés à 8 euros par retrait et 80 euros par mois"
    assert [figure["bound"] for figure in figures_of(text)] == ["at_most", "at_most"]
    text = "dans la limite de dix heures par jour et de quarante heures par semaine"
    assert bounds_of(text) == ["at_most", "at_most"]
    text = "à raison de dix heures par jour et de quarante heures par semaine"
    assert bounds_of(text) == ["exact", "exact"]
    assert bounds_of("une durée (max. 9h/jour, 56h/semaine)") == ["at_most", "at_most"]
    assert bounds_of("une durée limitée à 50 heures et 85 heures par quinzaine") == ["at_most", "at_most"]
    text = "des frais plafonnés à 8 euros par retrait et 80 euros d'avance"
    assert [figure["bound"] for figure in figures_of(text)] == ["at_most", "exact"]


def test_a_limit_of_prison_is_one_of_what_is_added_to_it() -> None:
    assert bounds_of("jusqu'à 5 ans de prison avec sursis, 75 000 euros d'amende") == ["at_most", "at_most"]
    assert bounds_of("jusqu'à 5 ans de prison et dix ans d'inéligibilité") == ["at_most", "at_most"]
    assert bounds_of("jusqu'à 5 ans de prison et dix ans de travaux") == ["at_most", "exact"]


def test_a_verb_of_excess_limits_each_of_its_objects() -> None:
    assert bounds_of("sans dépasser 18 g par jour et 3 jours de soins") == ["at_most", "at_most"]
    assert bounds_of("un sirop de moins de 18 g par jour et 3 jours de soins") == ["at_most", "exact"]
    assert bounds_of("franchir le million en mai, et les deux millions en juin") == ["at_least", "at_least"]
    assert bounds_of("franchir le million en mai, et les deux salariés en rient") == ["at_least", "exact"]


def test_a_limit_that_changes_to_another_is_a_value() -> None:
    assert bounds_of("porter l'amende maximale de 5 euros à 8 euros") == ["exact", "exact"]
    assert bounds_of("une amende maximale de 5 euros") == ["at_most"]


def test_a_hedge_holds_for_a_pair_of_measures() -> None:
    figures = figures_of("environ dix mètres de long et deux mètres de large")
    assert [figure["bound"] for figure in figures] == ["about", "about"]


def test_a_limit_holds_for_either_of_two_measures() -> None:
    assert bounds_of("au moins 2 hectares ou 300 arbres") == ["at_least", "at_least"]
    assert bounds_of("une garantie allant jusqu'à trois ans ou 60 000 km") == ["at_most", "at_most"]
    assert bounds_of("au moins 5 ans d'ancienneté ou 50 trimestres") == ["at_least", "at_least"]
    assert bounds_of("un champ de 2 hectares ou 300 arbres") == ["exact", "exact"]
    assert bounds_of("au moins 2 hectares et 300 arbres") == ["at_least", "exact"]


def test_a_limit_holds_on_both_sides_and_by_either_rate() -> None:
    assert bounds_of("jusqu'à 2 semaines avant et 4 semaines après le choc") == ["at_most", "at_most"]
    assert bounds_of("elle prend 2 semaines avant et 4 semaines après le choc") == ["exact", "exact"]
    assert bounds_of("jusqu'à 2 semaines avant et 4 semaines de repos") == ["at_most", "exact"]
    assert bounds_of("au moins 15 km par jour ou 8 000 km par an") == ["at_least", "at_least"]
    assert bounds_of("elle fait 15 km par jour ou 8 000 km par an") == ["exact", "exact"]
