"""The lexicon of a run: what ships with the package, and the user's own files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import polars as pl

from flows.errors import InputError
from transforms.entities import merge_entities
from transforms.lexicon import Lexicon, read_lexicon


def load_lexicon(files: Sequence[str] = ()) -> Lexicon:
    """The French lexicon with the entities of the user's CSV files added.

    Raises `InputError` where a file cannot be read or a row of it cannot be used, and says which.
    """
    if not files:
        return read_lexicon()
    return _merged(tuple((file, _content(file)) for file in files))


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"The lexicon {file} cannot be read ({error.strerror}): check its path.") from error


@lru_cache(maxsize=4)
def _merged(files: tuple[tuple[str, bytes], ...]) -> Lexicon:
    frames = [_frame(file, content) for file, content in files]
    lexicon, report = merge_entities(read_lexicon(), frames)
    if report.height:
        first = ", ".join(f"{name} {value}" for name, value in report.row(0, named=True).items() if value is not None)
        raise InputError(f"{report.height} rows of {', '.join(file for file, _ in files)} cannot be used: {first}.")
    return lexicon


def _frame(file: str, content: bytes) -> pl.DataFrame:
    try:
        return pl.read_csv(content, comment_prefix="#", infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise InputError(f"The lexicon {file} is no CSV file with a header ({error}): see docs/lexicon.md.") from error
