"""Ours, in the shape of the others: `python -m benchmarks.peers.tools.run_gigawatt WHAT`.

WHAT is `figures` (sentences, periods and figures) or `all` (the whole parse, to claims). All texts are read at once.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import polars as pl

from flows.polars_thread import on_polars_thread
from schemas import LANDED
from transforms.calendar.periods import find_periods
from transforms.identifiers import with_id
from transforms.lexicon import Lexicon, read_lexicon
from transforms.names.entities import lexicon_entities
from transforms.parse import parse_documents
from transforms.quantities.figures import find_figures
from transforms.text.publication import date_publication
from transforms.text.sections import mark_sections
from transforms.text.sentences import split_sentences

_KINDS = {"person": "person", "organization": "organization", "place": "place"}


def main() -> None:
    """Prints what `stopwatch.run` prints, and `published`: the day of each text, its own where it was not told."""
    parse = {"figures": parse_figures, "all": parse_documents}[sys.argv[1]]
    articles = [json.loads(line) for line in sys.stdin]
    started = time.perf_counter()
    lexicon = read_lexicon()
    parse(_landed([{"text": "Il vaut 3 euros, a-t-on dit le 3 mars 2020 à Paris.", "on": None}]), lexicon)
    landed = _landed(articles)
    begun, cpu_begun = time.perf_counter(), time.process_time()
    # As workers run it.
    tables = on_polars_thread(parse, landed, lexicon)
    cpu, ended = time.process_time() - cpu_begun, time.perf_counter()
    size = int(landed["text"].str.len_bytes().sum())
    seconds = {"load_seconds": begun - started, "seconds": ended - begun, "cpu_seconds": cpu}
    result: dict[str, Any] = {**seconds, "bytes": size, "failed": 0}
    if sys.argv[1] == "all":
        numbers = with_id(pl.DataFrame(articles, schema={"text": pl.String}), "doc_id", "text")["doc_id"].to_list()
        result |= {"found": list(_findings(tables, numbers, lexicon)), "published": _published(tables, numbers)}
    sys.stdout.write(json.dumps(result))


def parse_figures(landed: pl.DataFrame, lexicon: Lexicon) -> dict[str, pl.DataFrame]:
    """Sentences, periods and figures: all that is needed for figures."""
    sentences = mark_sections(split_sentences(landed), lexicon)
    dates = landed.join(date_publication(landed, sentences), on="doc_id", how="left", maintain_order="left")
    periods = find_periods(sentences, dates.select("doc_id", "published_on", "published_precision"), lexicon)
    return {"periods": periods, "figures": find_figures(sentences, periods, lexicon)}


def _landed(articles: list[dict[str, Any]]) -> pl.DataFrame:
    texts = pl.DataFrame(articles, schema={"text": pl.String, "on": pl.String}).rename({"on": "declared_date"})
    # The others are told that it is French, too.
    landed = with_id(texts, "doc_id", "text").with_columns(declared_language=pl.lit("fr"))
    return LANDED.conform(
        pl.concat([LANDED.empty(), landed], how="diagonal_relaxed").unique("doc_id", maintain_order=True)
    )


def _published(tables: dict[str, pl.DataFrame], numbers: list[str]) -> list[str | None]:
    days = dict(tables["documents"].select("doc_id", pl.col("published_on").dt.to_string("%Y-%m-%d")).iter_rows())
    return [days[doc_id] for doc_id in numbers]


def _findings(tables: dict[str, pl.DataFrame], numbers: list[str], lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    number_of = {doc_id: number for number, doc_id in enumerate(numbers)}
    where = ("doc_id", "start_char", "end_char")
    figures = tables["figures"].select(*where, "low", "high", "unit", "vague")
    for doc_id, start, end, low, high, unit, vague in figures.iter_rows():
        value = {"low": low, "high": high, "unit": unit, "vague": vague}
        yield {"type": "figure", "text": number_of[doc_id], "start": start, "end": end, **value}
    days = (pl.col(name).dt.to_string("%Y-%m-%d") for name in ("period_start", "period_end"))
    for doc_id, start, end, first, last in tables["periods"].select(*where, *days).iter_rows():
        readings = [[first, last]] if first else []
        yield {"type": "period", "text": number_of[doc_id], "start": start, "end": end, "readings": readings}
    entities = pl.concat([lexicon_entities(lexicon)[0], tables["entities"]]).select("entity_id", "kind")
    names = (
        tables["mentions"]
        .filter(pl.col("method") != "coreference")
        .join(entities, on="entity_id", maintain_order="left")
    )
    for doc_id, start, end, kind in names.select(*where, "kind").iter_rows():
        kind = _KINDS.get(kind, "other")
        yield {"type": "name", "text": number_of[doc_id], "start": start, "end": end, "kind": kind}


if __name__ == "__main__":
    main()
