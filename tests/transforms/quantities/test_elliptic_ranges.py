from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import values_of


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        pytest.param("13 à 14° à la côte, 15 ou 16 ailleurs", [(13, 14), (15, 16)], id="unit before"),
        pytest.param("des minimales de 6 à 9, des maximales de 16 à 19°", [(6, 9), (16, 19)], id="unit after"),
    ],
)
def test_a_range_takes_the_unit_of_the_measure_beside_it(text: str, ranges: list[tuple[float, float]]) -> None:
    assert values_of(text) == [("temperature", low, high, "°C") for low, high in ranges]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("13 à 14° mardi, le 15 ou 16 ailleurs", id="a day"),
        pytest.param("13 à 14° à la côte, 150 à 160 ailleurs", id="far more"),
        pytest.param("13 à 14° à la côte. De 15 à 16 ailleurs", id="another sentence"),
        pytest.param("13 à 14° à la côte, 16 à 15 ailleurs", id="a score"),
    ],
)
def test_other_bare_numbers_take_no_unit(text: str) -> None:
    assert values_of(text) == [("temperature", 13, 14, "°C")]
