from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of, values_of


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit"),
    [
        ("500 MW", "power", 5e8, "W"),
        ("deux térawattheures", "energy", 2e12, "Wh"),
        ("16 Go de mémoire", "data", 1.6e10, "B"),
        ("un écran de 5 pouces", "length", 0.127, "m"),
        ("30 mètres carrés", "area", 30, "m2"),
        ("20 km²", "area", 2e7, "m2"),
        ("à 0,04 UA de son étoile", "length", 5983914828.0, "m"),
        ("16,3 Mha de blé", "area", 1.63e11, "m2"),
        ("3 mètres cubes", "volume", 3000, "L"),
        ("7,5 tonnes de CO2", "mass", 7500, "kg"),
        ("130 kilomètres-heure", "speed", 130, "km/h"),
        ("8 m/s", "speed", 28.8, "km/h"),
        ("38 °C", "temperature", 38, "°C"),
        ("451 degrés Fahrenheit", "temperature", 232.77777777778, "°C"),
        ("dix pour cent", "share", 10, "%"),
        ("3 ‰", "share", 0.3, "%"),
        ("25 points de base", "share", 0.25, "%"),
        ("une demi-heure", "duration", 0.5, "hour"),
        ("deux ans et demi", "duration", 2.5, "year"),
        ("24H", "duration", 24, "hour"),
        ("10x", "multiple", 10, "x"),
        ("1 m 80", "length", 1.8, "m"),
        ("1m20 de haut", "length", 1.2, "m"),
        ("baisser d'un degré", "temperature", 1, "°C"),
        ("un réchauffement d'un degré", "temperature", 1, "°C"),
        ("il fait un degré de moins", "temperature", 1, "°C"),
        ("dix journées de travail", "duration", 10, "day"),
        ("sept journées de gel", "count", 7, "1"),
        ("une amende et une seconde de 500 euros", "money", 500, "EUR"),
        ("neuf journées de pollution", "count", 9, "1"),
        ("selon l'ARS 300 cas", "count", 300, "1"),
    ],
)
def test_a_unit_written_out_or_short_gives_kind_and_base_unit(text: str, kind: str, low: float, unit: str) -> None:
    [(found, least, most, base)] = values_of(text)
    assert (found, base) == (kind, unit)
    assert least == most == pytest.approx(low)


@pytest.mark.parametrize(
    ("text", "low", "code"),
    [
        ("5 millions d'euros", 5e6, "EUR"),
        ("3 Md€", 3e9, "EUR"),
        ("2 Mds d'euros", 2e9, "EUR"),
        ("500 MUSD", 5e8, "USD"),
        ("15 k€", 15000, "EUR"),
        ("$5 milliards", 5e9, "USD"),
        ("US$ 30", 30, "USD"),
        ("HK$5 millions", 5e6, "HKD"),
        ("20 C$", 20, "CAD"),
        ("10 000 US $", 10000, "USD"),
        ("R$ 30", 30, "BRL"),
        ("1'500 francs suisses", 1500, "CHF"),
        ("3 millions de dollars canadiens", 3e6, "CAD"),
        ("10 F CFA", 10, "XOF"),
        ("50 centimes", 0.5, "EUR"),
        ("200 couronnes danoises", 200, "DKK"),
        ("12 pesos mexicains", 12, "MXN"),
        ("un milliard de rand", 1e9, "ZAR"),
        ("40 000 wons", 40000, "KRW"),
        ("le milliard de dollars", 1e9, "USD"),
        ("un demi-milliard d'euros", 5e8, "EUR"),
    ],
)
def test_currencies_by_name_sign_and_code(text: str, low: float, code: str) -> None:
    assert values_of(text) == [("money", low, low, code)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("trois livres de poche", ["count"], id="books are no pounds"),
        pytest.param("Mark, 3 fois, gel, sol", ["count"], id="names that look like currencies"),
        pytest.param("5 mois, 5 M d'habitants", ["duration", "count"], id="M before a noun is a scale"),
        pytest.param("93 x 156 mm", ["length", "length"], id="x between dimensions is no multiple"),
        pytest.param("une année décisive, un mois d'août", [], id="the article before a unit"),
    ],
)
def test_what_looks_like_a_unit(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in values_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("10 KILOMETRES", "length", 10_000),
        ("300 pieds cubes de gaz", "volume", 300 * 28.316846592),
        ("20 tonnes métriques", "mass", 20_000),
        ("une puce de 64 bits", "data", 8),
        ("25 deg C", "temperature", 25),
        ("un four à 200 Celsius", "temperature", 200),
        ("212 degrés F", "temperature", 100),
        ("470 pence", "money", 4.7),
    ],
)
def test_units_written_in_haste_or_by_halves(text: str, kind: str, low: float) -> None:
    [figure] = figures_of(text)
    assert (figure["kind"], figure["low"]) == (kind, pytest.approx(low))


def test_a_doubled_preposition_changes_nothing() -> None:
    [figure] = figures_of("un prêt de 3 milliards de d'euros")
    assert (figure["surface"], figure["unit"]) == ("3 milliards de d'euros", "EUR")


def test_once_over_another_unit_is_no_always() -> None:
    assert values_of("+ 1 m² sur un an")[0] == ("area", 1, 1, "m2")
    assert values_of("24 heures sur 24") == []


def test_moins_is_the_sign_of_a_temperature() -> None:
    assert values_of("il fait moins dix degrés") == [("temperature", -10, -10, "°C")]
    assert values_of("il fait au moins dix degrés") == [("temperature", 10, None, "°C")]


def test_quintals_by_their_sign() -> None:
    assert values_of("un rendement de 71,1 q/ha") == [("mass", 7110, 7110, "kg")]
    assert values_of("le modèle Audi 5 Q") == []


@pytest.mark.parametrize("text", ["un degré d'exigence", "à un degré moindre", "brûlé au deuxième degré"])
def test_other_degrees_are_no_temperature(text: str) -> None:
    assert values_of(text) == []
