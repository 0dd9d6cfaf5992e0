"""How well claims are read from our own annotated press sentences, through all steps from the text on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from transforms.calendar.periods import find_periods
from transforms.identifiers import with_id
from transforms.lexicon import read_lexicon
from transforms.names.coreference import resolve_references
from transforms.names.discovery import discover_entities
from transforms.names.entities import lexicon_entities
from transforms.names.mentions import find_mentions
from transforms.quantities.figures import find_figures
from transforms.statements.claims import read_claims
from transforms.text.sentences import split_sentences

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "claims.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """The claims read from all cases, with names for ids, the number of the case and the place of the figure."""
    lexicon = read_lexicon("fr")
    documents = pl.DataFrame(
        {
            "case": range(len(CASES)),
            "text": [case["text"] for case in CASES],
            "published_on": [date.fromisoformat(case["on"]) if "on" in case else None for case in CASES],
            "published_precision": ["day" if "on" in case else None for case in CASES],
        },
        schema_overrides={"published_on": pl.Date},
    )
    documents = with_id(documents, "doc_id", "text")
    sentences = split_sentences(documents).with_columns(section=pl.lit("body"))
    periods = find_periods(sentences, documents.select("doc_id", "published_on", "published_precision"), lexicon)
    figures = find_figures(sentences, periods, lexicon)
    named, _, of_lexicon = lexicon_entities(lexicon)
    mentions = find_mentions(sentences, lexicon)
    discovered, found, roles = discover_entities(sentences, mentions, lexicon)
    mentions, entities = pl.concat([mentions, found]), pl.concat([named, discovered])
    relations = pl.concat([of_lexicon, roles])
    mentions = pl.concat([mentions, resolve_references(sentences, mentions, entities, relations, lexicon)])
    claims = read_claims(sentences, figures, periods, mentions, entities, relations, documents, lexicon).claims
    names = entities.select("entity_id", "name")
    return (
        claims.join(documents.select("doc_id", "case"), on="doc_id")
        .join(figures.select("figure_id", "start_char", "end_char"), on="figure_id")
        .join(names.rename({"entity_id": "subject_id", "name": "subject"}), on="subject_id")
        .join(names.rename({"entity_id": "object_id", "name": "object"}), on="object_id", how="left")
        .join(names.rename({"entity_id": "speaker_id", "name": "speaker"}), on="speaker_id", how="left")
        .sort("case", "start_char", "subject", "metric")
        .to_dicts()
    )


def pairs(rows: list[dict[str, Any]]) -> tuple[list[tuple[dict[str, Any], dict[str, Any]]], int, int]:
    """Claims wanted and read that agree in figure, subject and metric; how many were wanted; how many were read."""
    matched, left = [], list(rows)
    for number, case in enumerate(CASES):
        for wanted in case["claims"]:
            start = case["text"].index(wanted["figure"])
            end = start + len(wanted["figure"])
            for row in left:
                place = row["case"] == number and row["start_char"] < end and start < row["end_char"]
                if place and (row["subject"], row["metric"]) == (wanted["subject"], wanted["metric"]):
                    matched.append((wanted, row))
                    left.remove(row)
                    break
    return matched, sum(len(case["claims"]) for case in CASES), len(rows)


def f1(right: int, wanted: int, read: int) -> float:
    return 2 * right / (wanted + read)


def test_most_claims_are_read_and_few_made_up(rows: list[dict[str, Any]]) -> None:
    matched, wanted, read = pairs(rows)
    # 0.94 when this was written: names that the lexicon does not know, and companies carried over wrongly.
    assert f1(len(matched), wanted, read) >= 0.88


def test_the_status_of_most_is_right(rows: list[dict[str, Any]]) -> None:
    matched, _, _ = pairs(rows)
    assert sum(wanted["status"] == row["status"] for wanted, row in matched) / len(matched) >= 0.9


@pytest.mark.parametrize("slot", ["object", "speaker", "qualifier"])
def test_the_other_slots_of_most_are_right(rows: list[dict[str, Any]], slot: str) -> None:
    matched, _, _ = pairs(rows)
    right = sum(wanted[slot] == row[slot] for wanted, row in matched if slot in wanted)
    wanted = sum(slot in wanted for wanted, _ in matched)
    read = sum(row[slot] is not None for _, row in matched)
    assert f1(right, wanted, read) >= 0.85


def test_the_periods_of_most_are_right(rows: list[dict[str, Any]]) -> None:
    matched, _, _ = pairs(rows)
    wanted = [(claim.get("from"), claim.get("to")) for claim, _ in matched]
    read = [tuple(day and str(day) for day in (row["period_start"], row["period_end"])) for _, row in matched]
    right = sum(one == other != (None, None) for one, other in zip(wanted, read, strict=True))
    assert f1(right, sum(any(period) for period in wanted), sum(any(period) for period in read)) >= 0.85
