from __future__ import annotations

from tests.transforms.quantities.figure_phrases import figures_of


def bounds_of(text: str) -> list[str]:
    return [figure["bound"] for figure in figures_of(text)]


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


def test_what_limits_is_told_once_for_each_case() -> None:
    text = "plafonné à un mois de loyer hors charges, deux mois pour un meublé"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of("plafonné à un mois de loyer hors charges, deux mois de plus qu'avant") == ["at_most", "exact"]
    assert bounds_of("un mois de loyer hors charges, deux mois pour un meublé") == ["exact"] * 2
    text = "n'excède pas 2 mètres de hauteur en limite et 1,50 mètre sur rue"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of("un mur de 2 mètres de hauteur en limite et 1,50 mètre sur rue") == ["exact", "exact"]
    assert bounds_of("l'amende peut atteindre 80 € pour lui et 3 000 € pour elle") == ["at_most", "at_most"]
    assert bounds_of("l'amende atteint 80 € pour lui et 3 000 € pour elle") == ["exact", "exact"]


def test_what_limits_may_be_reckoned_by_something() -> None:
    text = "plafonnés à 12 euros le mètre carré en ville, 10 euros en banlieue et 8 euros ailleurs"
    assert bounds_of(text) == ["at_most"] * 3
    assert bounds_of(text.replace("plafonnés", "vendus")) == ["exact"] * 3
    text = "une durée au moins égale à trois ans, ou à six ans si le bailleur est une société"
    assert bounds_of(text) == ["at_least", "at_least"]
    assert bounds_of("une durée au moins égale à trois ans, ou six ans si l'on veut") == ["at_least", "exact"]
    text = "il consacre au minimum 37 % de ses crédits au climat et 20 % au numérique"
    assert bounds_of(text) == ["at_least", "at_least"]
    assert bounds_of(text.replace("au minimum", "plus de")) == ["at_least", "exact"]


def test_a_limit_goes_on_behind_what_measures_something_else() -> None:
    text = "limitée à 5 nœuds dans la bande des 300 mètres et à 3 nœuds dans le port"
    assert bounds_of(text) == ["at_most", "exact", "at_most"]
    assert bounds_of("roulant à 5 nœuds dans la bande des 300 mètres et à 3 nœuds dans le port") == ["exact"] * 3
    text = "elle ne dépasse pas 44 heures sur douze semaines, ni 48 heures en une"
    assert bounds_of(text) == ["at_most", "exact", "at_most"]
    text = "elle ne peut excéder 30 % du capital ni 8 000 € par objet"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of("elle ne vaut ni 30 % du capital ni 8 000 € par objet") == ["exact", "exact"]
    assert bounds_of("elle dure 44 heures sur douze semaines, ou 48 heures en une") == ["exact"] * 3


def test_a_limit_that_is_changed_or_named_again_is_one() -> None:
    text = "dans la limite annuelle de 12 000 €, portée à 15 000 € cette année"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of("une aide de 12 000 €, portée à 15 000 € cette année") == ["exact", "exact"]
    assert bounds_of("limité à 23 kg en soute, et à 32 kg moyennant un supplément") == ["at_most", "at_most"]
    assert bounds_of("limité à 23 kg en soute, et il en pèse 32 kg") == ["at_most", "exact"]


def test_a_second_measure_without_a_verb_has_the_limit_of_the_first() -> None:
    text = "l'effort ne doit pas dépasser 35 % et la durée du crédit 25 ans"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of("la masse ne doit pas excéder 25 kg et le vol 120 mètres de hauteur") == ["at_most", "at_most"]
    assert bounds_of("la masse ne doit pas excéder 25 kg et le vol 120 mètres plus bas") == ["at_most", "exact"]
    assert bounds_of("l'effort ne doit pas dépasser 35 % et la durée sera de 25 ans") == ["at_most", "exact"]
    assert bounds_of("l'effort ne doit pas dépasser 35 % et la banque attend 25 ans") == ["at_most", "exact"]


def test_a_limit_holds_for_the_measure_beside_it() -> None:
    assert bounds_of("le bilan dépasse déjà 3 000 morts et 9 000 blessés") == ["at_least", "at_least"]
    assert bounds_of("le bilan dépasse déjà 3 000 morts et 9 000 blessés attendent") == ["at_least", "exact"]
    assert bounds_of("plus de 3 000 morts et 9 000 blessés") == ["at_least", "exact"]
    assert bounds_of("le total n'excède pas 20 % du prix ou 200 euros") == ["at_most", "at_most"]
    assert bounds_of("le total n'excède pas 20 % et 200 salariés partent") == ["at_most", "exact"]
    assert bounds_of("un minimum de 9 m² ou 20 m³") == ["at_least", "at_least"]
    assert bounds_of("une peine maximale de cinq ans et 375 000 euros") == ["at_most", "at_most"]
    assert bounds_of("une peine maximale de cinq ans, et une autre de 375 000 euros") == ["at_most", "exact"]
    text = "une amende allant jusqu'à 15 000 euros, et d'une autre de 3 750 euros"
    assert bounds_of(text) == ["at_most", "exact"]
    assert bounds_of("au moins trois jours et trois nuits consécutifs") == ["at_least", "at_least"]
    assert bounds_of("au moins trois jours et trois nuits de bus") == ["at_least", "exact"]


