from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.reconciliation.intervals import meets_any, rounding_step, with_interval


@pytest.mark.parametrize(
    ("value", "step"),
    [
        pytest.param(14e9, 1e9, id="14 milliards are counted in milliards"),
        pytest.param(14.3e9, 1e8, id="14,3 in hundreds of millions"),
        pytest.param(500e9, 1e11, id="500 in hundreds"),
        pytest.param(0.25, 0.01, id="a quarter in hundredths"),
        pytest.param(0.0, None, id="nothing is not rounded"),
    ],
)
def test_the_last_digit_that_is_told_is_the_step_of_rounding(value: float, step: float | None) -> None:
    found = pl.DataFrame({"low": [value]}).select(rounding_step("low")).item()
    assert found == (None if step is None else pytest.approx(step))


@pytest.mark.parametrize(
    ("low", "high", "bound", "vague", "reach"),
    [
        pytest.param(14e9, 14e9, "exact", False, (13.5e9, 14.5e9), id="half a digit"),
        pytest.param(5e9, 5e9, "exact", False, (4.75e9, 5.25e9), id="but no more than a twentieth"),
        pytest.param(7e9, 7e9, "about", False, (6.3e9, 7.7e9), id="environ: a tenth"),
        pytest.param(14e9, None, "at_least", False, (13.5e9, 28e9), id="plus de: up to twice"),
        pytest.param(None, 500e9, "at_most", False, (250e9, 525e9), id="jusqu'à: down to half"),
        pytest.param(60e9, 65e9, "between", False, (60e9, 65e9), id="a range says it itself"),
        pytest.param(2e9, None, "at_least", True, (1e9, 1e12), id="des milliards"),
        pytest.param(2e11, None, "at_least", True, (1e11, 1e12), id="des centaines de milliards"),
        pytest.param(2.0, None, "at_least", True, (1.0, 10.0), id="quelques mois"),
        pytest.param(-3e9, -3e9, "exact", False, (-3.15e9, -2.85e9), id="a loss"),
    ],
)
def test_a_value_leaves_open(
    low: float | None, high: float | None, bound: str, vague: bool, reach: tuple[float, float]
) -> None:
    claim = pl.DataFrame(
        {"low": [low], "high": [high], "bound": [bound], "vague": [vague]},
        schema={"low": pl.Float64, "high": pl.Float64, "bound": pl.String, "vague": pl.Boolean},
    )
    assert with_interval(claim).select("reach_low", "reach_high").row(0) == pytest.approx(reach, rel=1e-5)


INTERVALS = st.lists(
    st.tuples(st.integers(0, 3), st.one_of(st.none(), st.integers(0, 30)), st.integers(0, 4)), max_size=25
)


@given(INTERVALS, INTERVALS)
def test_meeting_any_is_meeting_one_of_them(
    ones: list[tuple[int, int | None, int]], others: list[tuple[int, int | None, int]]
) -> None:
    def frame(rows: list[tuple[int, int | None, int]]) -> pl.DataFrame:
        return pl.DataFrame(
            [(group, low, None if low is None else low + width) for group, low, width in rows],
            schema={"group": pl.UInt32, "reach_low": pl.Float64, "reach_high": pl.Float64},
            orient="row",
        )

    expected = [
        any(
            group == other and low is not None and start is not None and low <= start + width and start <= low + length
            for other, start, width in others
        )
        for group, low, length in ones
    ]
    assert meets_any(frame(ones), frame(others), "group").to_list() == expected
