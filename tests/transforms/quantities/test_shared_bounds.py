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
    assert bounds_of("une durée (max. 9h/jour, 56h/semaine)") == ["at_most", "at_most"]
    assert bounds_of("une durée limitée à 50 heures et 85 heures par quinzaine") == ["at_most", "at_most"]
    text = "des frais plafonnés à 8 euros par retrait et 80 euros d'avance"
    assert [figure["bound"] for figure in figures_of(text)] == ["at_most", "exact"]


def test_a_limit_of_prison_is_one_of_what_is_added_to_it() -> None:
    assert bounds_of("jusqu'à 5 ans de prison avec sursis, 75 000 euros d'amende") == ["at_most", "at_most"]
    assert bounds_of("jusqu'à 5 ans de prison et dix ans d'inéligibilité") == ["at_most", "at_most"]
    assert bounds_of("jusqu'à 5 ans de prison et dix ans de travaux") == ["at_most", "exact"]


def test_a_limit_holds_along_a_list_of_what_it_limits() -> None:
    text = "une hausse plafonnée à 5 % pour le gaz, 8 % pour le fioul et 9 % pour le bois"
    assert bounds_of(text) == ["at_most"] * 3
    assert bounds_of("une hausse plafonnée à 5 % pour le gaz et 8 % sans subvention") == ["at_most", "exact"]
    assert bounds_of("limités à 50 km/h dans les vallées et 70 km/h en montagne") == ["at_most", "at_most"]
    assert bounds_of("moins de 5 % pour le gaz et 8 % pour le fioul") == ["at_most", "exact"]
    assert bounds_of("au plus 5 et 8 %") == ["at_most", "at_most"]
    assert bounds_of("un taux maximal fixé à 2 %, 4 % ou 6 %") == ["at_most"] * 3
    assert bounds_of("un maximum de 10, 20, 50 ou 80 euros") == ["at_most"] * 4
    assert bounds_of("le plafond du livret est fixé à 8 €, celui du LEP à 10 € et du LDDS à 12 €") == ["at_most"] * 3
    assert bounds_of("une durée maximale de 5 jours pour un enfant et de 8 jours pour des jumeaux") == ["at_most"] * 2
    assert bounds_of("plafonné à 10 euros, 20 euros de moins") == ["at_most", "exact"]
    assert bounds_of("ne doit pas excéder 5 fois par an à Lyon et 8 fois par an à Brest") == ["at_most", "at_most"]
    text = "le plafond est de 5 euros à Lyon, tandis qu'il est de 8 euros à Brest"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of("le prix est de 5 euros à Lyon, tandis qu'il est de 8 euros à Brest") == ["exact", "exact"]
    assert bounds_of("limitée à 5 € maximum pour un vélo, et à 8 € pour un cargo") == ["at_most", "at_most"]
    assert bounds_of("5 € maximum pour un vélo, et à 8 € pour un cargo") == ["at_most", "exact"]
    text = "limiter les viandes à 500 g par semaine et les charcuteries à 150 g"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of(text.replace("limiter", "peser")) == ["exact", "exact"]
    assert bounds_of("jusqu'à 500 g par semaine et les charcuteries à 150 g") == ["at_most", "exact"]
    text = "une surface devant dépasser 800 m² pour un hangar et 2000 m² pour une serre"
    assert bounds_of(text) == ["at_least", "at_least"]
    assert bounds_of("plus de 800 m² pour un hangar et 2000 m² pour une serre") == ["at_least", "exact"]
    assert bounds_of("jusqu'à 5 ans, voire 8 ans") == ["at_most", "at_most"]
    assert bounds_of("plus de 5 ans, voire 8 ans") == ["at_least", "exact"]


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
