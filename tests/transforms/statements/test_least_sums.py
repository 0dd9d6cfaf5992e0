"""The least that a figure must be for its metric."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.lexicon import read_lexicon
from transforms.statements.metrics.least_sums import too_small


@pytest.mark.parametrize(
    ("metric", "kind", "low", "high", "small"),
    [
        pytest.param("investment", "money", 20.0, 60.0, True, id="what a customer spends"),
        pytest.param("investment", "money", 2e6, 2e6, False, id="what a company does"),
        pytest.param("investment", "money", None, 2e9, False, id="up to so much"),
        pytest.param("investment", "money", None, None, False, id="nobody knows how much"),
        pytest.param("valuation", "money", 33_700.0, 33_700.0, True, id="the price of a car"),
        pytest.param("profit", "money", 0.89, 0.89, False, id="the profit of one share"),
        pytest.param("profit", "money", -4e7, -4e7, False, id="a loss"),
        pytest.param("power_capacity", "power", 1e5, 1e5, True, id="what charges a car"),
        pytest.param("power_capacity", "power", 2.4e6, 2.4e6, False, id="a computer's"),
    ],
)
def test_less_means_something_else(metric: str, kind: str, low: float | None, high: float | None, small: bool) -> None:
    figures = pl.DataFrame({"f": [0], "kind": [kind]}, schema_overrides={"f": pl.UInt32})
    metrics = pl.DataFrame({"f": [0], "metric": [metric], "score": [4.0]}, schema_overrides={"f": pl.UInt32})
    sizes = {"f": pl.UInt32, "low": pl.Float64, "high": pl.Float64}
    values = pl.DataFrame({"f": [0], "low": [low], "high": [high]}, schema=sizes)
    found = too_small(figures, metrics, values, read_lexicon()["least_sums"])
    assert found["metric"].to_list() == (["other"] if small else [])
