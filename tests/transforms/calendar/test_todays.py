from __future__ import annotations

import pytest

from tests.transforms.calendar.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ce dimanche 11, on vote. Peu de gens votent ce dimanche, et dimanche prochain on revote.",
            ["2017-06-11", "2017-06-11", "2017-06-18"],
            id="a day that is its own",
        ),
        pytest.param("Ce lundi 11, on vote. Hier, on votait.", [None, None], id="no Monday"),
        pytest.param(
            "La canicule durera jusqu'à jeudi 22 juin. Samedi, on prévenait.", ["2017-06-22", None], id="told before"
        ),
        pytest.param("Dimanche 11, on vote. Hier, on votait.", ["2017-06-11", None], id="any day of the month"),
    ],
)
def test_a_text_known_to_the_month_may_name_its_own_day(text: str, expected: list[str | None]) -> None:
    assert [days for _, days in read(text, "2017-06-01", "month")] == expected
