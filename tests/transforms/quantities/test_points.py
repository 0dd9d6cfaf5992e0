from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import values_of


@pytest.mark.parametrize(
    ("text", "points"),
    [
        pytest.param("le taux de chômage recule de 0,6 point", 0.6, id="a rate that changes"),
        pytest.param("la marge a perdu 3 points", 3, id="a margin"),
        pytest.param("le taux est majoré de 10 points", 10, id="a rate that is raised"),
        pytest.param("le parti gagne deux points dans les intentions de vote", 2, id="intentions to vote"),
        pytest.param("la croissance serait de 2 points de moins", 2, id="a comparison"),
        pytest.param("le taux est connu. Il est inférieur de 0,8 point à celui de mai", 0.8, id="a rate named before"),
        pytest.param("les prix ont pris 3 points de pourcentage", 3, id="points of percentage"),
        pytest.param("la banque relève ses taux de 25 points de base", 0.25, id="hundredths of a point"),
    ],
)
def test_points_of_a_rate_are_percentages(text: str, points: float) -> None:
    assert values_of(text) == [("share", points, points, "%")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("l'indice perd 16 points", id="an index"),
        pytest.param("l'indice recule à 87. Sa baisse est de 3 points malgré le chômage", id="an index and a rate"),
        pytest.param("le club a perdu 3 points au classement", id="a table"),
        pytest.param("le CAC 40 a gagné 35 points", id="a stock index"),
        pytest.param("la hausse du taux touche 12 points de vente", id="things called so"),
        pytest.param("la croissance tient en trois points", id="nothing changes"),
        pytest.param("il gagne 3 points", id="no rate"),
        pytest.param("la croissance fait gagner 120 points", id="too many"),
    ],
)
def test_other_points_are_counts(text: str) -> None:
    assert [kind for kind, *_ in values_of(text)][-1] == "count"


def test_a_change_in_points_opens_no_range() -> None:
    assert values_of("la marge a perdu 210 points de base à 26 %") == [("share", 2.1, 2.1, "%"), ("share", 26, 26, "%")]
