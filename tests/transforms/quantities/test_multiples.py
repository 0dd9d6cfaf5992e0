from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of, values_of


@pytest.mark.parametrize(
    ("text", "surface", "low"),
    [
        ("les ventes ont triplé", "triplé", 3),
        ("elle veut doubler sa production", "doubler", 2),
        ("le double du budget", "le double", 2),
        ("deux fois plus cher", "deux fois", 2),
        ("dix fois moins", "dix fois", 0.1),
        ("dix fois son salaire", "dix fois", 10),
        ("divisé par deux", "deux", 0.5),
        ("multiplié par 4,5", "4,5", 4.5),
        ("×3", "3", 3),
    ],
)
def test_multiples(text: str, surface: str, low: float) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["kind"], figure["low"], figure["unit"]) == (surface, "multiple", low, "x")


def test_a_hedge_bounds_a_multiple() -> None:
    [figure] = figures_of("la part a presque doublé")
    assert (figure["bound"], figure["low"], figure["high"]) == ("about", 2, 2)


@pytest.mark.parametrize("text", ["une double peine", "le double vitrage", "le doublé du buteur", "une fois élu"])
def test_other_senses_are_no_multiples(text: str) -> None:
    assert values_of(text) == []


def test_occasions_are_counted() -> None:
    [figure] = figures_of("elle a gagné trois fois")
    assert (figure["kind"], figure["low"], figure["counted"]) == ("count", 3, "fois")


def test_a_verb_in_the_present_multiplies_beside_an_adverb_of_degree() -> None:
    assert values_of("le bénéfice double presque, le prix triple quasiment") == [
        ("multiple", 2, 2, "x"),
        ("multiple", 3, 3, "x"),
    ]
    assert values_of("un double presque parfait du tableau") == []
    assert values_of("une chambre double en location") == []


def test_once_is_no_multiple() -> None:
    assert values_of("elle gagne au moins une fois le titre") == [("count", 1, None, "1")]
    assert values_of("dix fois le prix") == [("multiple", 10, 10, "x")]
