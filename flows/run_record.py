"""The row of `runs` that a release holds about the run that made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from flows.landing import Landing
from schemas import RUNS
from warehouse.layout import Warehouse
from warehouse.manifest import CATALOG
from warehouse.parquet import write_table
from warehouse.publish import latest
from warehouse.release import part, read_runs
from warehouse.sqltext import file_pattern


@dataclass(frozen=True)
class Run:
    """What is known of a run before it ends."""

    run_id: str
    version: str
    recipe: str
    sources: Sequence[str]
    started_at: datetime
    landing: Landing
    merged: pl.DataFrame
    """What became of the rows of the user's lexicon files: `file`, `action`, `row_count`."""


def lexicon_left_out(warehouse: Warehouse, files: Iterable[str]) -> list[str]:
    """The user's lexicon files that the last release was made with and that are not among these, by their names."""
    last = read_runs(latest(warehouse, part(RUNS.name))).sort("started_at").tail(1)
    read = last["lexicon_rows"].explode().drop_nulls().struct.field("file").unique().sort() if last.height else ()
    given = {_name(file) for file in files}
    return [file for file in read if _name(file) not in given]


def _name(file: str) -> str:
    """What it is called wherever it lies: a schedule names it by its whole path."""
    return file.rpartition("/")[2]


def run_row(
    run: Run, rows: Mapping[str, int], stages: Mapping[str, float], seconds: float, bytes_written: int
) -> pl.DataFrame:
    """One row of `schemas.RUNS`."""
    row = {
        "run_id": run.run_id,
        "version": run.version,
        "recipe": run.recipe,
        "sources": list(run.sources),
        "started_at": run.started_at,
        "seconds": seconds,
        "inputs": run.landing.inputs,
        "documents": run.landing.documents,
        "duplicates": run.landing.duplicates,
        "rejected": run.landing.rejected,
        "lexicon_rows": run.merged.to_dicts(),
        "table_rows": [{"table_name": name, "row_count": count} for name, count in sorted(rows.items())],
        "stage_seconds": [{"stage": name, "seconds": took} for name, took in stages.items()],
        "bytes_read": run.landing.bytes_read,
        "bytes_written": bytes_written,
        "outcome": "published",
    }
    return pl.DataFrame([row], schema=RUNS.polars_schema)


def complete_run(release: Path, run: Run, stages: Mapping[str, float], seconds: float) -> None:
    """Replaces the run's row in a release that is not published yet, now that its size and times are known."""
    rows = release / part(RUNS.name)
    runs = RUNS.conform(pl.read_parquet(rows))
    mine = pl.col("run_id") == run.run_id
    counted = {entry["table_name"]: entry["row_count"] for entry in runs.filter(mine)["table_rows"].item()}
    size = sum(path.stat().st_size for path in (release / "tables").rglob("*.parquet"))
    row = run_row(run, counted, stages, seconds, size)
    write_table(pl.concat([runs.filter(~mine), row]), RUNS, rows)
    with duckdb.connect(str(release / CATALOG)) as connection:
        connection.execute(f"DELETE FROM {RUNS.name}")
        connection.execute(f"INSERT INTO {RUNS.name} FROM read_parquet({file_pattern(rows)})")
