"""What real articles about Meta, Stargate and the war for talents say together."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.explaining import explain_id
from flows.pipeline import BuildRequest, build_release
from flows.steps import PlainSteps
from tests.transforms.reconciliation.told_facts import Told

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
META, HYPERION, STARGATE = "organization/meta", "site/hyperion", "site/stargate"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are under copyright and not part of the code")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    depot = str(tmp_path_factory.mktemp("told") / "depot")
    build_release(BuildRequest((str(SEEDS),), depot), "un", PlainSteps())
    return Told(depot)


def test_meta_s_budgets_for_2025_contradict_each_other_across_periods(told: Told) -> None:
    spending = [fact for fact in told.of(META, "investment") if fact["agreement"] in ("conflict", "revised")]
    ranges = {(fact["low"], fact["high"]): fact for fact in spending}
    # One text gives no year, one says "d'ici 2025", and one "plus de 70" for 2025; the one with 66 to 72 is undated.
    first, second = ranges[60e9, 65e9], ranges[66e9, 72e9]
    assert {first["agreement"], second["agreement"]} == {"conflict"}
    assert told.linked(first, second)
    [whole] = [fact for fact in spending if str(fact["period_start"]) == "2025-01-01"]
    assert told.linked(first, whole)
    assert told.linked(second, whole)
    deciding = told.claimed(first, second, whole)
    assert ("supports", 60e9, 65e9) in deciding
    assert ("disagrees", 66e9, 72e9) in deciding


def test_meta_s_budgets_are_listed_and_explained_as_a_conflict(told: Told) -> None:
    listed = told.asked("FROM conflicts WHERE subject = 'Meta' AND metric = 'investment'")
    assert {(60e9, 65e9, "supports"), (66e9, 72e9, "disagrees")} <= {
        (row["low"], row["high"], row["role"]) for row in listed
    }
    [first] = [row for row in listed if row["low"] == 60e9]
    # "Des milliards" contradicts none of them.
    assert 2e9 not in {row["low"] for row in listed}
    # Each is explained with the words of the other, though their periods differ.
    [fact] = explain_id(told.depot, None, first["fact_id"]).facts
    against = [claim for other in fact["other_periods"] for claim in other["claims"]]
    assert {(claim["low"], claim["high"]) for claim in against} == {(66e9, 72e9), (70e9, None)}
    assert all(claim["surface"] in claim["quote"] for claim in against)


def test_meta_s_spending_of_the_year_shows_the_other_budgets(told: Told) -> None:
    [year] = told.asked("FROM capital_expenditure WHERE company = 'Meta' AND year = '2025'")
    assert (year["low_billion"], year["agreement"]) == (70, "conflict")
    assert year["other_values"] == "60 to 65 (2025-01-24); 66 to 72"


def test_more_than_14_and_14_3_billion_for_scale_ai_agree(told: Told) -> None:
    prices = told.of(META, "acquisition_price", object_id="organization/scale-ai")
    assert [(fact["low"], fact["high"], fact["agreement"]) for fact in prices] == [
        (14e9, None, "agree"),
        (14.3e9, 14.3e9, "agree"),
    ]
    assert told.linked(*prices)


def test_hyperion_s_5_gigawatts_agree(told: Told) -> None:
    [power] = told.of(HYPERION, "power_capacity")
    assert (power["low"], power["high"], power["agreement"], power["stories"]) == (5e9, 5e9, "agree", 2)


def test_american_homes_agree_and_german_ones_stand_apart(told: Told) -> None:
    [american] = told.of(HYPERION, "equivalent_homes", qualifier="American")
    [german] = told.of(HYPERION, "equivalent_homes", qualifier="German")
    assert (american["low"], american["agreement"], american["stories"]) == (4e6, "agree", 2)
    assert told.claimed(american) == [("supports", 1e6, 4e6), ("supports", 4e6, 4e6)]
    assert (german["low"], german["agreement"]) == (1e7, "single")


def test_hyperion_s_length_and_width_are_two_facts(told: Told) -> None:
    sizes = {fact["qualifier"]: (fact["low"], fact["agreement"]) for fact in told.of(HYPERION, "site_size")}
    assert sizes == {"length": (10_000, "single"), "width": (2_000, "single")}


def test_people_gone_from_openai_to_meta_are_one_history(told: Told) -> None:
    [hires] = told.of(META, "hires", object_id="organization/openai")
    assert (hires["low"], hires["agreement"]) == (20, "revised")
    assert told.claimed(hires) == [("superseded", 7, 7), ("supports", 20, 20)]


def test_stargate_s_500_billion_is_one_fact_with_its_doubters(told: Told) -> None:
    [cost] = told.of(STARGATE, "project_cost", qualifier=None)
    assert (cost["low"], cost["high"], cost["agreement"], cost["status"]) == (500e9, 500e9, "disputed", "planned")
    assert cost["stories"] >= 2
    assert told.objectors(cost) == {"person/elon-musk"}
    # Musk's own figure, and who answers him.
    [secured] = told.of("organization/softbank", "funding")
    assert (secured["high"], secured["agreement"]) == (10e9, "disputed")
    assert told.objectors(secured) == {"person/sam-altman"}


def test_stargate_s_first_tranche_stands_apart(told: Told) -> None:
    [tranche] = told.of(STARGATE, "project_cost", qualifier="first tranche")
    assert (tranche["low"], tranche["agreement"]) == (100e9, "single")


def test_pay_packages_of_100_million_are_disputed(told: Told) -> None:
    offers = told.of(META, "signing_bonus")
    assert {fact["agreement"] for fact in offers} == {"disputed"}
    assert {fact["low"] for fact in offers} == {100e6}
    assert {META} == set().union(*(told.objectors(fact) for fact in offers))


def test_offers_to_several_people_are_not_in_conflict(told: Told) -> None:
    assert not {fact["agreement"] for fact in told.of(META, "compensation")} & {"conflict", "revised"}


def test_nothing_else_is_in_conflict(told: Told) -> None:
    contested = {
        (fact["subject_id"], fact["metric"]) for fact in told.facts.to_dicts() if fact["agreement"] == "conflict"
    }
    assert contested == {(META, "investment")}
