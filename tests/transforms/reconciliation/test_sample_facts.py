"""What the sample articles say together: agreement, revision, conflict and denial, as samples/README.md lists them."""

from __future__ import annotations

import pytest

from tests.transforms.reconciliation.told_facts import Told

pytestmark = pytest.mark.xdist_group("samples")

META, HYPERION = "organization/meta", "site/hyperion"


@pytest.fixture(scope="module")
def told(sample_depot: str) -> Told:
    return Told(sample_depot)


def test_meta_s_spending_in_2025_was_revised(told: Told) -> None:
    [spending] = [fact for fact in told.of(META, "investment") if (fact["low"], fact["high"]) == (66e9, 72e9)]
    assert (spending["agreement"], spending["preferred_rule"]) == ("revised", "standing")
    assert {role for role, low, _ in told.claimed(spending) if low == 60e9} == {"superseded"}
    # Two dispatches of one agency are one story.
    assert spending["claims"] > spending["stories"]


def test_hyperion_s_5_gigawatts_agree(told: Told) -> None:
    [power] = told.of(HYPERION, "power_capacity", period_start=None, period_end=None)
    assert (power["low"], power["high"]) == (5e9, 5e9)
    assert power["agreement"] in ("agree", "refined")
    assert power["stories"] >= 3


def test_american_homes_narrow_to_4_million_and_german_ones_stand_apart(told: Told) -> None:
    [american] = told.of(HYPERION, "equivalent_homes", qualifier="American")
    [german] = told.of(HYPERION, "equivalent_homes", qualifier="German")
    assert (american["low"], american["high"], american["agreement"]) == (4e6, 4e6, "refined")
    assert (german["low"], german["agreement"]) == (1e7, "single")


def test_hyperion_s_length_stands_by_itself(told: Told) -> None:
    [length] = told.of(HYPERION, "site_size", qualifier="length")
    assert (length["low"], length["unit"], length["agreement"]) == (10_000, "m", "single")
    # An area, where one was read, is another fact.
    assert {fact["agreement"] for fact in told.of(HYPERION, "site_size")} == {"single"}


def test_about_500_000_chips_and_half_a_million_agree(told: Told) -> None:
    chips = told.of("site/prometheus", "accelerator_count")
    assert {(fact["low"], fact["agreement"]) for fact in chips} == {(500_000, "agree")}


def test_bonuses_of_100_million_are_stated_and_denied(told: Told) -> None:
    bonuses = told.of(META, "signing_bonus")
    assert "disputed" in {fact["agreement"] for fact in bonuses}
    assert {fact["low"] for fact in bonuses} == {100e6}


def test_musk_s_10_billion_are_disputed(told: Told) -> None:
    [secured] = told.of("organization/softbank", "funding")
    assert (secured["high"], secured["agreement"]) == (10e9, "disputed")
    assert told.objectors(secured) == {"person/sam-altman"}


def test_offers_to_several_people_are_not_in_conflict(told: Told) -> None:
    assert not {fact["agreement"] for fact in told.of(META, "compensation")} & {"conflict", "revised"}
