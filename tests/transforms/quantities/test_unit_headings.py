from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import values_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param(
            "Les suivants (en millions d'euros) : Brest, 4,82 dont 1,41 ; Lyon, 4,69",
            [("money", low, low, "EUR") for low in (4.82e6, 1.41e6, 4.69e6)],
            id="in brackets",
        ),
        pytest.param(
            "Le coût, en milliards de dollars : 12 en hausse et 14 en baisse",
            [("money", 12e9, 12e9, "USD"), ("money", 14e9, 14e9, "USD")],
            id="before a colon",
        ),
        pytest.param(
            "Les effectifs (en milliers) : 12 à Lyon, 14 à Brest",
            [("count", 12e3, 12e3, "1"), ("count", 14e3, 14e3, "1")],
            id="of a count",
        ),
        pytest.param(
            "Les ventes (en millions d'euros) : 12 à Lyon pour 30 salariés",
            [("money", 12e6, 12e6, "EUR"), ("count", 30, 30, "1")],
            id="not what has its own noun",
        ),
    ],
)
def test_a_unit_told_once_holds_for_the_numbers_after_it(
    text: str, values: list[tuple[str, float, float, str]]
) -> None:
    assert values_of(text) == values


def test_a_vague_amount_is_none() -> None:
    assert values_of("il se compte en milliards d'euros") == [("money", 2e9, None, "EUR")]
    assert values_of("il faut des milliers d'euros, et la note est de 12")[1] == ("count", 12, 12, "1")
