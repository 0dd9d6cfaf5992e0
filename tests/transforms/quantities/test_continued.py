from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import counts_of, values_of


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param(
            "503 postes à Bonn, 158 à Lyon, surtout au siège, 100 du côté suisse",
            [(503, "postes"), (158, "postes"), (100, "postes")],
            id="other words than the item before",
        ),
        pytest.param(
            "une baisse de 295 postes à Lyon et de 192 par an ailleurs",
            [(295, "postes"), (192, "postes")],
            id="with its preposition",
        ),
        pytest.param("36 avions en mai et tout juste 14 en juin", [(36, "avions"), (14, "avions")], id="hedged"),
        pytest.param("90 sites, et 17 sont fermés", [(90, "sites"), (17, "sites")], id="with a verb"),
        pytest.param("12 réacteurs, sur les 58 en service", [(12, "réacteurs"), (58, "réacteurs")], id="of all"),
        pytest.param("196 avions, moins qu'en mai (389)", [(196, "avions"), (389, "avions")], id="alone in brackets"),
        pytest.param(
            "29 prix (12 en mai, 6 en juin)", [(29, "prix"), (12, "prix"), (6, "prix")], id="parts in brackets"
        ),
        pytest.param("196 avions, un record (12)", [(196, "avions")], id="a note"),
        pytest.param("503 postes à Bonn, 12 rue Haute", [(503, "postes")], id="an address"),
        pytest.param("503 postes à Bonn, un match de 14 à 13", [(503, "postes")], id="a score"),
    ],
)
def test_an_item_goes_on_with_its_list(text: str, counts: list[tuple[float, str]]) -> None:
    assert counts_of(text) == counts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("dépasser 250 kW, voire atteindre les 270.", ("power", 270e3, 270e3, "W"), id="taken up"),
        pytest.param("dépasser 250 kW avec les 787 de la flotte", ("power", 250e3, None, "W"), id="a name"),
        pytest.param("flashé à 158 km/h pour 110", ("speed", 110, 110, "km/h"), id="the limit"),
        pytest.param("il roulait à 138 au lieu de 90 km/h", ("speed", 90, 90, "km/h"), id="the unit behind"),
        pytest.param("le tarif est de 9 euros, le tarif réduit de 6.", ("money", 6, 6, "EUR"), id="without its verb"),
        pytest.param("Brest (+92 %) et Nancy (+97)", ("share", 97, 97, "%"), id="in brackets like the one before"),
        pytest.param("un prêt de sept jours, quinze en cas de vol", ("duration", 15, 15, "day"), id="of time"),
        pytest.param("six jours en mai et sept en juin", ("duration", 7, 7, "day"), id="of time, in another month"),
        pytest.param("35 euros en ville, 65 s'il faut se loger", ("money", 65, 65, "EUR"), id="on a condition"),
        pytest.param("150 millions d'euros, voire 200 si tout va", ("money", 2e8, 2e8, "EUR"), id="in its scale"),
        pytest.param("16 milliards d'euros : 10 iront à l'armée", ("money", 1e10, 1e10, "EUR"), id="a part of a sum"),
        pytest.param("7 millions de clients sur 11", ("count", 11e6, 11e6, "1"), id="of all, in millions"),
        pytest.param("9,1 % (+3,2 %) et 17,7 % (+8,3)", ("share", 8.3, 8.3, "%"), id="a change in brackets"),
        pytest.param("vendre 400 postes, puis le siège (-102)", ("count", -102, -102, "1"), id="a fall in brackets"),
        pytest.param("9,1 millions à Lyon et Orly (9,12 M)", ("count", 9.12e6, 9.12e6, "1"), id="millions in brackets"),
        pytest.param(
            "26,4 millions d'hectolitres, les vins de pays 15,4 et le reste 7,8,",
            ("volume", 7.8e8, 7.8e8, "L"),
            id="described without a verb",
        ),
        pytest.param("26 et 28 °C, le pH entre 7 et 7,4", ("count", 7, 7.4, "1"), id="something else"),
        pytest.param("18 ans de prison, le parquet en avait requis 16", ("duration", 16, 16, "year"), id="a term"),
    ],
)
def test_a_measure_goes_on(text: str, last: tuple[object, ...]) -> None:
    assert values_of(text)[-1] == last


def test_what_is_converted_in_brackets_is_passed_over() -> None:
    text = "200 milliards de dollars (169 milliards d'euros) pour l'un, 185 pour l'autre"
    assert [(kind, low, unit) for kind, low, _, unit in values_of(text)] == [
        ("money", 200e9, "USD"),
        ("money", 169e9, "EUR"),
        ("money", 185e9, "USD"),
    ]


def test_amounts_of_no_unit_share_their_scale() -> None:
    assert values_of("l'État promet 150 millions, voire 200 cet été") == [
        ("count", 150e6, 150e6, "1"),
        ("count", 200e6, 200e6, "1"),
    ]
