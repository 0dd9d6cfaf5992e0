from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from transforms.reconciliation.other_periods import MANY, link_periods, pool_periods

Period = tuple[str | None, str | None]
BARE: Period = (None, None)


def keys(*periods: Period) -> pl.DataFrame:
    """Facts of one statement, "0", "1", … in order."""
    return pl.DataFrame(
        [(0, *(None if day is None else date.fromisoformat(day) for day in period)) for period in periods],
        schema={"statement_no": pl.UInt32, "period_start": pl.Date, "period_end": pl.Date},
        orient="row",
    ).select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("key_no"),
        pl.int_range(pl.len()).cast(pl.String).str.zfill(6).alias("fact_id"),
        pl.all(),
    )


def year(number: int) -> Period:
    return (f"{number}-01-01", f"{number}-12-31")


@pytest.mark.parametrize(
    ("periods", "pools"),
    [
        pytest.param([BARE, year(2025)], [1, 1], id="no period means the one year"),
        pytest.param([BARE, year(2024), year(2025)], [0, 1, 2], id="of two years it means none"),
        pytest.param([BARE, year(2025), ("2025-04-01", "2025-06-30")], [1, 1, 2], id="a year goes before its quarter"),
        pytest.param([BARE, ("2025-04-01", "2025-06-30")], [1, 1], id="a quarter alone is meant"),
        pytest.param([BARE, (None, "2028-12-31")], [1, 1], id="else the one deadline"),
        pytest.param([BARE, (None, "2028-12-31"), year(2025)], [2, 2, 2], id="the year before the deadline"),
        pytest.param([(None, "2025-12-31"), year(2025), year(2024)], [1, 1, 2], id="a deadline means what ends on it"),
        pytest.param([(None, "2026-12-31"), year(2025)], [1, 1], id="else the one that ends before"),
        pytest.param([(None, "2026-12-31"), year(2025), year(2024)], [0, 1, 2], id="of two that end before none"),
        pytest.param([(None, "2024-12-31"), year(2025)], [0, 1], id="nothing that ends after it"),
    ],
)
def test_undated_facts_are_compared_with_the_one_they_can_mean(periods: list[Period], pools: list[int]) -> None:
    assert pool_periods(keys(*periods)).sort("key_no")["pool_no"].to_list() == pools


@pytest.mark.parametrize(
    ("periods", "links"),
    [
        pytest.param([BARE, year(2025)], [("0", "1", "undated")], id="undated"),
        pytest.param([year(2025), ("2025-04-01", "2025-06-30")], [("1", "0", "within")], id="a quarter in its year"),
        pytest.param([year(2024), year(2025)], [("0", "1", "other_period")], id="two years"),
        pytest.param([year(2025), (None, "2025-12-31")], [("0", "1", "other_period")], id="a year and its end"),
        pytest.param([year(2025)], [], id="one period"),
    ],
)
def test_facts_of_one_statement_are_linked(periods: list[Period], links: list[tuple[str, str, str]]) -> None:
    made = link_periods(keys(*periods)).select("fact_id", "other_id", "relation").rows()
    assert [(one[-1], other[-1], relation) for one, other, relation in made] == links


def test_of_many_periods_neighbours_are_linked_so_that_links_grow_with_the_facts() -> None:
    def days(count: int) -> pl.DataFrame:
        every = [(date(1990, 1, 1) + timedelta(number)).isoformat() for number in range(count)]
        return keys(*((day, day) for day in every))

    assert link_periods(days(MANY)).height == MANY * (MANY - 1) // 2
    assert link_periods(days(5_000)).height == 4_999


def test_many_deadlines_and_days_are_compared_without_holding_each_against_each() -> None:
    # Their pairs would take 20 GB.
    days = [(date(1900, 1, 1) + timedelta(number)).isoformat() for number in range(30_000)]
    made = pool_periods(keys(*((day, day) for day in days), *((None, day) for day in days)))
    assert made.sort("key_no")["pool_no"].tail(30_000).to_list() == list(range(30_000))
