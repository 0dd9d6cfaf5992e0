from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import values_of


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        pytest.param("11 à 12° sur le littoral, 13 ou 14 ailleurs", [(11, 12), (13, 14)], id="unit before"),
        pytest.param("des minimales de 7 à 8, des maximales de 15 à 18°", [(7, 8), (15, 18)], id="unit after"),
        pytest.param("des minimales de 0 à 5, des maximales de 10 à 15°", [(0, 5), (10, 15)], id="near zero"),
    ],
)
def test_a_range_takes_the_unit_of_the_measure_beside_it(text: str, ranges: list[tuple[float, float]]) -> None:
    assert values_of(text) == [("temperature", low, high, "°C") for low, high in ranges]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("11 à 12° mardi, le 13 ou 14 ailleurs", id="a day"),
        pytest.param("11 à 12° sur le littoral, 130 à 140 ailleurs", id="far more"),
        pytest.param("11 à 12° sur le littoral. De 13 à 14 ailleurs", id="another sentence"),
        pytest.param("11 à 12° sur le littoral, 14 à 13 ailleurs", id="a score"),
    ],
)
def test_other_bare_numbers_take_no_unit(text: str) -> None:
    assert values_of(text) == [("temperature", 11, 12, "°C")]