def test_limits_of_two_cases_are_no_range() -> None:
    assert bounds_of("une prime plafonnée à 3 000 ou 6 000 euros") == ["at_most", "at_most"]
    assert bounds_of("une prime limitée à 2 ou 3 euros") == ["between"]
    assert bounds_of("une prime de 3 000 ou 6 000 euros") == ["between"]


def test_the_former_limit_is_one_too() -> None:
    text = "le plafond du livret a été relevé à 10 000 euros, contre 7 700 auparavant"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of(text.replace("plafond", "solde")) == ["exact", "exact"]
    text = "le plafond, fixé à 7 000 euros en 2020, a été abaissé à 5 500 euros"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of(text.replace("plafond", "solde")) == ["exact", "exact"]
    assert bounds_of("15 mois au maximum, contre 18 mois auparavant") == ["at_most", "exact"]


def test_limits_that_follow_a_colon_are_all_of_them_limits() -> None:
    text = "elle ne peut dépasser les taux suivants : 5 % pour le gaz, 8 % pour le fioul"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of(text.replace("ne peut dépasser", "a")) == ["exact", "exact"]
    assert bounds_of("plafonnée à 5 euros ou 8 euros si l'on veut") == ["at_most", "at_most"]


def test_limits_go_on_for_the_other_cases() -> None:
    text = "il ne peut être inférieur à 24 heures en deçà de 8 jours, 48 heures entre 8 et 30 jours"
    assert bounds_of(text) == ["at_least", "at_most", "at_least", "between"]
    assert bounds_of(text.replace("ne peut être inférieur", "est égal")) == ["exact", "at_most", "exact", "between"]
    text = "limitée à 24 euros pour les élèves et 48 euros dans les autres cas"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of(text.replace("dans les autres cas", "de frais")) == ["at_most", "exact"]


def test_a_limit_goes_on_for_another_case_behind_other_measures() -> None:
    text = "la durée maximale est de 730 jours pour les plus jeunes de 53 ans et de 913 jours si l'on a déjà 53 ans"
    assert bounds_of(text)[::2] == ["at_most", "at_most"]
    assert bounds_of(text.replace("maximale", "moyenne"))[::2] == ["exact", "exact"]
    text = "la durée maximale passe à 24 mois jusqu'à 53 ans, puis à 30 mois, contre 36 mois auparavant"
    assert bounds_of(text) == ["at_most"] * 4
    assert bounds_of(text.replace("maximale", "moyenne")) == ["exact", "at_most", "exact", "exact"]
    text = "la durée maximale est de 24 mois pour un prêt, et la moyenne de 12 mois pour les autres"
    assert bounds_of(text) == ["at_most", "exact"]
    text = "la vitesse maximale est de 130 km/h sur autoroute, de 110 km/h par temps de pluie"
    assert bounds_of(text) == ["at_most", "at_most"]
    text = "ces frais ne peuvent dépasser 20 € par mois et 200 € par an pour les uns, et 25 € pour les autres"
    assert bounds_of(text) == ["at_most"] * 3
    assert bounds_of("20 € par mois et 200 € par an pour les uns, et 25 € pour les autres") == ["exact"] * 3
    text = "le plafond est abaissé à 90 jours par an pour la résidence principale, contre 120 jours ailleurs"
    assert bounds_of(text) == ["at_most", "at_most"]
    assert bounds_of(text.replace("plafond est abaissé", "montant est limité")) == ["at_most", "exact"]
    text = "elle ne peut dépasser 95 g en 2025, 80 g en 2028 et 49 g à partir de 2030"
    assert bounds_of(text) == ["at_most"] * 3
    assert bounds_of(text.replace("ne peut dépasser", "est passée à")) == ["exact"] * 3
    assert bounds_of("peut atteindre 750 euros devant le juge, 1 500 euros en cas d'appel") == ["at_most", "at_most"]
    assert bounds_of("elle atteint 750 euros devant le juge, 1 500 euros en cas d'appel") == ["exact", "exact"]
    text = "une durée minimale de six mois pour les ouvriers, d'un an pour les cadres"
    assert bounds_of(text) == ["at_least", "at_least"]
    assert bounds_of(text.replace("minimale", "moyenne")) == ["exact", "exact"]
    assert bounds_of("jusqu'à 5 euros par mois, voire 8 euros") == ["at_most", "at_most"]
    assert bounds_of("plus de 5 euros par mois, voire 8 euros") == ["at_least", "exact"]


def test_a_limit_told_in_another_unit_is_the_same() -> None:
    assert bounds_of("la durée minimale est de 182 jours, soit six mois") == ["at_least", "at_least"]
    assert bounds_of("la durée minimale est de 182 jours, soit trois mois de moins") == ["at_least", "exact"]
    assert bounds_of("une durée de 182 jours, soit six mois") == ["exact", "exact"]
