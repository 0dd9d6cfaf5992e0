"""docs/facts.md says what the code does: its rules in their order, every role, label and reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemas.vocabularies import AGREEMENTS, CLAIM_ROLES, FACT_RELATIONS, TOTAL_OUTCOMES
from transforms.reconciliation import intervals, sketches, stories
from transforms.reconciliation.preference import ONLY_VALUE, RULES
from transforms.reconciliation.supersession import CHANGING, CUMULATIVE, INCOMPARABLE, SEASON

PAGE = (Path(__file__).parents[3] / "docs" / "facts.md").read_text("utf-8")


def test_the_rules_stand_in_their_order() -> None:
    assert tuple(re.findall(r"^\d\. `(\w+)`:", PAGE, flags=re.MULTILINE)) == RULES
    assert f"`{ONLY_VALUE}`" in PAGE


@pytest.mark.parametrize(
    "word",
    [
        *CLAIM_ROLES.values,
        *AGREEMENTS.values,
        *FACT_RELATIONS.values,
        *(reason for reason in TOTAL_OUTCOMES.values if reason != "counted"),
        *INCOMPARABLE,
        *CUMULATIVE,
        *CHANGING,
    ],
)
def test_every_word_of_the_tables_is_explained(word: str) -> None:
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize(
    "words",
    [
        f"no more than {intervals.ROUNDING_CAP:.0%}".replace("%", " %"),
        f"{intervals.ABOUT:.0%} to either side".replace("%", " %"),
        f"published more than {SEASON} days apart",
        f"about {sketches.SAMPLE} of them",
        f"Each of the {stories.BANDS} least hashes",
        f"share at least {stories.LEAST_SHARED} runs and {stories.LEAST_CONTAINMENT:.0%} of".replace("%", " %"),
    ],
)
def test_the_numbers_are_those_of_the_code(words: str) -> None:
    assert words in PAGE.replace("\n", " ")
