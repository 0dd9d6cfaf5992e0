"""What no build can be faster than: `python -m benchmarks.floor FOLDER SOURCES...`.

The same files are read with Polars, all names of the lexicon are looked for in their texts by one Aho-Corasick scan,
and the documents are written to Parquet, compressed as a release is. On all cores, streaming.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl

from transforms.lexicon import read_lexicon
from transforms.names.entities import lexicon_entities
from warehouse.parquet import COMPRESSION_LEVEL, ROW_GROUP_SIZE

_SCHEMA = dict.fromkeys(("date", "title", "url", "text"), pl.String)


def main() -> None:
    """Prints `seconds` and `cpu_seconds` from the first read to the written file, and how many `names` were found."""
    folder, *sources = sys.argv[1:]
    _, aliases, _ = lexicon_entities(read_lexicon())
    names = aliases["alias"].unique().sort().to_list()
    target = Path(folder) / "documents.parquet"
    target.parent.mkdir(parents=True, exist_ok=True)
    started, used = time.monotonic(), time.process_time()
    (
        pl.scan_ndjson(sources, schema=_SCHEMA)
        .with_columns(names=pl.col("text").str.find_many(names, overlapping=True).list.len())
        .sink_parquet(target, compression="zstd", compression_level=COMPRESSION_LEVEL, row_group_size=ROW_GROUP_SIZE)
    )
    taken = {"seconds": time.monotonic() - started, "cpu_seconds": time.process_time() - used}
    found = pl.scan_parquet(target).select(pl.col("names").sum()).collect().item()
    sys.stdout.write(json.dumps({**taken, "names": found}))


if __name__ == "__main__":
    main()
