from __future__ import annotations

import pytest

from flows.amounts import readable_amount


@pytest.mark.parametrize(
    ("low", "high", "unit", "bound", "words"),
    [
        pytest.param(6e10, 6.5e10, "USD", "between", "60 to 65 billion USD", id="a range shares its scale"),
        pytest.param(9e8, 1.2e9, "EUR", "between", "900 million EUR to 1.2 billion EUR", id="a range over two scales"),
        pytest.param(2e9, None, "W", "at_least", "at least 2 GW", id="power takes a prefix"),
        pytest.param(None, 7.2e10, "USD", "at_most", "at most 72 billion USD", id="an open bottom"),
        pytest.param(40.0, 40.0, "1", "about", "about 40", id="a count has no unit"),
        pytest.param(1_234_567.0, 1_234_567.0, "1", "exact", "1.235 million", id="four digits are enough"),
        pytest.param(900_000.0, 900_000.0, "1", "exact", "900,000", id="below a million in full"),
        pytest.param(100 / 3, 100 / 3, "%", "exact", "33.333 %", id="a third"),
        pytest.param(-3.0, -3.0, "%", "exact", "-3 %", id="a loss"),
        pytest.param(5e8, 5e8, None, "exact", "500 million", id="money of an unknown currency"),
        pytest.param(None, None, "EUR", "at_least", "unknown", id="nothing is known"),
    ],
)
def test_an_amount_reads_as_a_person_would_say_it(
    low: float | None, high: float | None, unit: str | None, bound: str, words: str
) -> None:
    assert readable_amount(low, high, unit, bound) == words
