from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of, values_of


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("de 2 à 5 milliards d'euros", "2 à 5 milliards d'euros", 2e9, 5e9),
        ("10-40 M$", "10-40 M$", 10e6, 40e6),
        ("100 à 150 000 emplois", "100 à 150 000 emplois", 100e3, 150e3),
        ("entre 12 euros et 15 euros", "12 euros et 15 euros", 12, 15),
        ("deux ou trois semaines", "deux ou trois semaines", 2, 3),
        ("deux à trois cents mètres", "deux à trois cents mètres", 200, 300),
        ("entre 500 000 et un million de foyers", "500 000 et un million de foyers", 5e5, 1e6),
        ("37 à 38 degrés", "37 à 38 degrés", 37, 38),
        ("un taux de 60-70 %", "60-70 %", 60, 70),
        ("5% ou 10%", "5% ou 10%", 5, 10),
        ("entre +3% et +4%", "3% et +4%", 3, 4),
        ("un risque multiplié par 4 à 7", "multiplié par 4 à 7", 4, 7),
        ("un bail de un à dix mois", "un à dix mois", 1, 10),
        ("un vent de 90/100 km/h", "90/100 km/h", 90, 100),
        ("entre un et trois jours", "un et trois jours", 1, 3),
        ("15/20 minutes", "15/20 minutes", 15, 20),
        ("110/120 km/h", "110/120 km/h", 110, 120),
        ("(entre un et trois jours)", "un et trois jours", 1, 3),
        ("les jeunes de 18 à moins de 21 ans", "18 à moins de 21 ans", 18, 21),
        ("des foules : de 8 500 à 20 000 à Rennes", "8 500 à 20 000", 8500, 20000),
        ("à Nantes (15 000 à 50 000) et Brest", "15 000 à 50 000", 15e3, 50e3),
        ("une hausse de +3%/+4%", "3%/+4%", 3, 4),
        ("ramenée à un ou deux millions de dollars", "un ou deux millions de dollars", 1e6, 2e6),
        ("une ou deux dizaines de sites", "une ou deux dizaines de sites", 10, 20),
        ("entre 300 et un millier de loups", "300 et un millier de loups", 300, 1000),
        ("entre 200 et mille loups", "200 et mille loups", 200, 1000),
        ("une foule de 12 à 13.000 à Rennes", "12 à 13.000", 12e3, 13e3),
        ("chaque meute en comptant 6 à 8", "6 à 8", 6, 8),
        ("la meute en comprend neuf à onze", "neuf à onze", 9, 11),
        ("un profit en progression de 8% à 11%", "8% à 11%", 8, 11),
        ("des pistes qui évoluent de 800 m à 3800 mètres", "800 m à 3800 mètres", 800, 3800),
        ("des plants de 40 cm à 2 mètres", "40 cm à 2 mètres", 0.4, 2),
        ("et non 270 à 350", "270 à 350", 270, 350),
        ("deux ou trois cents millions d'euros", "deux ou trois cents millions d'euros", 2e8, 3e8),
        ("ils passent de deux à trois heures par jour à lire", "deux à trois heures", 2, 3),
        ("une baisse du prix de 8 à 11 %", "8 à 11 %", 8, 11),
        ("il va baisser de 8 à 11 %", "8 à 11 %", 8, 11),
        ("il a relevé sa prévision, de 66 à 72 %", "66 à 72 %", 66, 72),
    ],
)
def test_a_range_is_one_figure(text: str, surface: str, low: float, high: float) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["low"], figure["high"], figure["bound"]) == (surface, low, high, "between")


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        pytest.param("passant de 5 % à 18 %", [5, 18], id="a change states two values"),
        pytest.param("5 % contre 3 %", [5, 3], id="a contrast too"),
        pytest.param("le taux a progressé de 8% à 11%", [8, 11], id="what changed"),
        pytest.param("la progression du taux de 8% à 11%", [8, 11], id="the change of something"),
        pytest.param("le niveau a évolué de 800 m à 3800 mètres", [800, 3800], id="a length that changed"),
        pytest.param("une neige de 40 cm à 2300 mètres", [0.4, 2300], id="snow at a height"),
        pytest.param("10 % et 15 %", [10, 15], id="a pair without entre"),
        pytest.param("10 euros, 20 euros ou 30 euros", [10, 20, 30], id="a list with its units"),
        pytest.param("5, 8 et 12 GW", [5e9, 8e9, 12e9], id="a list shares its unit"),
        pytest.param("3 et même 4 GW", [3e9, 4e9], id="what is even more too"),
        pytest.param("60 et 65 milliards d'euros", [60e9, 65e9], id="and its scale"),
        pytest.param("93 x 156 mm", [0.093, 0.156], id="dimensions"),
        pytest.param("la vitesse passe de 90 à 80 km/h", [90, 80], id="a fall is no range"),
        pytest.param("la vitesse passe de 80 à 90 km/h", [80, 90], id="nor is a rise"),
        pytest.param("faire passer l'âge légal de 62 à 64 ans", [62, 64], id="nor what is made to rise"),
        pytest.param("le taux est relevé de 3 à 3,25 %", [3, 3.25], id="nor what is raised"),
        pytest.param("passant d'environ 3 euros à 5 euros", [3, 5], id="a hedge before the first"),
        pytest.param("128 ou 256 Go", [128e9, 256e9], id="a choice of sizes"),
        pytest.param("en recul (1 011 000 ou 5,3 %)", [1011000, 5.3], id="so many, and so much of all"),
        pytest.param("tous deux à 60 %", [60], id="a pronoun shares no unit"),
        pytest.param("relève un plafond de 5 euros à 8 euros", [5, 8], id="what is raised to another"),
        pytest.param("3,2 contre 2,8 millions d'euros", [3.2e6, 2.8e6], id="contrast before the unit"),
        pytest.param("avec 21,3 et 18,9 milliards", [21.3e9, 18.9e9], id="a scale without a unit"),
        pytest.param("l'un ou deux millions de dollars", [2e6], id="the one"),
        pytest.param("7 jours au lieu de 28 et plus de 90 heures", [7, 28, 90], id="beside what is before it"),
    ],
)
def test_a_list_is_as_many_figures(text: str, lows: list[float]) -> None:
    assert [low for _, low, _, _ in values_of(text)] == pytest.approx(lows)


