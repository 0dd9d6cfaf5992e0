"""Measures builds and writes down what they took: `python -m benchmarks [--megabytes 20] [--runs 3] [--seed 1]`.

`python -m benchmarks ablation` and `python -m benchmarks confidence` measure how well claims are read, and
`python -m benchmarks facts` stories and facts of a million texts.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks import density, facts
from benchmarks.extraction import ablation, confidence
from benchmarks.generate import write_articles
from benchmarks.measure import Measured, measure, told_machine
from benchmarks.report import Benchmark, update_page

_ROOT = Path(__file__).parent.parent
_SAMPLES = _ROOT / "samples" / "presse"
_RESULTS = _ROOT / "out" / "benchmarks.json"


def main() -> None:
    """Prints the report, and writes it to docs/benchmarks.md and out/benchmarks.json."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how fast a build is.")
    parser.add_argument("--megabytes", type=float, default=20, help="size of the generated text")
    parser.add_argument("--runs", type=int, default=3, help="builds of it, each in a new warehouse")
    parser.add_argument("--seed", type=int, default=1, help="another makes other articles")
    parser.add_argument("--no-page", action="store_true", help="leave docs/benchmarks.md as it is")
    options = parser.parse_args()
    # Where the warehouses are, unlike /tmp on some machines, is a real disk.
    _RESULTS.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_RESULTS.parent) as folder:
        articles = Path(folder) / "articles.jsonl"
        write_articles(articles, int(options.megabytes * 1e6), options.seed)
        large = [_build(articles, Path(folder) / f"large-{run}") for run in range(options.runs)]
        small = _build(_SAMPLES, Path(folder) / "small")
        python = Path(sys.executable)
        plain = measure([python, "-m", "benchmarks.plain", _SAMPLES, Path(folder) / "small-plain"])
        transforms = measure([python, "-m", "benchmarks.transforms", articles]).result
        benchmark = Benchmark(told_machine(), large, small, plain, transforms)
    _RESULTS.write_text(json.dumps(benchmark.as_dict(), indent=1) + "\n", encoding="utf-8")
    if not options.no_page:
        update_page(_ROOT / "docs" / "benchmarks.md", benchmark)
    sys.stdout.write(benchmark.markdown())


def _build(source: Path, warehouse: Path) -> Measured:
    """A build by the command, as a user runs it."""
    gigawatt = Path(sys.executable).with_name("gigawatt")
    return measure([gigawatt, "build", source, "--warehouse", warehouse, "--json"])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ablation", *arguments]:
            ablation(arguments)
        case ["confidence", *arguments]:
            confidence(arguments)
        case ["density", *arguments]:
            density.main(arguments)
        case ["facts", *arguments]:
            facts.main(arguments)
        case _:
            main()
