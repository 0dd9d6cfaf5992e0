from __future__ import annotations

import polars as pl
import pytest

from transforms.corrections.form import CorrectionError, check_corrections

GOOD = {
    "target": "uri=presse/a.txt; surface=5 gigawatts",
    "field": "metric",
    "value": "power_capacity",
    "reason": "lu comme un coût",
    "who": "A. Dupont",
    "when": "2026-01-31",
}


def checked(*rows: dict[str, str | None]) -> pl.DataFrame:
    return check_corrections("c.csv", pl.DataFrame([GOOD | row for row in rows]))


def test_a_good_file_keeps_its_rows_numbered() -> None:
    rows = checked({}, {"target": "a" * 32, "field": "high", "value": " "})
    assert rows.select("row_no", "value", "corrected_by").rows() == [
        (1, "power_capacity", "A. Dupont"),
        (2, None, "A. Dupont"),
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param({"target": ""}, "target is empty", id="no target"),
        pytest.param({"target": "abc"}, "'abc' is neither the id of a claim or figure nor", id="half an id"),
        pytest.param({"target": "url=a.txt"}, "target names 'url': use claim_id", id="an unknown condition"),
        pytest.param({"target": "low=1e9; low=2e9"}, "names low twice", id="a condition twice"),
        pytest.param({"target": "low=beaucoup"}, "low of the target is no number", id="a target that is no number"),
        pytest.param({"target": "period_end=2028"}, "period_end of the target is no day", id="a target that is no day"),
        pytest.param({"field": "surface"}, "field 'surface' is none of subject_id", id="an unknown field"),
        pytest.param({"value": "capacity"}, "value of metric is none of investment", id="a value out of its list"),
        pytest.param({"value": None}, "metric cannot be empty", id="a field that must be filled"),
        pytest.param({"field": "low", "value": "5 Md"}, "value of low is no number: write 6.6e10", id="no number"),
        pytest.param({"field": "low", "value": "inf"}, "value of low is no number", id="a number without end"),
        pytest.param({"field": "high", "value": "nan"}, "value of high is no number", id="what is no number by name"),
        pytest.param({"field": "unit", "value": "dollars"}, "value of unit is no currency as EUR", id="no unit"),
        pytest.param({"field": "period_end", "value": "2028"}, "value of period_end is no day", id="no day"),
        pytest.param({"field": "claim", "value": "wrong"}, "can only be taken out", id="a claim set to something"),
        pytest.param({"reason": None}, "reason is empty", id="no reason"),
        pytest.param({"who": ""}, "who is empty", id="nobody"),
        pytest.param({"when": "31/01/2026"}, "when is no day", id="another way to write a day"),
        pytest.param({}, "row 1 sets the same field of the same target", id="a row twice"),
    ],
)
def test_a_row_at_fault_is_told_with_its_number(row: dict[str, str | None], says: str) -> None:
    with pytest.raises(CorrectionError, match="c.csv, row 2: .*" + says):
        checked({}, row)


@pytest.mark.parametrize("unit", ["USD", "Wh", "%", None])
def test_a_unit_is_one_of_the_base_units_or_a_currency(unit: str | None) -> None:
    assert checked({"field": "unit", "value": unit})["value"].to_list() == [unit]


@pytest.mark.parametrize(
    ("header", "says"),
    [
        pytest.param(["target", "field", "value", "reason", "who"], "no column 'when'", id="a column missing"),
        pytest.param([*GOOD, "note"], "unknown column 'note'", id="a column too many"),
    ],
)
def test_another_header_is_told(header: list[str], says: str) -> None:
    with pytest.raises(CorrectionError, match=says):
        check_corrections("c.csv", pl.DataFrame(schema=dict.fromkeys(header, pl.String)))


def test_many_faults_are_told_in_one_message() -> None:
    with pytest.raises(CorrectionError, match=r"row 1: .*; and 2 more$"):
        checked(*[{"when": None, "target": f"low={number}"} for number in range(12)])
