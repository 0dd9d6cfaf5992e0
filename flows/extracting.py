"""What texts state, without a warehouse: what `gigawatt extract` shows."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from flows.errors import InputError
from flows.lexicon_files import load_lexicon
from flows.polars_thread import on_polars_thread
from schemas import LANDED, REJECTS
from transforms.identifiers import with_id
from transforms.names.entities import lexicon_entities
from transforms.parse import parse_documents

if TYPE_CHECKING:
    from flows.readers.read import ReadBatch

MOST = 20_000_000
"""Bytes of text that are read at once: some 2 GB of memory, and more than anybody looks at."""
_SHOWN = ("figures", "periods", "mentions", "claims", "objections", "abstentions")


@dataclass(frozen=True)
class Reading:
    """A text and what was read out of it: rows of `documents`, and of the tables of `_SHOWN` as lists by name.

    `uris` are where it was found: in the files, or "-".
    """

    uris: list[str]
    document: dict[str, Any]
    tables: dict[str, list[dict[str, Any]]]
    names: dict[str, str]
    """Names of the entities by entity_id."""

    def as_dict(self) -> dict[str, Any]:
        """The same for machines."""
        named = {row["entity_id"] for row in self.tables["mentions"]}
        named |= {row[column] for row in self.tables["claims"] for column in ("subject_id", "object_id", "speaker_id")}
        entities = {entity_id: self.names[entity_id] for entity_id in sorted(named - {None}) if entity_id in self.names}
        return {"uris": self.uris, **self.document, **self.tables, "entities": entities}


class Extracted(NamedTuple):
    """What the texts of some files state, in their order, and what of the files holds none (rows of `rejects`)."""

    readings: list[Reading]
    rejects: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """The same for machines: one JSON object."""
        return {"documents": [reading.as_dict() for reading in self.readings], "rejects": self.rejects}


def extract_texts(
    files: Sequence[str], lexicon_files: Sequence[str] = (), columns: Mapping[str, str] | None = None
) -> Extracted:
    """What each text of the files states, and what was set aside; "-" is the text on standard input.

    What stands in several places is read once, at the first. `columns` are those of records. Raises
    `flows.errors.UsageError` for a column of no known field, and `flows.errors.InputError` and
    `flows.readers.errors.SourceError` where there is no text, or more than `MOST`.
    """
    lexicon = load_lexicon(lexicon_files)
    batches = list(_up_to_most(files, columns or {}))
    # In the order in which they stand there.
    found = pl.concat([LANDED.empty(), *(batch.landed[batch.places] for batch in batches)])
    rejects = pl.concat([REJECTS.empty(), *(batch.rejects for batch in batches)])
    if found.is_empty():
        why = f"{rejects['reason'][0]}: {rejects['detail'][0]}" if rejects.height else "it has no records"
        raise InputError(f"{', '.join(files)} {'hold' if len(files) > 1 else 'holds'} no text ({why}).")
    places = found.group_by("doc_id", maintain_order=True).agg(pl.col("uri").unique(maintain_order=True))
    landed = found.unique("doc_id", keep="first", maintain_order=True).sort("doc_id")

    def parse() -> dict[str, pl.DataFrame]:
        return parse_documents(landed, lexicon)

    # As a worker does, where this process works as one: see `flows.runners.processes.work_alone`.
    tables = on_polars_thread(parse) if pl.thread_pool_size() == 1 else parse()
    entities = pl.concat(
        [lexicon_entities(lexicon)[0].select("entity_id", "name"), tables["entities"].select("entity_id", "name")]
    )
    names = {str(entity_id): str(name) for entity_id, name in entities.iter_rows()}
    claimed = tables["figures"].select("figure_id", "doc_id")
    tables["abstentions"] = tables["abstentions"].join(claimed, on="figure_id", how="left", maintain_order="left")
    shown = {name: tables[name].partition_by("doc_id", as_dict=True) for name in _SHOWN}
    documents = places.join(tables["documents"].drop("story_id"), on="doc_id", how="left", maintain_order="left")
    readings = [
        Reading(
            document.pop("uri"),
            document,
            {
                name: parts[(document["doc_id"],)].drop("doc_id").to_dicts() if (document["doc_id"],) in parts else []
                for name, parts in shown.items()
            },
            names,
        )
        for document in documents.to_dicts()
    ]
    return Extracted(readings, rejects.to_dicts())


def _up_to_most(files: Sequence[str], columns: Mapping[str, str]) -> Iterator[ReadBatch]:
    size = 0
    for file in files:
        for batch in _standard_input() if file == "-" else _file(file, columns):
            size += int(batch.landed["text"].str.len_bytes().sum())
            if size > MOST:
                raise InputError(
                    f"{', '.join(files)} {'hold' if len(files) > 1 else 'holds'} more than {MOST // 10**6} MB of text, "
                    "which is too much to show: give fewer files, or make a release of them with gigawatt build."
                )
            yield batch


def _standard_input() -> list[ReadBatch]:
    from flows.readers.decode import decode
    from flows.readers.errors import UnreadableError
    from flows.readers.read import ReadBatch

    try:
        text = decode(sys.stdin.buffer.read())
    except UnreadableError as error:
        raise InputError(f"Standard input holds no text: {error.detail}.") from None
    if not text.strip():
        raise InputError("Standard input is empty: pipe a text into it, as in gigawatt extract - < article.txt.")
    row = {"uri": "-", "media_type": "text/plain", "sha256": "", "text": text}
    landed = with_id(pl.DataFrame([row], schema=LANDED.polars_schema).drop("doc_id"), "doc_id", "text")
    return [ReadBatch(LANDED.conform(landed), REJECTS.empty(), inputs=1, places=pl.Series([0]))]


def _file(file: str, columns: Mapping[str, str]) -> Iterator[ReadBatch]:
    from flows.readers.options import ReadOptions
    from flows.readers.read import read_sources

    return read_sources([file], ReadOptions(columns=columns))
