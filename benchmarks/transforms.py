"""How long each transform takes, one after the other: `python -m benchmarks.transforms ARTICLES.jsonl`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

import polars as pl

import transforms.parse
from expectations import set_aside_rows
from flows.readers.options import ReadOptions
from flows.readers.read import read_sources
from transforms.lexicon import read_lexicon


def main() -> None:
    """Prints seconds by transform, in the order of their end, as JSON."""
    landed = pl.concat([batch.landed for batch in read_sources(sys.argv[1:], ReadOptions())])
    lexicon = read_lexicon()
    # What is compiled from the lexicon at first use belongs to the start.
    transforms.parse.parse_documents(landed.head(20), lexicon)
    seconds = _time_transforms()
    tables = transforms.parse.parse_documents(landed, lexicon)
    # Entities and relations are only those that the lexicon lacks; the sketches are no table of a release.
    del tables["entities"], tables["relations"], tables["sketches"]
    _timed(set_aside_rows, seconds)(tables)
    sys.stdout.write(json.dumps({name: round(took, 4) for name, took in seconds.items()}))


def _time_transforms() -> dict[str, float]:
    """The seconds that the transforms which a parse calls will take, filled as they are called."""
    seconds: dict[str, float] = {}
    for name, value in list(vars(transforms.parse).items()):
        if isinstance(value, FunctionType) and value.__module__ != transforms.parse.__name__:
            setattr(transforms.parse, name, _timed(value, seconds))
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
