"""What one file states, without a warehouse: what `gigawatt extract` shows."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.errors import InputError
from flows.lexicon_files import load_lexicon
from flows.polars_thread import on_polars_thread
from schemas import LANDED, REJECTS
from transforms.identifiers import with_id
from transforms.names.entities import lexicon_entities
from transforms.parse import parse_documents

_SHOWN = ("figures", "periods", "mentions", "claims", "objections", "abstentions")


@dataclass(frozen=True)
class Reading:
    """A text and what was read out of it: rows of `documents`, and of the tables of `_SHOWN` as lists by name."""

    document: dict[str, Any]
    tables: dict[str, list[dict[str, Any]]]
    names: dict[str, str]
    """Names of the entities by entity_id."""

    def as_dict(self) -> dict[str, Any]:
        """The same for machines."""
        named = {row["entity_id"] for row in self.tables["mentions"]}
        named |= {row[column] for row in self.tables["claims"] for column in ("subject_id", "object_id", "speaker_id")}
        entities = {entity_id: self.names[entity_id] for entity_id in sorted(named - {None}) if entity_id in self.names}
        return {**self.document, **self.tables, "entities": entities}


def extract_texts(
    file: str, lexicon_files: Sequence[str] = (), columns: Mapping[str, str] | None = None
) -> list[Reading]:
    """What each text of the file states; "-" is the text on standard input. `columns` are those of its records.

    Raises `flows.errors.UsageError` for a column of no known field, and `flows.errors.InputError` and
    `flows.readers.errors.SourceError` where there is no text.
    """
    lexicon = load_lexicon(lexicon_files)
    landed = _standard_input() if file == "-" else _file(file, columns or {})

    def parse() -> dict[str, pl.DataFrame]:
        return parse_documents(landed.unique("doc_id", maintain_order=True), lexicon)

    # As a worker does, where this process works as one: see `flows.runners.processes.work_alone`.
    tables = on_polars_thread(parse) if pl.thread_pool_size() == 1 else parse()
    entities = pl.concat(
        [lexicon_entities(lexicon)[0].select("entity_id", "name"), tables["entities"].select("entity_id", "name")]
    )
    names = {str(entity_id): str(name) for entity_id, name in entities.iter_rows()}
    claimed = tables["figures"].select("figure_id", "doc_id")
    tables["abstentions"] = tables["abstentions"].join(claimed, on="figure_id", how="left", maintain_order="left")
    shown = {name: tables[name].partition_by("doc_id", as_dict=True) for name in _SHOWN}
    return [
        Reading(
            document,
            {
                name: parts[(document["doc_id"],)].drop("doc_id").to_dicts() if (document["doc_id"],) in parts else []
                for name, parts in shown.items()
            },
            names,
        )
        for document in tables["documents"].drop("story_id").to_dicts()
    ]


def _standard_input() -> pl.DataFrame:
    from flows.readers.decode import decode
    from flows.readers.errors import UnreadableError

    try:
        text = decode(sys.stdin.buffer.read())
    except UnreadableError as error:
        raise InputError(f"Standard input holds no text: {error.detail}.") from None
    if not text.strip():
        raise InputError("Standard input is empty: pipe a text into it, as in gigawatt extract - < article.txt.")
    row = {"uri": "-", "media_type": "text/plain", "sha256": "", "text": text}
    return LANDED.conform(with_id(pl.DataFrame([row], schema=LANDED.polars_schema).drop("doc_id"), "doc_id", "text"))


def _file(file: str, columns: Mapping[str, str]) -> pl.DataFrame:
    from flows.readers.options import ReadOptions
    from flows.readers.read import read_sources

    batches = list(read_sources([file], ReadOptions(columns=columns)))
    landed = pl.concat([LANDED.empty(), *(batch.landed for batch in batches)])
    if landed.is_empty():
        rejects = pl.concat([REJECTS.empty(), *(batch.rejects for batch in batches)])
        why = f"{rejects['reason'][0]}: {rejects['detail'][0]}" if rejects.height else "it has no records"
        raise InputError(f"{file} holds no text ({why}).")
    return landed
