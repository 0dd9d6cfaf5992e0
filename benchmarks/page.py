"""Writes docs/benchmarks.md, its plot and docs/scale.md anew from kept results: `python -m benchmarks page [FILE]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks import report, scale
from benchmarks.builds import RESULTS


def main(arguments: Sequence[str]) -> None:
    """Nothing is measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks page", description=__doc__)
    parser.add_argument("results", type=Path, nargs="?", default=RESULTS, help="what `python -m benchmarks` wrote")
    results = json.loads(parser.parse_args(arguments).results.read_text("utf-8"))
    report.update_page(results)
    scale.update_page(results)
