"""Without one of its means a reading lacks what that means gives, and nothing else."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.annotated import Annotated, claims_read
from transforms.lexicon import read_lexicon
from transforms.means import ALL_MEANS, Means

ALONE = "Microsoft a investi 80 milliards de dollars."
DESCRIBED = "Meta ne ralentit pas. Le groupe va dépenser 70 milliards de dollars."
CARRIED = "Microsoft accélère encore. Les dépenses d'investissement ont atteint 24 milliards de dollars."
SAID = "Satya Nadella a déclaré que Microsoft investirait 80 milliards de dollars."
LISTED = "Meta investira 10 milliards de dollars et Google 20 milliards."
TEXTS = [ALONE, DESCRIBED, CARRIED, SAID, LISTED]


@cache
def read(means: Means) -> dict[str, list[tuple[str, str, str | None]]]:
    """By text, the subject, metric and speaker of each claim."""
    claims = claims_read(Annotated(TEXTS, ["2025-07-01"] * len(TEXTS), []), read_lexicon("fr"), means)
    return {
        text: [(row["subject_id"], row["metric"], row["speaker_id"]) for row in claims if row["text"] == number]
        for number, text in enumerate(TEXTS)
    }


@pytest.mark.parametrize(
    ("text", "means", "whole", "less"),
    [
        pytest.param(
            DESCRIBED,
            Means(references=False, carried_subjects=False),
            [("organization/meta", "investment", None)],
            [],
            id="references: a description, where nothing is carried over",
        ),
        pytest.param(
            CARRIED,
            Means(carried_subjects=False),
            [("organization/microsoft", "investment", None)],
            [],
            id="carried subjects: a sentence that names nobody",
        ),
        pytest.param(
            SAID,
            Means(attribution=False),
            [("organization/microsoft", "investment", "person/satya-nadella")],
            [("organization/microsoft", "investment", None)],
            id="attribution: who says it",
        ),
        pytest.param(
            LISTED,
            Means(clauses=False),
            [("organization/meta", "investment", None), ("organization/google", "investment", None)],
            [("organization/meta", "investment", None), ("organization/meta", "investment", None)],
            id="clauses: the name that a figure has for itself",
        ),
    ],
)
def test_a_means_gives_what_it_names(
    text: str,
    means: Means,
    whole: list[tuple[str, str, str | None]],
    less: list[tuple[str, str, str | None]],
) -> None:
    assert read(ALL_MEANS)[text] == whole
    assert read(means)[text] == less


@pytest.mark.parametrize(
    "means",
    [
        Means(references=False, carried_subjects=False),
        Means(carried_subjects=False),
        Means(clauses=False),
        Means(attribution=False),
    ],
    ids=repr,
)
def test_what_says_it_in_one_clause_needs_none_of_them(means: Means) -> None:
    assert read(means)[ALONE] == read(ALL_MEANS)[ALONE] == [("organization/microsoft", "investment", None)]
