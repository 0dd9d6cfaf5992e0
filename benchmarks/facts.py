"""Measures stories and facts of many texts: `python -m benchmarks facts [--files 5 10 20 40] [--folder out/facts]`.

A file is 25,000 texts and 125,000 claims. The made files stay in the folder, for the next time.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.facts_check import check_facts, check_stories
from benchmarks.facts_made import EDITS, write_file
from benchmarks.measure import measure

_ROOT = Path(__file__).parent.parent
_PAGE = _ROOT / "docs" / "facts.md"
_RESULTS = Path(__file__).parent / "results" / "facts.json"
_BEGIN, _END = "<!-- measured: written by `python -m benchmarks facts` -->", "<!-- end of what is measured -->"


def main(arguments: Sequence[str]) -> None:
    """Prints the report, and writes it to docs/facts.md and results/facts.json."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks facts", description="Measure stories and facts.")
    parser.add_argument("--files", type=int, nargs="+", default=[5, 10, 20, 40], help="of 25,000 texts each")
    parser.add_argument("--folder", type=Path, default=_ROOT / "out" / "facts", help="where the made files are")
    parser.add_argument("--no-page", action="store_true", help="leave docs/facts.md as it is")
    options = parser.parse_args(arguments)
    missing = [
        no for no in range(max(options.files)) if not (options.folder / "figures" / f"{no:04d}.parquet").exists()
    ]
    # Each in a process that starts anew: one that was forked from a running Polars may hang.
    with get_context("spawn").Pool(1) as pool:
        pool.starmap(write_file, [(options.folder, number) for number in missing])
    results = [_measured(options.folder, files) for files in options.files]
    report = _markdown(results)
    if not options.no_page:
        # docs/scale.md is made from them, too.
        _RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        before, _, rest = _PAGE.read_text(encoding="utf-8").partition(_BEGIN)
        _PAGE.write_text(f"{before}{_BEGIN}\n\n{report}\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")
    sys.stdout.write(report)


def _measured(folder: Path, files: int) -> dict[str, Any]:
    shutil.rmtree(folder / f"out-{files}", ignore_errors=True)
    taken = measure([sys.executable, "-m", "benchmarks.facts_run", folder, str(files)])
    return {
        **taken.result,
        "wall": taken.seconds,
        "cpu": taken.cpu_seconds,
        "peak": taken.peak_bytes,
        **check_stories(folder, files),
        **check_facts(folder, files),
    }


def _markdown(results: list[dict[str, Any]]) -> str:
    """Two tables: what each size took, and what was found of what was planted."""
    rows: list[tuple[str, list[str]]] = [
        ("texts", [f"{result['texts']:,}" for result in results]),
        ("claims", [f"{result['claims']:,}" for result in results]),
        ("facts", [f"{result['facts']:,}" for result in results]),
        *(
            (f"{name}, processor seconds", [f"{result['seconds'][step]:.1f}" for result in results])
            for name, step in (
                ("sketches", "sketches"),
                ("stories", "stories"),
                ("facts", "facts"),
                ("tables sorted", "sorting"),
            )
        ),
        ("processor seconds in all, start included", [f"{result['cpu']:.1f}" for result in results]),
        ("the same per 100,000 texts", [f"{result['cpu'] / result['texts'] * 1e5:.1f}" for result in results]),
        ("seconds by the clock", [f"{result['wall']:.1f}" for result in results]),
        ("peak memory, MB", [f"{result['peak'] / 1e6:,.0f}" for result in results]),
        ("copies planted", [f"{result['copies']:,}" for result in results]),
        ("copies found", [f"{result['recall']:.2%}" for result in results]),
        ("joins that are right", [f"{result['precision']:.2%}" for result in results]),
        *((f"found of edit: {name}", [f"{result['recall_' + name]:.2%}" for result in results]) for name in EDITS),
        *(
            (f"facts planted: {name}", [f"{result[name]:,}" for result in results])
            for name in ("single", "agree", "revised", "conflict")
        ),
        ("facts with the planted label", [f"{result['labels_right']:.2%}" for result in results]),
    ]
    lines = [f"| {name} | {' | '.join(values)} |" for name, values in rows]
    return "\n".join([lines[0], "| --- |" + " ---: |" * len(results), *lines[1:]]) + "\n"
