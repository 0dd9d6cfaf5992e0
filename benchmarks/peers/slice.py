"""How fast recognizers-text reads amounts, beside ours, as JSON: `… .slice ARTICLES SECONDS`."""

from __future__ import annotations

import json
import sys

import polars as pl

from benchmarks.peers.annotated import Annotated
from benchmarks.peers.environment import run_ours, run_peer
from benchmarks.peers.recognisers import AMOUNTS

_AT_MOST = 4_000
"""Articles that ours reads, in one thread: some 6 MB."""


def main() -> None:
    """Prints bytes, processor seconds and seconds by the clock of each, all of one thread, loading apart."""
    articles = pl.read_ndjson(sys.argv[1]).select("text", "date").head(_AT_MOST)
    texts = [Annotated(text, day) for text, day in articles.iter_rows()]
    results = {
        # First, since it may not be there.
        AMOUNTS.name: run_peer(AMOUNTS, texts, float(sys.argv[2])),
        "Gigawatt, figures and periods": run_ours(texts, "figures"),
        "Gigawatt, to claims": run_ours(texts),
    }
    measures = ("bytes", "cpu_seconds", "seconds", "load_seconds")
    told = {name: {measure: result[measure] for measure in measures} for name, result in results.items()}
    sys.stdout.write(json.dumps({"base": AMOUNTS.name, "speed": told}))


if __name__ == "__main__":
    main()
