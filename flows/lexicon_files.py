"""The lexicon of a run: what ships with the package, and the user's own files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from flows.csv_files import csv_frame
from flows.errors import InputError
from flows.input_files import read_input
from transforms.lexicon import Lexicon, read_lexicon
from transforms.names.entities import EntityFileError, lexicon_entities, merge_entities
from transforms.names.entity_files import REPORT

LexiconFiles = tuple[tuple[str, bytes], ...]
"""The user's files with their content: read once a run, and handed to workers that may be on other machines."""


def load_lexicon(files: Sequence[str] = ()) -> Lexicon:
    """The French lexicon with the entities and relations of the user's CSV files added.

    Raises `InputError` where a file cannot be read or used, and says which row of it.
    """
    return merged_lexicon(read_files(files))


def read_files(files: Sequence[str]) -> LexiconFiles:
    """The content of the files. Raises `InputError` for one that cannot be read."""
    return tuple((file, _content(file)) for file in files)


def merged_lexicon(files: LexiconFiles) -> Lexicon:
    """The French lexicon with what the files add. Raises `InputError` where one cannot be used."""
    return _merged(files)[0] if files else read_lexicon()


def merged_rows(files: LexiconFiles) -> pl.DataFrame:
    """What became of the rows of the user's files: `file`, `action` (added, changed, related), `row_count`, sorted.

    Raises as `merged_lexicon` does.
    """
    report = _merged(files)[1] if files else pl.DataFrame(schema=REPORT)
    return report.group_by("file", "action").agg(row_count=pl.len().cast(pl.Int64)).sort("file", "action")


def _content(file: str) -> bytes:
    try:
        return read_input(file)
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
        return csv_frame(content)
    except pl.exceptions.PolarsError as error:
        reason = str(error).splitlines()[0]
        message = f"The lexicon {file} is no CSV file in UTF-8 with a header ({reason}): save it as one."
        raise InputError(message) from error
