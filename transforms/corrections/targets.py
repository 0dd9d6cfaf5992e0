"""What a correction is about: the claims that an id or the conditions of a selector fit."""

from __future__ import annotations

import re
from collections.abc import Callable

import polars as pl

from transforms.text.folding import fold

ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{20}-\d+-\d+")
"""The id of a claim, or of a figure for all its claims."""
ENTITIES = ("subject_id", "object_id", "speaker_id")
"""Conditions and fields whose value is an entity_id or a name."""
NUMBERS = ("low", "high")
DAYS = ("period_start", "period_end")
WORDS = ("claim_id", "figure_id", "doc_id", "uri", "surface", "metric", "qualifier", "unit", "bound", "status")
CONDITIONS = (*WORDS, *ENTITIES, *NUMBERS, *DAYS)

_BETWEEN = re.compile(r";\s+")


def conditions_of(target: str) -> tuple[dict[str, str], str]:
    """The conditions of a selector by name, and what is wrong with it, empty where nothing is.

    "uri=presse/a.txt; surface=5 gigawatts; metric=" fits claims of no metric; what stands after "=" may be empty.
    """
    conditions = {}
    for part in _BETWEEN.split(target.strip().rstrip(";")):
        name, sign, value = part.partition("=")
        name = name.strip()
        if not sign:
            fault = f"target '{part}' is neither the id of a claim or figure nor a condition: write 'uri=a.txt'"
            return {}, fault
        if name not in CONDITIONS:
            return {}, f"target names '{name}': use {', '.join(CONDITIONS)}"
        if name in conditions:
            return {}, f"target names {name} twice: keep one"
        if name in NUMBERS and value.strip() and not _is(float, value):
            return {}, f"{name} of the target is no number: write 6.6e10"
        if name in DAYS and value.strip() and not re.fullmatch(r"\d{4}-\d\d-\d\d", value.strip()):
            return {}, f"{name} of the target is no day: write 2025-12-31"
        conditions[name] = value.strip()
    return conditions, ""


def fitting(target: str, sources: pl.DataFrame, entity_of: Callable[[str], str | None]) -> pl.Expr:
    """Whether a claim, with the `surface` of its figure, is one that the target means."""
    if ID.fullmatch(target):
        return pl.any_horizontal(pl.col("claim_id", "figure_id") == target)
    conditions, _ = conditions_of(target)
    return pl.all_horizontal(_holds(name, value, sources, entity_of) for name, value in conditions.items())


def _holds(name: str, value: str, sources: pl.DataFrame, entity_of: Callable[[str], str | None]) -> pl.Expr:
    column = pl.col(name)
    if name == "uri":
        return pl.col("doc_id").is_in(sources.filter(pl.col("uri") == value)["doc_id"].unique().implode())
    if not value:
        return column.is_null()
    if name in NUMBERS:
        return column == float(value)
    if name in DAYS:
        return column == pl.lit(value).str.to_date()
    if name in ENTITIES:
        # No entity has the id "", so that an unknown name fits nothing.
        return column == (entity_of(value) or "")
    if name == "surface":
        # Whoever types it has no narrow no-break spaces.
        return fold(column) == fold(pl.lit(value))
    return column == value


def _is(kind: type[float], value: str) -> bool:
    try:
        kind(value)
    except ValueError:
        return False
    return True
