from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of, values_of


@pytest.mark.parametrize(
    ("text", "surface", "low"),
    [
        ("les ventes ont triplé", "triplé", 3),
        ("elle veut doubler sa production", "doubler", 2),
        ("le double du budget", "le double", 2),
        ("une fois et demie le prix", "une fois et demie", 1.5),
        ("deux fois plus cher", "deux fois", 2),
        ("dix fois moins", "dix fois", 0.1),
        ("dix fois son salaire", "dix fois", 10),
        ("divisé par deux", "divisé par deux", 0.5),
        ("ce plan multiplie par six le précédent", "multiplie par six", 6),
        ("multiplié par 4,5", "multiplié par 4,5", 4.5),
        ("×3", "3", 3),
    ],
)
def test_multiples(text: str, surface: str, low: float) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["kind"], figure["low"], figure["unit"]) == (surface, "multiple", low, "x")


def test_a_hedge_bounds_a_multiple() -> None:
    [figure] = figures_of("la part a presque doublé")
    assert (figure["bound"], figure["low"], figure["high"]) == ("about", 2, 2)


def test_an_adverb_after_the_verb_bounds_it() -> None:
    assert [figure["bound"] for figure in figures_of("le bénéfice double quasiment cette année")] == ["about"]


@pytest.mark.parametrize(
    "text", ["des coûts réduits de moitié", "elle y contribue pour moitié", "une pièce moitié moins chère"]
)
def test_half_without_an_article_is_a_share(text: str) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["kind"], figure["low"], figure["unit"]) == ("moitié", "share", 50, "%")


def test_half_is_no_share_in_other_phrases() -> None:
    assert values_of("un récit moitié drôle moitié triste") == []


def test_what_is_lined_or_joined_is_not_doubled() -> None:
    assert values_of("une veste doublée d'une fourrure, doublée de la même soie") == []
    assert values_of("une capacité doublée de 2020 à 2024") == [("multiple", 2, 2, "x")]


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


def test_to_win_a_title_twice_multiplies_nothing() -> None:
    assert values_of("elle gagne deux fois le titre") == [("count", 2, 2, "1")]
    assert values_of("elle paie deux fois le prix") == [("multiple", 2, 2, "x")]
