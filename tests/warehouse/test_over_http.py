"""A published release is asked over the web by DuckDB's own HTTP reader, which fetches the ranges that it needs."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.range_server import Served, files_served
from tests.warehouse.synthetic import articles, build, landed
from warehouse.layout import Warehouse
from warehouse.publish import find_release
from warehouse.query import run_query

# There is no extension for DuckDB 2 in the package index yet: `make test` puts an older DuckDB with its own here.
READER = Path(sys.prefix, "duckdb-httpfs")

ASK = """
import json, sys
from pathlib import Path
import duckdb, duckdb_extension_httpfs
[extension] = Path(duckdb_extension_httpfs.__file__).parent.rglob("httpfs.duckdb_extension")
connection = duckdb.connect()
connection.execute(f"LOAD '{extension}'")
for statement in sys.argv[1:]:
    answer = connection.execute(statement)
print(json.dumps(answer.fetchall()))
"""


def ask_elsewhere(*statements: str) -> object:
    """What the last statement gives to a reader who has DuckDB with httpfs, and nothing of ours."""
    environment = {**os.environ, "PYTHONPATH": str(READER)}
    done = subprocess.run(
        [sys.executable, "-c", ASK, *statements], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def fetched(served: list[Served], path: Path) -> int:
    """Bytes of the file that were served, all by range."""
    answers = [answer for answer in served if answer.path.endswith(path.name) and answer.method == "GET"]
    assert answers
    assert all(answer.ranged for answer in answers)
    return sum(answer.size for answer in answers)


@pytest.fixture
def release(warehouse: Warehouse) -> Path:
    """A release with some megabytes of text beside its claims."""
    chance = random.Random(11)
    texts = {uri: f"{text[:-1]} {chance.randbytes(15_000).hex()}" for uri, text in articles(200).items()}
    build(warehouse, [landed(texts)], shard_bytes=100_000_000, mode="full")
    return find_release(warehouse)


@pytest.mark.skipif(not READER.is_dir(), reason="`make test` installs the reader")
def test_duckdb_reads_what_it_needs_of_a_release_on_the_web(release: Path) -> None:
    with files_served(release.parent) as (address, served):
        here = f"{address}/{release.name}"
        catalog = release / "gigawatt.duckdb"
        question = "SELECT subject, metric, low FROM claims_wide ORDER BY ALL LIMIT 3"
        answer = ask_elsewhere(f"ATTACH '{here}/{catalog.name}' AS release (READ_ONLY)", "USE release", question)
        assert answer == [list(row) for row in run_query(release, question).iter_rows()]
        assert fetched(served, catalog) < catalog.stat().st_size / 2

        served.clear()
        part = release / "tables" / "sentences" / "part-0000.parquet"
        answer = ask_elsewhere(f"SELECT max(sentence_no) FROM read_parquet('{here}/tables/sentences/{part.name}')")
        assert answer == [[2]]
        assert fetched(served, part) < part.stat().st_size / 20
