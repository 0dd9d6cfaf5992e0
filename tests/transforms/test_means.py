"""Without one of its means a reading lacks what that means gives, and nothing else."""

from __future__ import annotations

import pytest

from benchmarks.annotated import Annotated, claims_read
from transforms.lexicon import read_lexicon
from transforms.means import ALL_MEANS, Means


def read(text: str, means: Means) -> list[tuple[str, str, str | None]]:
    """Subject, metric and speaker of each claim."""
    claims = claims_read(Annotated([text], ["2025-07-01"], []), read_lexicon("fr"), means)
    return [(claim["subject_id"], claim["metric"], claim["speaker_id"]) for claim in claims]


@pytest.mark.parametrize(
    ("text", "means", "whole", "less"),
    [
        pytest.param(
            "Meta ne ralentit pas. Le groupe va dépenser 70 milliards de dollars.",
            Means(references=False, carried_subjects=False),
            [("organization/meta", "investment", None)],
            [],
            id="references: a description, where nothing is carried over",
        ),
        pytest.param(
            "Microsoft accélère encore. Les dépenses d'investissement ont atteint 24 milliards de dollars.",
            Means(carried_subjects=False),
            [("organization/microsoft", "investment", None)],
            [],
            id="carried subjects: a sentence that names nobody",
        ),
        pytest.param(
            "Satya Nadella a déclaré que Microsoft investirait 80 milliards de dollars.",
            Means(attribution=False),
            [("organization/microsoft", "investment", "person/satya-nadella")],
            [("organization/microsoft", "investment", None)],
            id="attribution: who says it",
        ),
        pytest.param(
            "Meta investira 10 milliards de dollars et Google 20 milliards.",
            Means(clauses=False),
            [("organization/meta", "investment", None), ("organization/google", "investment", None)],
            [("organization/meta", "investment", None), ("organization/meta", "investment", None)],
            id="clauses: the name that a figure has for itself",
        ),
    ],
)
def test_a_means_gives_what_it_names(
    text: str, means: Means, whole: list[tuple[str, str, str | None]], less: list[tuple[str, str, str | None]]
) -> None:
    assert read(text, ALL_MEANS) == whole
    assert read(text, means) == less


@pytest.mark.parametrize(
    "means",
    [Means(references=False), Means(carried_subjects=False), Means(clauses=False), Means(attribution=False)],
    ids=repr,
)
def test_what_says_it_in_one_clause_needs_none_of_them(means: Means) -> None:
    text = "Microsoft a investi 80 milliards de dollars."
    assert read(text, means) == read(text, ALL_MEANS) == [("organization/microsoft", "investment", None)]
