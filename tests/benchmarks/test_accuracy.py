from __future__ import annotations

from typing import Any

import pytest

from benchmarks.accuracy import Accuracy, f1, measure_accuracy
from benchmarks.annotated import Annotated

TEXT = "Nvidia a investi 5 milliards de dollars dans Intel."
STATED = {
    "text": 0,
    "start": 17,
    "end": 39,
    "subject": "Nvidia",
    "metric": "investment",
    "object": "Intel",
    "low": 5e9,
    "high": 5e9,
    "unit": "USD",
    "status": "actual",
}
READ = {
    **STATED,
    "subject_id": "organization/nvidia",
    "subject_names": ["nvidia", "nvidia corp"],
    "object_id": "organization/intel",
    "object_names": ["intel"],
    "speaker_id": None,
    "speaker_names": None,
    "from": None,
    "to": None,
    "rule": "verb_cue/nominal_before",
}


def measured(read: list[dict[str, Any]], **stated: object) -> Accuracy:
    return measure_accuracy(Annotated([TEXT, TEXT], [None, None], [STATED | stated]), read)


@pytest.mark.parametrize(
    ("other", "right"),
    [
        pytest.param({}, True, id="as it is stated"),
        pytest.param({"start": 18}, True, id="cut a little otherwise"),
        pytest.param({"start": 34}, False, id="less than half of the figure"),
        pytest.param({"low": None}, False, id="another bound"),
        pytest.param({"unit": "EUR"}, False, id="another currency"),
        pytest.param({"metric": "funding"}, False, id="another metric"),
        pytest.param({"subject_names": ["intel"]}, False, id="another subject"),
        pytest.param({"text": 1}, False, id="another text"),
    ],
)
def test_a_claim_is_right_in_figure_value_subject_and_metric(other: dict[str, object], right: bool) -> None:
    result = measured([READ | other])
    assert (result.right, result.missed, result.spurious) == ((1, 0, 0) if right else (0, 1, 1))


def test_an_entity_may_be_called_by_any_of_its_names() -> None:
    assert measured([READ], subject="NVIDIA Corp").right == 1


def test_one_claim_is_not_right_twice() -> None:
    result = measured([dict(READ), dict(READ)])
    assert (result.right, result.spurious, result.precision) == (1, 1, 0.5)


def test_statements_that_no_metric_names_are_not_judged() -> None:
    result = measured([READ | {"metric": "other"}], metric="other")
    assert (result.right, result.missed, result.spurious) == (0, 0, 0)


def test_the_slots_of_right_claims_are_judged() -> None:
    result = measured([READ | {"object_id": None, "object_names": None, "status": "planned"}], speaker="Jensen Huang")
    assert result.slots == {"object": [0, 1, 0], "speaker": [0, 1, 0], "period": [0, 0, 0]}
    assert (result.right, result.status_right) == (1, 0.0)


def test_a_period_is_right_at_both_ends() -> None:
    stated = {"from": "2025-01-01", "to": "2025-12-31"}
    assert measured([READ | stated], **stated).slots["period"] == [1, 0, 0]
    assert measured([READ | stated | {"from": None}], **stated).slots["period"] == [0, 1, 1]


def test_each_rule_has_its_own_precision() -> None:
    result = measured([READ, READ | {"unit": "EUR", "rule": "kind/carried"}])
    assert result.judged_by_rule == {"verb_cue/nominal_before": 1, "kind/carried": 1}
    assert result.right_by_rule["kind/carried"] == 0


def test_f1_of_nothing_to_find_is_whole() -> None:
    assert f1(0, 0, 0) == 1.0
    assert f1(1, 1, 0) == pytest.approx(2 / 3)
