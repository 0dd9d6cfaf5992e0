from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from schemas import ABSTENTIONS, CLAIMS, ENTITIES, OBJECTIONS, SOURCES
from transforms.corrections.form import Checked
from transforms.corrections.replay import Corrected, replay_corrections

FIRST, SECOND = "a" * 32, "b" * 32
BOTH_OF = "0123456789abcdef0123-5-24"
"""The figure of both claims."""


def _rows(table: Any, *rows: dict[str, Any]) -> pl.DataFrame:  # noqa: ANN401 - any table of the schemas
    return pl.DataFrame(list(rows), schema=table.polars_schema)


USUAL = {
    "figure_id": BOTH_OF, "doc_id": "d", "subject_id": "organization/atelier", "metric": "investment",
    "low": 5e9, "high": 5e9, "unit": "EUR", "bound": "exact", "period_end": date(2028, 12, 31),
    "status": "planned", "rule": "toy",
}  # fmt: skip
TABLES = {
    "claims": _rows(CLAIMS, {**USUAL, "claim_id": FIRST}, {**USUAL, "claim_id": SECOND, "object_id": "site/chantier"}),
    "figures": pl.DataFrame({"figure_id": [BOTH_OF], "surface": ["5 milliards d’euros"]}),
    "objections": _rows(
        OBJECTIONS, {"objection_id": "o", "claim_id": FIRST, "doc_id": "d", "start_char": 0, "end_char": 3}
    ),
    "abstentions": ABSTENTIONS.empty(),
}
PLACES = _rows(SOURCES, {"doc_id": "d", "uri": "presse/a.txt"})
KNOWN = _rows(
    ENTITIES,
    {"entity_id": "organization/atelier", "name": "Atelier", "aliases": ["le groupe"]},
    {"entity_id": "site/chantier", "name": "Chantier", "aliases": ["le site"]},
    {"entity_id": "site/usine", "name": "Usine", "aliases": ["le site"]},
)


def replayed(*rows: tuple[str, str, str | None], tables: dict[str, pl.DataFrame] = TABLES) -> Corrected:
    """The claims with corrections of target, field and value, the first by A, the second by B …"""
    corrections = pl.DataFrame(
        [
            {
                "row_no": number,
                "target": target,
                "field": field,
                "value": value,
                "reason": "lu de travers",
                "corrected_by": "ABCDE"[number - 1],
                "corrected_on": date(2026, 1, number),
            }
            for number, (target, field, value) in enumerate(rows, start=1)
        ],
        schema=Checked,
    )
    return replay_corrections(corrections, tables, PLACES, KNOWN)


def claim(corrected: Corrected, claim_id: str = FIRST) -> dict[str, Any]:
    [row] = corrected.claims.filter(claim_id=claim_id).to_dicts()
    return row


@pytest.mark.parametrize(
    ("field", "value", "becomes"),
    [
        pytest.param("metric", "project_cost", "project_cost", id="a metric"),
        pytest.param("low", "4.5e9", 4.5e9, id="a number"),
        pytest.param("high", None, None, id="an open bound"),
        pytest.param("period_end", "2030-12-31", date(2030, 12, 31), id="a day"),
        pytest.param("subject_id", "site/usine", "site/usine", id="an entity by its id"),
        pytest.param("object_id", "Usine", "site/usine", id="an entity by its name"),
        pytest.param("speaker_id", "le groupe", "organization/atelier", id="an entity by an alias"),
    ],
)
def test_a_field_is_set_and_credited(field: str, value: str | None, becomes: object) -> None:
    corrected = replayed((FIRST, field, value))
    assert (claim(corrected)[field], claim(corrected)["corrected_by"]) == (becomes, "A")
    assert claim(corrected, SECOND) == {**TABLES["claims"].row(1, named=True)}
    [row] = corrected.corrections.to_dicts()
    read_as = TABLES["claims"].row(0, named=True)[field]
    assert row["outcome"] == "applied"
    assert row["changed"] == [{"claim_id": FIRST, "read_as": None if read_as is None else str(read_as)}]


@pytest.mark.parametrize(
    ("target", "fits"),
    [
        pytest.param(FIRST, [FIRST], id="the id of a claim"),
        pytest.param(BOTH_OF, [FIRST, SECOND], id="the id of a figure"),
        pytest.param("uri=presse/a.txt; object_id=Chantier", [SECOND], id="where it was found, and a name"),
        pytest.param("surface=5 milliards d'euros; object_id=", [FIRST], id="the words in another typography"),
        pytest.param("low=5000000000; period_end=2028-12-31", [FIRST, SECOND], id="a number and a day"),
        pytest.param("uri=presse/b.txt", [], id="another text"),
        pytest.param("subject_id=le site", [], id="a name that two have"),
    ],
)
def test_a_target_fits_claims_as_they_were_read(target: str, fits: list[str]) -> None:
    corrected = replayed((target, "status", "actual"))
    assert corrected.claims.filter(status="actual")["claim_id"].to_list() == fits
    assert corrected.corrections["outcome"].to_list() == ["applied" if fits else "no_match"]


def test_what_was_corrected_before_does_not_change_what_a_target_fits() -> None:
    corrected = replayed((BOTH_OF, "metric", "funding"), ("metric=investment", "status", "actual"))
    assert corrected.claims["status"].to_list() == ["actual", "actual"]
    assert corrected.claims["corrected_by"].to_list() == ["A, B", "A, B"]


def test_of_two_rows_for_one_field_the_later_stands() -> None:
    corrected = replayed((FIRST, "status", "actual"), ("object_id=", "status", "rumoured"))
    assert (claim(corrected)["status"], claim(corrected)["corrected_by"]) == ("rumoured", "B")
    assert corrected.corrections["outcome"].to_list() == ["overruled", "applied"]


def test_a_row_whose_value_nobody_has_overrules_nothing() -> None:
    corrected = replayed((FIRST, "subject_id", "Usine"), (BOTH_OF, "subject_id", "le site"))
    assert corrected.claims["subject_id"].to_list() == ["site/usine", "organization/atelier"]
    assert corrected.corrections["outcome"].to_list() == ["applied", "unknown_entity"]


def test_what_is_read_so_already_is_needless() -> None:
    corrected = replayed((FIRST, "low", "5e9"))
    assert claim(corrected)["corrected_by"] is None
    assert corrected.corrections["outcome"].to_list() == ["needless"]


def test_what_somebody_corrected_has_no_confidence_of_a_rule() -> None:
    sure = {**TABLES, "claims": TABLES["claims"].with_columns(confidence=pl.lit(0.9))}
    made = replayed((FIRST, "low", "4e9"), tables=sure).claims
    assert made.select("claim_id", "confidence").rows() == [(FIRST, None), (SECOND, 0.9)]
    same = replayed((FIRST, "low", "5e9"), tables=sure).claims
    assert same["confidence"].to_list() == [0.9, 0.9]


def test_a_claim_taken_out_leaves_its_reason() -> None:
    one = replayed((FIRST, "claim", "none"))
    assert one.claims["claim_id"].to_list() == [SECOND]
    assert (one.objections.height, one.abstentions.height) == (0, 0)
    assert one.corrections["changed"].to_list() == [[{"claim_id": FIRST, "read_as": BOTH_OF}]]
    both = replayed((BOTH_OF, "claim", "none"))
    assert both.claims.is_empty()
    assert both.abstentions.rows() == [(BOTH_OF, "corrected")]


def test_nothing_to_correct_changes_nothing() -> None:
    corrected = replayed()
    assert corrected.claims is TABLES["claims"]
    assert corrected.corrections.is_empty()
