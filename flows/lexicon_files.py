"""The lexicon of a run: what ships with the package, and the user's own files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import polars as pl

from flows.errors import InputError
from transforms.lexicon import Lexicon, read_lexicon
from transforms.names.entities import EntityFileError, lexicon_entities, merge_entities
from transforms.names.entity_files import REPORT


def load_lexicon(files: Sequence[str] = ()) -> Lexicon:
    """The French lexicon with the entities and relations of the user's CSV files added.

    Raises `InputError` where a file cannot be read or used, and says which row of it.
    """
    return _merged(_read(files))[0] if files else read_lexicon()


def merged_rows(files: Sequence[str] = ()) -> pl.DataFrame:
    """What became of the rows of the user's files: `file`, `action` (added, changed, related), `row_count`, sorted.

    Raises as `load_lexicon` does.
    """
    report = _merged(_read(files))[1] if files else pl.DataFrame(schema=REPORT)
    return report.group_by("file", "action").agg(row_count=pl.len().cast(pl.Int64)).sort("file", "action")


def _read(files: Sequence[str]) -> tuple[tuple[str, bytes], ...]:
    return tuple((file, _content(file)) for file in files)


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"The lexicon {file} cannot be read ({error.strerror}): check its path.") from error


# By content, so that a file that was changed between two runs of one process is read again.
@lru_cache(maxsize=4)
def _merged(files: tuple[tuple[str, bytes], ...]) -> tuple[Lexicon, pl.DataFrame]:
    """The lexicon with the files in it, and what became of each row (`transforms.names.entity_files.REPORT`)."""
    try:
        merged, report = merge_entities(read_lexicon(), {file: _frame(file, content) for file, content in files})
    except EntityFileError as error:
        raise InputError(str(error)) from error
    try:
        # Only with all files together is it known which names there are.
        lexicon_entities(merged)
    except ValueError as error:
        raise InputError(f"{', '.join(file for file, _ in files)}: {error}") from error
    return merged, report


def _frame(file: str, content: bytes) -> pl.DataFrame:
    try:
        return pl.read_csv(content, comment_prefix="#", infer_schema=False)
    except pl.exceptions.PolarsError as error:
        reason = str(error).splitlines()[0]
        message = f"The lexicon {file} is no CSV file in UTF-8 with a header ({reason}): save it as one."
        raise InputError(message) from error
