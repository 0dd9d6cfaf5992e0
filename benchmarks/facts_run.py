"""Stories and facts of made files, in a process of its own: `python -m benchmarks.facts_run FOLDER FILES`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import duckdb
import polars as pl

from schemas import FACT_CLAIMS, FACTS, OBJECTIONS
from transforms.reconciliation.facts import PART, facts_in_parts
from transforms.reconciliation.sketches import sketch_texts
from transforms.reconciliation.stories import tell_stories

_SORTING = "1GB"
"""What DuckDB may hold while it sorts the tables; the rest goes to disk."""


def main() -> None:
    """Writes stories, facts and their claims as Parquet, and prints processor seconds and counts as JSON."""
    folder, files = Path(sys.argv[1]), int(sys.argv[2])
    out = folder / f"out-{files}"
    out.mkdir(exist_ok=True)
    started = time.process_time()
    seconds: dict[str, float] = {}

    def lap(name: str) -> None:
        nonlocal started
        seconds[name] = round(time.process_time() - started, 2)
        started = time.process_time()

    numbers = range(files)
    sketches = pl.concat(
        [
            sketch_texts(
                pl.read_parquet(folder / "texts" / f"{no:04d}.parquet", columns=["doc_id", "section", "lower"])
            )
            for no in numbers
        ]
    )
    lap("sketches")
    documents = pl.read_parquet([folder / "documents" / f"{no:04d}.parquet" for no in numbers])
    stories = tell_stories(documents, sketches)
    del sketches
    stories.write_parquet(out / "stories.parquet")
    documents = documents.join(stories, on="doc_id", how="left")
    lap("stories")
    claims = pl.scan_parquet([folder / "claims" / f"{no:04d}.parquet" for no in numbers])
    figures = pl.scan_parquet([folder / "figures" / f"{no:04d}.parquet" for no in numbers])
    count = claims.select(pl.len()).collect().item()
    parts = -(-count // PART)
    facts = 0
    for number, made in enumerate(facts_in_parts(claims, OBJECTIONS.empty(), figures, documents, None, parts)):
        made.facts.write_parquet(out / f"facts-{number:03d}.parquet")
        made.fact_claims.write_parquet(out / f"fact_claims-{number:03d}.parquet")
        facts += made.facts.height
    lap("facts")
    with duckdb.connect(
        config={"memory_limit": _SORTING, "threads": 2, "temp_directory": str(out / "spill")}
    ) as sorting:
        for table in (FACTS, FACT_CLAIMS):
            rows = f"FROM '{out}/{table.name}-*.parquet' ORDER BY {', '.join(table.key)}"
            sorting.execute(f"COPY ({rows}) TO '{out}/{table.name}.parquet'")
    lap("sorting")
    counts = {"texts": documents.height, "claims": count, "facts": facts, "parts": parts}
    sys.stdout.write(json.dumps({"seconds": seconds, **counts}))


if __name__ == "__main__":
    main()
