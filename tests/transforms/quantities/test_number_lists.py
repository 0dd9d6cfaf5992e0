from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of, values_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "314 sièges, l'UMP en obtient 229, EELV 17, le Front de gauche 10, le FN 2 et la Ligue du sud 1.",
            [314, 229, 17, 10, 2, 1],
            id="names with a number each",
        ),
        pytest.param("12 avions : le Boeing 737, le Boeing 787.", [12], id="two names"),
        pytest.param("elle suit l'Allemagne (529), la Chine (449) et le Canada (37).", [529, 449, 37], id="places"),
        pytest.param("en vigilance : la Charente (16), la Gironde (33) et le Nord (59).", [], id="departments"),
        pytest.param("à la Réunion (974), en Guyane (973).", [], id="departments overseas"),
        pytest.param("il est premier (529) et heureux.", [], id="no list of places"),
        pytest.param(
            "les effectifs progressent de 500 dans les écoles et de 3200 dans les collèges", [500, 3200], id="items"
        ),
    ],
)
def test_numbers_of_lists_are_quantities(text: str, numbers: list[float]) -> None:
    assert [low for _, low, _, _ in values_of(text)] == numbers


def test_how_many_reached_each_mark() -> None:
    figures = figures_of("neuf ont dépassé les 50 millions et quatre les 100 millions d'euros")
    assert [(figure["low"], figure["high"]) for figure in figures[2:]] == [(4, 4), (100e6, None)]
