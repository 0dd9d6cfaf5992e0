"""How long each transform takes, as a build runs them: `python -m benchmarks.transforms ARTICLES.jsonl`.

As many processes as a build has workers read an equal part of the articles each, side by side.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

import polars as pl

import transforms.parse
from flows.polars_thread import on_polars_thread
from flows.readers.options import ReadOptions
from flows.readers.read import read_sources
from flows.resources import machine_cores
from flows.runners.processes import ENVIRONMENT
from transforms.lexicon import read_lexicon


def main() -> None:
    """Prints seconds by transform, of the slowest process each, in the order of their end, as JSON."""
    if len(sys.argv) > 2:
        sys.stdout.write(json.dumps(_read_part(sys.argv[1], int(sys.argv[2]))))
        return
    parts = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.transforms", sys.argv[1], str(part)],
            stdout=subprocess.PIPE,
            env={**os.environ, **ENVIRONMENT},
        )
        for part in range(machine_cores())
    ]
    took = [json.loads(part.communicate()[0]) for part in parts]
    sys.stdout.write(json.dumps({name: max(each[name] for each in took) for name in took[0]}))


def _read_part(articles: str, part: int) -> dict[str, float]:
    landed = pl.concat([batch.landed for batch in read_sources([articles], ReadOptions())])
    lexicon = read_lexicon()
    # What is compiled from the lexicon at first use belongs to the start.
    transforms.parse.parse_documents(landed.head(20), lexicon)
    seconds = _time_transforms()
    size = -(-landed.height // machine_cores())
    on_polars_thread(transforms.parse.parse_documents, landed.slice(part * size, size), lexicon)
    return {name: round(took, 4) for name, took in seconds.items()}


def _time_transforms() -> dict[str, float]:
    """The seconds that the transforms which a parse calls will take, filled as they are called."""
    seconds: dict[str, float] = {}
    for name, value in list(vars(transforms.parse).items()):
        if isinstance(value, FunctionType) and value.__module__ != transforms.parse.__name__:
            setattr(transforms.parse, name, _timed(value, seconds))
    transforms.parse.parse_documents = _timed(transforms.parse.parse_documents, seconds)
    return seconds


def _timed(transform: Callable[..., Any], seconds: dict[str, float]) -> Callable[..., Any]:
    @wraps(transform)
    def timed(*args: object, **kwargs: object) -> object:
        started = time.perf_counter()
        result = transform(*args, **kwargs)
        seconds[transform.__name__] = seconds.get(transform.__name__, 0.0) + time.perf_counter() - started
        return result

    return timed


if __name__ == "__main__":
    main()
