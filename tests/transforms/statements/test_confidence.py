from __future__ import annotations

import polars as pl
import pytest

from transforms.statements.confidence import WEIGHT, with_confidence

PRECISION = pl.DataFrame(
    {
        "rule": ["noun_cue/nominal_before", "verb_cue/nominal_before", "noun_cue/carried", "noun_cue/carried/former"],
        "right": ["29", "18", "3", "1"],
        "judged": ["30", "20", "7", "1"],
    }
)
ALL = (51 + 1) / (58 + 2)
NOMINAL = (47 + WEIGHT * ALL) / (50 + WEIGHT)
CARRIED = (4 + WEIGHT * ALL) / (8 + WEIGHT)


def confidence_of(rule: str, metric: str = "revenue", precision: pl.DataFrame = PRECISION) -> float | None:
    claims = pl.DataFrame({"rule": [rule], "metric": [metric]})
    [value] = with_confidence(claims, precision)["confidence"]
    return None if value is None else float(value)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param(
            "noun_cue/nominal_before", (29 + WEIGHT * NOMINAL) / (30 + WEIGHT), id="much judged: near its own share"
        ),
        pytest.param("noun_cue/carried", (4 + WEIGHT * CARRIED) / (8 + WEIGHT), id="little judged: nearer to the rest"),
        pytest.param("kind/carried", CARRIED, id="not judged: as those that find the subject alike"),
        pytest.param("verb_cue/opening", ALL, id="not judged, nor one alike: as all"),
    ],
)
def test_a_rule_is_as_sure_as_its_claims_were_right(rule: str, expected: float) -> None:
    assert confidence_of(rule) == round(expected, 3)


def test_a_value_that_was_replaced_does_not_make_another_rule() -> None:
    assert confidence_of("noun_cue/carried/former") == confidence_of("noun_cue/carried")


def test_what_was_not_judged_has_none() -> None:
    assert confidence_of("noun_cue/carried", metric="other") is None


def test_without_judgements_all_are_as_likely_wrong_as_right() -> None:
    assert confidence_of("noun_cue/carried", precision=PRECISION.clear()) == 0.5


def test_claims_keep_their_order() -> None:
    claims = pl.DataFrame({"rule": ["noun_cue/carried", "verb_cue/opening"] * 3, "metric": ["revenue"] * 6})
    assert with_confidence(claims, PRECISION).drop("confidence").equals(claims)
