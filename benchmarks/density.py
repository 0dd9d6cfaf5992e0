"""How much texts state, and how long their sentences and articles are, as our own parse finds it.

`python -m benchmarks density [--texts NAME PATH ...]` measures folders of text files, and files of JSON lines with
`text`. Their numbers are kept in `press_density.json`, without the texts, which are others'; the page shows them beside
those of both kinds of generated articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.densities import DENSITIES
from benchmarks.generate import write_articles
from benchmarks.marked_pages import write_between
from schemas import LANDED
from transforms.identifiers import with_id
from transforms.lexicon import read_lexicon
from transforms.parse import parse_documents

_ROOT = Path(__file__).parent.parent
PRESS = Path(__file__).parent / "press_density.json"
_PAGE = _ROOT / "docs" / "benchmarks.md"
PER_KILOBYTE = ("sentences", "figures", "periods", "mentions", "claims", "entities")
_SHARES = (0.1, 0.5, 0.9)
_WORDS = 9_000
_SAMPLE = 800_000
"""Bytes of generated articles that are measured."""


def main(arguments: Sequence[str]) -> None:
    """Prints the table, and writes it to docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks density", description="Measure how much texts state.")
    parser.add_argument("--texts", nargs="+", action="append", default=[], metavar=("NAME", "PATH"))
    parser.add_argument("--no-page", action="store_true", help="leave docs/benchmarks.md and the kept numbers alone")
    options = parser.parse_args(arguments)
    written = json.loads(PRESS.read_text("utf-8")) if PRESS.exists() else {}
    for name, *paths in options.texts:
        written[name] = measure_density([text for path in paths for text in _texts(Path(path))])
    made = {f"generated, {name}": measure_density(_made(name)) for name in DENSITIES}
    table = markdown(written | made)
    if not options.no_page:
        PRESS.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        write_between(_PAGE, "density", table)
    sys.stdout.write(table)


def measure_density(texts: Sequence[str]) -> dict[str, Any]:
    """What the texts hold per kilobyte of UTF-8, and their lengths.

    `sentence_characters` and `article_bytes` are those that a tenth, half and nine tenths stay below; `with_figure` is
    the share of sentences that state a figure; `distinct_words` are among the first 9,000.
    """
    landed = with_id(pl.DataFrame({"text": texts}).unique(maintain_order=True), "doc_id", "text")
    landed = pl.concat([LANDED.empty(), landed], how="diagonal_relaxed")
    found = parse_documents(landed, read_lexicon())
    size = landed["text"].str.len_bytes()
    kilobytes = size.sum() / 1_000
    lengths = found["sentences"]["text"].str.strip_chars().str.len_chars()
    words = landed.select(pl.col("text").str.to_lowercase().str.extract_all(r"\p{L}+").explode())["text"]
    stating = found["figures"].select("doc_id", "sentence_no").unique().height
    return {
        "texts": landed.height,
        "kilobytes": round(kilobytes),
        **{name: round(found[name].height / kilobytes, 2) for name in PER_KILOBYTE},
        "with_figure": round(stating / max(found["sentences"].height, 1), 2),
        "sentence_characters": _quantiles(lengths.filter(lengths > 0)),
        "article_bytes": _quantiles(size),
        "distinct_words": words.head(_WORDS).n_unique() if words.len() >= _WORDS else None,
    }


def markdown(measured: dict[str, dict[str, Any]]) -> str:
    """A table with a column for each."""
    rows = [
        ("texts", [f"{each['texts']:,} ({each['kilobytes']:,} kB)" for each in measured.values()]),
        *((f"{name} per kB", [f"{each[name]:.2f}" for each in measured.values()]) for name in PER_KILOBYTE),
        ("sentences with a figure", [f"{each['with_figure']:.0%}" for each in measured.values()]),
        ("characters of a sentence", [_three(each["sentence_characters"]) for each in measured.values()]),
        (
            "bytes of an article",
            [_three(each["article_bytes"]) if each["texts"] > 1 else "–" for each in measured.values()],
        ),
        ("distinct of 9,000 words", [f"{each['distinct_words'] or '–':,}" for each in measured.values()]),
    ]
    head = [f"| | {' | '.join(measured)} |", "| --- |" + " ---: |" * len(measured)]
    return "\n".join([*head, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows)]) + "\n"


def _three(quantiles: Sequence[int]) -> str:
    return ", ".join(f"{each:,}" for each in quantiles)


def _quantiles(values: pl.Series) -> list[int]:
    return [int(values.quantile(share) or 0) for share in _SHARES]


def _made(density: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder) / "articles.jsonl", _SAMPLE, density=density)
        return pl.read_ndjson(Path(folder) / "articles.jsonl")["text"].to_list()


def _texts(path: Path) -> list[str]:
    """The numbered text files of a folder; of JSON lines, which are sentences, one text of all."""
    if path.is_dir():
        return [file.read_text("utf-8") for file in sorted(path.glob("[0-9]*.txt"))]
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return ["\n".join(json.loads(line)["text"] for line in content.decode("utf-8").splitlines())]
