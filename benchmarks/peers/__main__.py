"""Compares with other recognisers: `python -m benchmarks.peers [--gold DIR --texts DIR --called NAME]`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.generate import write_articles
from benchmarks.marked_pages import write_between
from benchmarks.measure import told_machine
from benchmarks.peers.annotated import Annotated, gold_folder, own_sentences
from benchmarks.peers.environment import ROOT, run_ours, run_peer
from benchmarks.peers.recognisers import AMOUNTS, DATEPARSER, QUANTULUM3, RECOGNIZERS, SPACY
from benchmarks.peers.report import Quality, Speed
from benchmarks.peers.scoring import score_figures, score_names, score_numbers, score_periods

OURS = "Gigawatt"
_RESULTS = ROOT / "out" / "peers.json"


def main() -> None:
    """Prints the report, and writes it to docs/benchmarks.md and out/peers.json."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description="Compare with other recognisers.")
    parser.add_argument("--gold", type=Path, help="folder with figures.jsonl and dates.jsonl of texts to score, too")
    parser.add_argument("--texts", type=Path, help="folder of these texts")
    parser.add_argument("--called", default="Annotated texts that were given", help="what the report calls them")
    parser.add_argument("--megabytes", type=float, default=10, help="size of the generated text for speed")
    parser.add_argument(
        "--seconds", type=float, default=30, help="of processor time, after which a recogniser's speed is told"
    )
    parser.add_argument("--no-page", action="store_true", help="leave docs/benchmarks.md as it is")
    options = parser.parse_args()
    if bool(options.gold) != bool(options.texts):
        parser.error("--gold and --texts go together")
    own = own_sentences()
    sets = {f"{len(own)} short texts of our own, annotated in `benchmarks/peers/annotated.md`": own}
    if options.gold:
        sets[options.called] = gold_folder(options.gold, options.texts)
    qualities = [compare(title, texts) for title, texts in sets.items()]
    speed = _speed(int(options.megabytes * 1e6), options.seconds)
    lines = [f"Measured on {told_machine()}.", ""]
    report = "\n".join([*lines, *speed.markdown(), *(line for quality in qualities for line in quality.markdown())])
    _RESULTS.parent.mkdir(exist_ok=True)
    results = {"speed": speed.as_dict(), "quality": [quality.as_dict() for quality in qualities]}
    _RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if not options.no_page:
        write_between(ROOT / "docs" / "benchmarks.md", "peers", report)
    sys.stdout.write(report)


def compare(title: str, texts: list[Annotated]) -> Quality:
    """Runs all recognisers over annotated texts and scores each on what it reads."""
    ours = run_ours(texts)
    # Where nobody says when a text was published, the others are told what ours read from it.
    for text, day in zip(texts, ours["published"], strict=True):
        text.on = text.on or day
    found: dict[str, list[dict[str, Any]]] = {OURS: ours["found"]}
    for peer in (RECOGNIZERS, QUANTULUM3, DATEPARSER, SPACY):
        found[peer.name] = run_peer(peer, texts)["found"]
    amounts, days = (OURS, RECOGNIZERS.name, QUANTULUM3.name), (OURS, RECOGNIZERS.name, DATEPARSER.name)
    named = (OURS, SPACY.name) if all(text.names is not None for text in texts) else ()
    return Quality(
        title,
        numbers={name: score_numbers(texts, found[name]) for name in amounts},
        figures={name: score_figures(texts, found[name]) for name in amounts},
        known={peer.name: peer.kinds for peer in (RECOGNIZERS, QUANTULUM3)},
        places={name: score_periods(texts, found[name], resolved=False) for name in days},
        periods={name: score_periods(texts, found[name], resolved=True) for name in days},
        names={name: score_names(texts, found[name]) for name in named},
    )


def _speed(size: int, seconds: float) -> Speed:
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder) / "articles.jsonl", size)
        articles = pl.read_ndjson(Path(folder) / "articles.jsonl").select("text", "date")
    texts = [Annotated(text, day) for text, day in articles.iter_rows()]
    results = {f"{OURS}, figures and periods": run_ours(texts, "figures"), f"{OURS}, to claims": run_ours(texts)}
    for peer in (AMOUNTS, RECOGNIZERS, QUANTULUM3, DATEPARSER, SPACY):
        results[peer.name] = run_peer(peer, texts, seconds)
    return Speed(results, AMOUNTS.name)


if __name__ == "__main__":
    main()
