"""Texts that were annotated by hand, and what the transforms read from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from schemas.landing import LANDED
from transforms.identifiers import with_id
from transforms.lexicon import Lexicon
from transforms.means import ALL_MEANS, Means
from transforms.names.entities import lexicon_entities
from transforms.parse import parse_documents

CASES = Path(__file__).parent.parent / "tests" / "cases"


@dataclass(frozen=True)
class Annotated:
    """Texts and the claims that they state; each claim names its `text` by number, and its figure by `start`, `end`.

    A claim has `subject`, `metric`, `low`, `high`, `unit`, `status`, and `object`, `speaker`, `from`, `to` where the
    text states them. `published` is the day of each text, ISO 8601, or null.
    """

    texts: list[str]
    published: list[str | None]
    claims: list[dict[str, Any]]


def own_cases(name: str) -> Annotated:
    """One of our own annotated sets: `development`, which rules may be mended by, or `held_out`, by which none is."""
    cases = _records(CASES / f"claims_{name}.jsonl")
    claims = [
        {**claim, "text": number, "end": claim["start"] + len(claim["figure"])}
        for number, case in enumerate(cases)
        for claim in case["claims"]
    ]
    return Annotated([case["text"] for case in cases], [case["on"] for case in cases], claims)


def annotated_articles(folder: Path, gold: Path) -> Annotated:
    """The text files of a folder that the JSON lines of `gold` annotate, `doc` being the file's name."""
    records = {path.stem: _records(path) for path in sorted(gold.glob("*.jsonl"))}
    names = sorted({record["doc"] for found in records.values() for record in found})
    texts = [(folder / name).read_bytes().decode("utf-8") for name in names]
    numbers = {name: number for number, name in enumerate(names)}
    claims = [{**claim, "text": numbers[claim["doc"]]} for claim in records["claims"]]
    return Annotated(texts, [None] * len(texts), claims)


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_texts(annotated: Annotated, lexicon: Lexicon, means: Means = ALL_MEANS) -> dict[str, pl.DataFrame]:
    """The tables of `transforms.parse.parse_documents`, `documents` with the texts' numbers in `text_number`."""
    nothing = [None] * len(annotated.texts)
    landed = pl.DataFrame(
        {
            "text": annotated.texts,
            "uri": [f"{number}.txt" for number in range(len(annotated.texts))],
            "declared_date": annotated.published,
            "media_type": "text/plain",
            "sha256": "",
            **dict.fromkeys(("retrieved_at", "title", "publisher", "author", "declared_language", "address"), nothing),
        }
    )
    landed = with_id(landed, "doc_id", "text")
    tables = parse_documents(LANDED.conform(landed), lexicon, means)
    named, _, _ = lexicon_entities(lexicon)
    tables["entities"] = pl.concat([named, tables["entities"]]).unique("entity_id", keep="first", maintain_order=True)
    numbers = landed.select("doc_id", text_number=pl.int_range(pl.len()))
    tables["documents"] = tables["documents"].join(numbers, on="doc_id", how="left", maintain_order="left")
    return tables


def claims_read(annotated: Annotated, lexicon: Lexicon, means: Means = ALL_MEANS) -> list[dict[str, Any]]:
    """The claims read from the texts, in the form of `Annotated.claims`, names for ids, with `rule`, by place.

    `subject_names`, `object_names` and `speaker_names` are all that the entities are called.
    """
    tables = read_texts(annotated, lexicon, means)
    names = tables["entities"].select(
        "entity_id",
        names=pl.concat_list(pl.col("name"), pl.col("aliases").fill_null([])).list.eval(
            pl.element().str.to_lowercase()
        ),
    )
    claims = tables["claims"].join(tables["documents"].select("doc_id", text="text_number"), on="doc_id")
    claims = claims.join(tables["figures"].select("figure_id", start="start_char", end="end_char"), on="figure_id")
    for role in ("subject", "object", "speaker"):
        named = names.rename({"entity_id": f"{role}_id", "names": f"{role}_names"})
        claims = claims.join(named, on=f"{role}_id", how="left", maintain_order="left")
    return (
        claims.with_columns(
            pl.col("period_start").cast(pl.String).alias("from"), pl.col("period_end").cast(pl.String).alias("to")
        )
        .sort("text", "start", "end", "subject_id", "metric", "object_id")
        .to_dicts()
    )
