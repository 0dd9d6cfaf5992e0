"""Marked-up phrases as the frames that claims are read from: "[Meta] a investi {17 milliards:money}"."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import Any

import polars as pl

from schemas import ENTITIES, FIGURES, MENTIONS, PERIODS, RELATIONS, Table
from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.statements.claims import Claims, read_claims
from transforms.text.folding import fold, fold_case

# A sentence after "# " is a heading. [name:kind] is a mention (an organization unless said; [~name] one that the
# lexicon has not), {words:kind:counted} a figure, <words:year> a period, or <words:from..to>, <words:day> in ISO dates.
_MARK = re.compile(r"\[(~?)([^]:]+)(?::(\w+))?\]|\{([^}:]+):(\w+)(?::([^}]+))?\}|<([^>:]+):([0-9.-]+)>")
LARGE = 1e9
"""What all figures are, in their base unit: more than the least of any metric."""
PARTS = {"Nebula Cloud": "Nebula"}
"""Whose part an organization is by the lexicon."""
HEADS = {"Ada Morel": "Nebula", "Jean Vidal": "Orbite"}
"""Who leads which organization, in these texts."""


def said_of(*texts: str | tuple[str, ...]) -> list[list[tuple[str, str]]]:
    """Subject and metric of the claims of each document, a marked-up sentence or several: one reading of them all."""
    claims = read_documents([(text,) if isinstance(text, str) else text for text in texts])
    told: list[list[tuple[str, str]]] = [[] for _ in texts]
    for row in said(claims):
        told[int(row["doc_id"])].append((row["subject"], row["metric"]))
    return told


def read(*sentences: str) -> Claims:
    """The claims of one document made of the marked-up sentences."""
    return _claims_of(sentences)


@together
def _claims_of(documents: list[tuple[str, ...]]) -> list[Claims]:
    claims, objections, abstentions = read_documents(documents)
    return [
        Claims(
            claims.filter(doc_id=doc),
            objections.filter(doc_id=doc),
            abstentions.filter(pl.col("figure_id").str.starts_with(doc)),
        )
        for doc in (f"{number:03d}" for number in range(len(documents)))
    ]


def read_documents(documents: list[tuple[str, ...]], published_on: date | None = None) -> Claims:
    """The claims of documents made of marked-up sentences; each document's id is its number."""
    rows, figures, mentions, periods, names = [], [], [], [], {}
    start = 0
    for doc, number, marked in (
        (f"{doc:03d}", number, marked) for doc, texts in enumerate(documents) for number, marked in enumerate(texts)
    ):
        start = start if number else 0
        section = "headline" if marked.startswith("# ") else "body"
        marked = marked.removeprefix("# ")
        text, cut = "", 0
        place = {"doc_id": doc, "sentence_no": number}
        for mark in _MARK.finditer(marked):
            text += marked[cut : mark.start()]
            cut = mark.end()
            new, name, kind, figure, figure_kind, counted, period, year = mark.groups()
            surface = name or figure or period
            span = {"start_char": start + len(text), "end_char": start + len(text) + len(surface), "surface": surface}
            text += surface
            if name:
                entity = f"{kind or 'organization'}/{name}"
                names[entity] = (name, kind or "organization")
                mentions.append({**place, **span, "entity_id": entity, "method": "pattern" if new else "lexicon"})
            elif figure:
                figures.append({**place, **span, "kind": figure_kind, "counted": counted})
            else:
                first, last = _dates(year)
                periods.append({**place, **span, "period_start": first, "period_end": last})
        text += marked[cut:] + " "
        rows.append({**place, "start_char": start, "end_char": start + len(text), "section": section, "text": text})
        start += len(text)
    for person, organization in HEADS.items():
        names[f"person/{person}"] = (person, "person")
        names[f"organization/{organization}"] = (organization, "organization")
    for organization in itertools.chain(*PARTS.items()):
        names[f"organization/{organization}"] = (organization, "organization")
    working = pl.DataFrame(
        rows, schema_overrides={"sentence_no": pl.Int32, "start_char": pl.Int32, "end_char": pl.Int32}
    )
    working = working.with_columns(folded=fold(pl.col("text"))).with_columns(lower=fold_case(pl.col("folded")))
    return read_claims(
        working,
        _table(figures, FIGURES, "figure_id", {"low": LARGE, "high": LARGE, "bound": "exact", "vague": False}),
        _table(periods, PERIODS, "period_id", {"relative": False}),
        _table(mentions, MENTIONS, "mention_id", {}),
        ENTITIES.conform(
            pl.DataFrame(
                [
                    {"entity_id": key, "name": name, "kind": kind, "aliases": [], "discovered": False}
                    for key, (name, kind) in sorted(names.items())
                ]
            ).with_columns(wikidata_id=pl.lit(None, pl.String), country=pl.lit(None, pl.String))
        ),
        RELATIONS.conform(
            pl.DataFrame(
                [
                    {"subject_id": f"person/{person}", "relation": "head_of", "object_id": f"organization/{head}"}
                    for person, head in HEADS.items()
                ]
                + [
                    {"subject_id": f"organization/{part}", "relation": "part_of", "object_id": f"organization/{whole}"}
                    for part, whole in PARTS.items()
                ]
            ).with_columns(valid_from=pl.lit(None, pl.Date), valid_to=pl.lit(None, pl.Date), origin=pl.lit("lexicon"))
        ),
        pl.DataFrame(
            {"doc_id": [f"{doc:03d}" for doc in range(len(documents))]},
            schema={"doc_id": pl.String},
        ).with_columns(published_on=pl.lit(published_on, pl.Date)),
        read_lexicon("fr"),
    )


def _dates(period: str) -> tuple[date, date]:
    """The first and last day of "2024", "2024-02-28" or "2024-02-21..2024-02-28"."""
    if len(period) == len("2024"):
        return date(int(period), 1, 1), date(int(period), 12, 31)
    first, _, last = period.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def said(claims: Claims) -> list[dict[str, Any]]:
    """The claims with names instead of ids, in the order of their figures and subjects."""
    return [
        {
            **row,
            **{
                slot: row[f"{slot}_id"] and row[f"{slot}_id"].split("/", 1)[1]
                for slot in ("subject", "object", "speaker")
            },
            "period": (str(row["period_start"] or "")[:4], str(row["period_end"] or "")[:4]),
            "dates": f"{row['period_start'] or ''}..{row['period_end'] or ''}",
        }
        for row in claims.claims.sort("figure_id", "metric", "subject_id").to_dicts()
    ]


def _table(rows: list[dict[str, Any]], table: Table, key: str, usual: dict[str, Any]) -> pl.DataFrame:
    if not rows:
        return table.empty()
    frame = pl.DataFrame(
        [{key: f"{row['doc_id']}-{number:04d}", **usual, **row} for number, row in enumerate(rows)],
        infer_schema_length=None,
    )
    missing = [name for name in table.names if name not in frame.columns]
    return table.conform(frame.with_columns(pl.lit(None).alias(name) for name in missing))