def test_a_range_of_two_units_is_two_figures_with_one_end_each() -> None:
    figures = figures_of("un délai compris entre 8 jours et un mois")
    assert [(f["low"], f["high"], f["unit"], f["bound"]) for f in figures] == [
        (8, None, "day", "at_least"),
        (None, 1, "month", "at_most"),
    ]


def test_ranges_of_two_digits_side_by_side_are_no_telephone_number() -> None:
    assert [(low, high) for _, low, high, _ in values_of("30-50 mm, voire 60-80 mm")] == [(0.03, 0.05), (0.06, 0.08)]
    assert values_of("12-34-56") == []


@pytest.mark.parametrize("text", ["8/16 Go", "ouvert 24/7"])
def test_other_slashes_are_no_ranges(text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize("text", ["une victoire 3-1", "battus 3 à 0", "(6-4, 7-5)"])
def test_scores_are_no_ranges(text: str) -> None:
    assert values_of(text) == []


def test_the_lower_end_of_a_range_may_come_last() -> None:
    assert values_of("entre 9,2 % et 8,7 % des voix") == [("share", 8.7, 9.2, "%")]
    assert values_of("de 9,2 % à 8,7 %") == [("share", 9.2, 9.2, "%"), ("share", 8.7, 8.7, "%")]


def test_a_dash_between_two_amounts_of_a_unit() -> None:
    assert values_of("10 € - 20 €") == [("money", 10, 20, "EUR")]
    assert values_of("un recul (2 %) -5 % de ventes") == [("share", 2, 2, "%"), ("share", -5, -5, "%")]


def test_a_scale_at_each_end_and_a_sign_at_the_last() -> None:
    assert values_of("compris entre 250k et 700k€") == [("money", 250_000, 700_000, "EUR")]


def test_dimensions_share_their_unit_even_where_one_looks_like_a_year() -> None:
    assert [low for _, low, _, _ in values_of("une image de 1440 x 2960 pixels")] == [1440, 2960]


def test_one_bare_number_or_the_next_is_a_range_where_words_measure_it() -> None:
    assert values_of("il y en a trois ou quatre à ce jour") == [("count", 3, 4, "1")]
    assert values_of("elle joue le trois ou le quatre") == []


def test_by_how_much_a_price_changed_and_to_what_is_no_range() -> None:
    assert values_of("le litre a pris 3 centimes à 1,62 euro") == [
        ("money", 0.03, 0.03, "EUR"),
        ("money", 1.62, 1.62, "EUR"),
    ]


def test_the_second_of_two_amounts_under_a_condition_is_its_own() -> None:
    assert values_of("5 % ou 10 % si l'on veut") == [("share", 5, 5, "%"), ("share", 10, 10, "%")]
    assert values_of("5 % ou 10 % selon le vent") == [("share", 5, 10, "%")]


def test_ends_that_differ_in_unit_are_the_limits_of_what_reaches_from_one_to_the_other() -> None:
    figures = figures_of("des peines qui vont de 12 mois à 5 ans")
    assert [(f["low"], f["high"], f["bound"]) for f in figures] == [(12, None, "at_least"), (None, 5, "at_most")]
    figures = figures_of("des peines qui passent de 12 mois à 5 ans")
    assert [f["bound"] for f in figures] == ["exact", "exact"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "60 à 90 sièges, dont 53 à 71 Renaissance, 13 à 19 MoDem et 4 à 10 autres",
            [(60, 90), (53, 71), (13, 19), (4, 10)],
        ),
        ("204 à 244 sièges pour le RN, 26 à 36 pour ses alliés", [(204, 244), (26, 36)]),
        ("entre 250 et 265 euros le kilo, la noix de 440 à 500", [(250, 265), (440, 500)]),
        ("Le PS en gagne de 27 à 49, le PCF de 10 à 30 et le MRC de 4 à 8", [(27, 49), (10, 30), (4, 8)]),
        ("ouvert de 9 à 12 et de 14 à 18", []),
    ],
)
def test_ranges_of_a_list_go_on_without_their_unit(text: str, ends: list[tuple[float, float]]) -> None:
    assert [(figure["low"], figure["high"]) for figure in figures_of(text)] == ends
