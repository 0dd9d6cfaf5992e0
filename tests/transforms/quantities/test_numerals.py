from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.quantities.figure_phrases import figures_of, values_of, working_sentences
from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.quantities.numerals import find_numerals


@together
def numerals_of(texts: list[str]) -> list[list[tuple[str, float]]]:
    """The numbers of a text, as written and in value."""
    numerals = find_numerals(working_sentences(*texts), read_lexicon("fr")).select("doc_id", "numeral", "value")
    return [numerals.filter(doc_id=f"doc{number:03}").drop("doc_id").rows() for number in range(len(texts))]


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        pytest.param("en 2012 300 emplois", [("2012", 2012), ("300", 300)], id="two numbers side by side"),
        pytest.param(
            "1 234,56 et 1'500", [("1 234,56", 1234.56), ("1'500", 1500)], id="thousands by space or apostrophe"
        ),
        pytest.param(
            "1.300.000 ou 1,300,000.5", [("1.300.000", 1.3e6), ("1,300,000.5", 1300000.5)], id="by dot or comma"
        ),
        pytest.param("vingt unités", [("vingt", 20)], id="un is no number in unités"),
        pytest.param("deux centres", [("deux", 2)], id="cent is no number in centres"),
        pytest.param("50 centrales", [("50", 50)], id="nor after digits"),
        pytest.param("un gigawatt", [("un", 1)], id="un before a unit"),
        pytest.param("un projet, une offre", [], id="the article"),
        pytest.param("un ancien employé", [], id="an is no unit in ancien"),
        pytest.param("deuxième, vingt-et-unième, 24.01.2025", [], id="ordinals and codes"),
        pytest.param("récent, dixit, Septembre", [], id="inside words"),
    ],
)
def test_where_numbers_stand(text: str, numerals: list[tuple[str, float]]) -> None:
    assert numerals_of(text) == numerals


@pytest.mark.parametrize(
    ("text", "low"),
    [
        pytest.param("1.300 salariés", 1300, id="a dot before three digits"),
        pytest.param("1,300 salariés", 1300, id="persons are not cut in three decimals"),
        pytest.param("1,300 km", 1300, id="a comma is decimal before a measure"),
        pytest.param("1,234 milliard d'euros", 1.234e9, id="and before a scale"),
        pytest.param("3.141 milliards d'euros", 3.141e9, id="a dot too"),
        pytest.param("0,300 kg", 0.3, id="a leading zero"),
    ],
)
def test_one_separator_is_read_by_shape_and_unit(text: str, low: float) -> None:
    [(_, found, _, _)] = values_of(text)
    assert found == low


SEPARATORS = [" ", "\u00a0", "\u202f", ".", "’", "'"]


@settings(deadline=None, max_examples=10)
@given(st.lists(st.tuples(st.integers(min_value=1000, max_value=10**15), st.sampled_from(SEPARATORS)), min_size=1))
def test_a_number_in_digits_reads_back_as_itself(numbers: list[tuple[int, str]]) -> None:
    written = [f"{number:,}".replace(",", separator) for number, separator in numbers]
    figures = values_of(". ".join(f"Il vaut près de {digits} euros" for digits in written))
    assert figures == [("money", number, number, "EUR") for number, _ in numbers]


def test_an_adjective_may_stand_between_number_and_scale() -> None:
    assert values_of("les 3 autres milliards d'euros") == [("money", 3e9, 3e9, "EUR")]
    assert values_of("les 3 autres pays") == [("count", 3, 3, "1")]


def test_cents_are_no_hundreds_after_digits() -> None:
    assert values_of("il rapporte 15 cents par action") == [("money", 0.15, 0.15, "USD")]
    assert values_of("deux cents actions") == [("count", 200, 200, "1")]


def test_a_large_whole_number_is_not_rounded() -> None:
    assert values_of("999 999 999 999 998 euros")[0][1] == 999999999999998
    assert values_of("1,1 milliard d'euros")[0][1] == 1.1e9


def test_numbers_in_words_linked_by_et() -> None:
    assert [f["surface"] for f in figures_of("entre cinq et six ans")] == ["cinq et six ans"]
    assert [f["low"] for f in figures_of("cinq et six ans")] == [5, 6]
    assert [f["low"] for f in figures_of("mille et une fois, soixante et onze sites")] == [1001, 71]


def test_scaled_decimals_stay_decimals() -> None:
    assert [f["low"] for f in figures_of("3,978 millions de personnes, 3,978 personnes")] == [3_978_000, 3978]


def test_three_decimals_of_a_price_are_told_by_the_other_numbers_of_the_text() -> None:
    assert [f["low"] for f in figures_of("le titre perd 0,6 % à 8,317 euros")] == [0.6, 8.317]
    assert [f["low"] for f in figures_of("le titre vaut 8,317 euros")] == [8317]
    assert [f["low"] for f in figures_of("une hausse de 0,4 %, à 9,500 euros")] == [0.4, 9500]
    assert [f["low"] for f in figures_of("chauffé à 1.000 °C, puis à 36.625 °C")] == [1000, 36.625]
