"""The corrections of a build: those of a file, else those that the last release was made with."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.csv_files import read_csv_file
from flows.errors import InputError
from schemas import CORRECTIONS
from transforms.corrections.form import Checked, CorrectionError, check_corrections
from warehouse.digests import digest_of, frame_digest
from warehouse.layout import Warehouse
from warehouse.publish import latest
from warehouse.release import part, read_rows

_TOLD = 5
"""How many corrections that do not apply the summary names."""


def load_corrections(file: str | None, warehouse: Warehouse) -> pl.DataFrame:
    """The checked corrections (`transforms.corrections.form.Checked`) of the CSV file; without one, the remembered.

    A release remembers all that it was made with, also what no longer applied. Raises `InputError` where the file
    cannot be read or used, and says which rows of it.
    """
    if file is None:
        return _remembered(warehouse)
    rows = read_csv_file("The corrections", file)
    try:
        return check_corrections(file, rows)
    except CorrectionError as error:
        raise InputError(str(error)) from error


def _remembered(warehouse: Warehouse) -> pl.DataFrame:
    release = latest(warehouse, part(CORRECTIONS.name))
    # Releases made before there were corrections have no such table.
    if release is None or not (release / part(CORRECTIONS.name)).is_file():
        return pl.DataFrame(schema=Checked)
    return read_rows(release, CORRECTIONS.name).select(Checked.names())


def with_corrections(recipe: str, corrections: pl.DataFrame) -> str:
    """The recipe of a release that is made with the corrections: the same where there are none."""
    return digest_of([recipe, frame_digest(corrections)])[: len(recipe)] if corrections.height else recipe


def outcomes(corrections: pl.DataFrame) -> dict[str, list[int]]:
    """The rows of the corrections' file by what became of them (`schemas.vocabularies.CORRECTION_OUTCOMES`)."""
    grouped = corrections.sort("row_no").group_by("outcome", maintain_order=True).agg("row_no")
    return {str(outcome): list(rows) for outcome, rows in sorted(grouped.iter_rows())}


def in_words(by_outcome: Mapping[str, list[int]]) -> str:
    """What became of the corrections in a line: "2 applied; not applied: row 3 (no_match)"."""
    applied = len(by_outcome.get("applied", ()))
    others = sorted((row, outcome) for outcome, rows in by_outcome.items() if outcome != "applied" for row in rows)
    told = ", ".join(f"row {row} ({outcome})" for row, outcome in others[:_TOLD])
    more = f" and {len(others) - _TOLD} more" if len(others) > _TOLD else ""
    return f"{applied} applied" + (f"; not applied: {told}{more}" if others else "")
