"""Quarters, half-years and fiscal years of which the text tells the end."""

import pytest

from tests.transforms.calendar.reading import read

CLOSED = [
    pytest.param(
        "Au premier semestre, clos le 30 septembre, Alstom gagne.", "2024-04-01..2024-09-30", id="a half-year"
    ),
    pytest.param(
        "Le premier semestre de son exercice décalé, clos le 31 mars 2025.",
        "2024-10-01..2025-03-31",
        id="whosever it is",
    ),
    pytest.param("Le troisième trimestre achevé fin avril.", "2025-02-01..2025-04-30", id="the end of a month"),
    pytest.param(
        "Le premier trimestre clos le 2 février 2025.", "2024-11-01..2025-01-31", id="weeks that end days later"
    ),
    pytest.param("L'exercice 2025, clos le 31 mars 2025.", "2024-04-01..2025-03-31", id="a year"),
    pytest.param("Le premier semestre, conclu le 31 mars 2025 à Lyon.", "2025-01-01..2025-06-30", id="no end of it"),
    pytest.param("Le procès du premier trimestre, clos le 12 février 2025.", "2025-01-01..2025-03-31", id="a trial's"),
    pytest.param("Sur l'exercice 2024, clos le 30 septembre.", "2024-01-01..2024-12-31", id="a year of its own name"),
    pytest.param("L'année 2025, close le 31 mars 2025.", "2025-01-01..2025-12-31", id="a calendar year ends with it"),
]


@pytest.mark.parametrize(("text", "expected"), CLOSED)
def test_a_span_ends_where_the_text_says(text: str, expected: str) -> None:
    assert read(text)[0][1] == expected
