"""Doubts that there is the money for a plan."""

from __future__ import annotations

import pytest

from tests.transforms.statements.claim_texts import read

PLAN = "[Nebula] va investir {12 milliards d'euros:money} dans le projet."


def doubters(*sentences: str) -> list[tuple[str, str | None]]:
    """Status of what is doubted, and who doubts it."""
    made = read(*sentences)
    return made.objections.join(made.claims, on="claim_id").select("status", "speaker_id").rows()


@pytest.mark.parametrize(
    "doubt",
    [
        pytest.param("« Ils n'ont pas l'argent », a raillé [Jean Vidal:person].", id="pas l'argent"),
        pytest.param(
            "« Le groupe n'a toujours pas les fonds », estime [Jean Vidal:person].", id="toujours pas les fonds"
        ),
        pytest.param(
            "Selon [Jean Vidal:person], il n'a pas aujourd'hui les moyens d'un tel chantier.", id="les moyens"
        ),
    ],
)
def test_who_says_that_the_money_is_not_there_doubts_the_plan_which_stays_planned(doubt: str) -> None:
    assert doubters(PLAN, doubt) == [("planned", "person/Jean Vidal")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Il a l'argent, assure [Jean Vidal:person].", id="the money is there"),
        pytest.param("Il n'a pas dit où irait l'argent, selon [Jean Vidal:person].", id="another verb is denied"),
        pytest.param("Les moyens de transport manquent, selon [Jean Vidal:person].", id="no negation"),
    ],
)
def test_the_same_words_without_a_lack_of_money_doubt_nothing(other: str) -> None:
    assert doubters(PLAN, other) == []


def test_what_has_been_spent_was_there() -> None:
    spent = "[Nebula] a investi {12 milliards d'euros:money} dans le projet."
    assert doubters(spent, "« Ils n'ont pas l'argent », a raillé [Jean Vidal:person].") == []


def test_nobody_doubts_their_own_words() -> None:
    said = (
        "« Nous allons investir {12 milliards d'euros:money} », a déclaré [Ada Morel:person], la patronne de [Nebula]."
    )
    assert doubters(said, "« Nous n'avons pas l'argent aujourd'hui », a reconnu [Ada Morel:person].") == []
