"""The table `runs`, the only one that holds clock times."""

from __future__ import annotations

import polars as pl

from schemas.model import Column, Table

RUNS = Table(
    name="runs",
    description="One row per run that ended in a release, this one last.",
    key=("run_id",),
    columns=(
        Column("run_id", pl.String, "Identifies the run."),
        Column("version", pl.String, "Release it published."),
        Column("recipe", pl.String, "Hash of the code and lexicon that extracted."),
        Column("sources", pl.List(pl.String), "Source arguments as they were given."),
        Column("started_at", pl.Datetime("us", "UTC"), "When it began."),
        Column("seconds", pl.Float64, "How long it took.", unit="second", minimum=0),
        Column("inputs", pl.Int64, "Files and records found in the sources by this run.", unit="1", minimum=0),
        Column("documents", pl.Int64, "Of these, documents that the warehouse did not hold.", unit="1", minimum=0),
        Column("duplicates", pl.Int64, "Of these, texts that it held already.", unit="1", minimum=0),
        Column("rejected", pl.Int64, "Of these, inputs set aside.", unit="1", minimum=0),
        Column(
            "lexicon_rows",
            pl.List(pl.Struct({"file": pl.String, "action": pl.String, "row_count": pl.Int64})),
            "Rows of the user's lexicon files by what became of them: 'added' and 'changed' are entities, 'related' "
            "are relations; empty without such files.",
            unit="1",
        ),
        Column(
            "table_rows",
            pl.List(pl.Struct({"table_name": pl.String, "row_count": pl.Int64})),
            "Rows of each table of the release.",
            unit="1",
        ),
        Column(
            "stage_seconds",
            pl.List(pl.Struct({"stage": pl.String, "seconds": pl.Float64})),
            "Time each stage took.",
            unit="second",
        ),
        Column("bytes_read", pl.Int64, "Size of the text landed by this run.", unit="byte", minimum=0),
        Column("bytes_written", pl.Int64, "Size of the release's tables.", unit="byte", minimum=0),
        Column("outcome", pl.String, "'published'."),
    ),
)
