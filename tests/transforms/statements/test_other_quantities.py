"""Figures that look like a metric's own but tell of something else, and those that are the metric's after all."""

from __future__ import annotations

import pytest

from tests.transforms.statements.claim_texts import read, said

MONEY = "{2 milliards:money}"


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        pytest.param(f"Le bénéfice de [Nebula] est en baisse de {MONEY}.", "other", id="by how much it fell"),
        pytest.param(f"Le bénéfice de [Nebula] est en baisse, à {MONEY}.", "profit", id="what it fell to"),
        pytest.param("[Nebula] a gagné {70 000 abonnés:count:nouveaux abonnés}.", "usage_growth", id="new subscribers"),
        pytest.param("[Nebula] compte {70 000 abonnés:count:abonnés}.", "users", id="all subscribers"),
        pytest.param("[Nebula] vaut {25 fois:multiple} le chiffre d'affaires.", "other", id="a ratio of sales"),
        pytest.param("[Nebula] bâtira {deux usines:count:usines de puces}.", "other", id="works that make chips"),
        pytest.param("[Nebula] achète {deux puces:count:puces}.", "accelerator_count", id="chips"),
        pytest.param("[Nebula] atteindra une capacité de production de {16 GWh:energy}.", "other", id="output"),
        pytest.param("[Nebula] atteindra une consommation de {16 GWh:energy}.", "energy_use", id="consumption"),
        pytest.param("Avec [Nebula], ({21 000 salariés:count:salariés}), tout va.", None, id="no name right before"),
        pytest.param("Le groupe [Nebula] ({21 000 salariés:count:salariés}) va bien.", "headcount", id="behind a name"),
    ],
)
def test_what_a_figure_says_is_not_always_what_its_noun_says(sentence: str, metric: str | None) -> None:
    assert {claim["metric"] for claim in said(read(sentence))} == ({metric} if metric else set())


def test_a_known_set_is_no_statement() -> None:
    assert said(read("[Nebula] exploite l'un des {13 avions:count:avions}.")) == []
    [claim] = said(read("[Nebula] exploite {13 avions:count:avions}."))
    assert claim["metric"] == "other"


def test_two_who_left_are_not_whom_they_left() -> None:
    text = "{Deux recrues:count:recrues}, [Eva Lind:person] et [Omar Saidi:person], sont retournées à Lyon."
    assert {claim["subject"] for claim in said(read("[Nebula] recrutait.", text))} <= {"Nebula"}


def test_a_demonstrative_is_not_who_the_article_is_about() -> None:
    before = ("[Nebula] publie ses résultats.", "Selon [Nebula], sa cible grandit.")
    assert said(read(*before, f"Celle-ci est valorisée {MONEY}.")) == []
    [claim] = said(read(*before, f"La valorisation atteint {MONEY}."))
    assert claim["subject"] == "Nebula"


def test_markets_lose_money_and_not_who_is_named_beside_them() -> None:
    before = ("[Nebula] publie ses résultats.", "Selon [Nebula], sa cible grandit.")
    assert said(read(*before, f"Les valeurs technologiques ont perdu {MONEY}.")) == []


def test_what_happens_in_a_country_is_the_country_s() -> None:
    text = "Les centres de données en [Irlande:place] ont atteint une consommation de {6 TWh:energy}."
    [claim] = said(read("[Nebula] publie ses résultats.", text))
    assert (claim["subject"], claim["metric"]) == ("Irlande", "energy_use")
