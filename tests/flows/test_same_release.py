from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples/presse"

BUILD = """
import os, signal, sys
from expectations import AuditReport
from flows import assembly, auditing, made_facts, plan
from flows.pipeline import BuildRequest, build_release
from flows.resources import Resources
from flows.steps import PlainSteps
plan.SHARD_BYTES = plan.LEAST_SHARD_BYTES = int(sys.argv[1])
# The smaller the shards, the more ranges a release is written in, and the more parts its facts are made in.
assembly.HELD = 6_000_000_000 // int(sys.argv[1])
made_facts._ROW = 100 * assembly.HELD
made_facts.PART = int(sys.argv[1]) // 200
# It changes no table.
auditing.audit = lambda *_: AuditReport(True, [], 0.0)

class Killing(PlainSteps):
    def each(self, at_once, step, items, *args):
        runner = args[-1]
        for number, done in enumerate(super().each(at_once, step, items, *args)):
            if number == 0 and runner.run(os.getpid) != os.getpid():
                os.kill(runner.run(os.getpid), signal.SIGKILL)
            yield done

def build():
    for number, sources in enumerate(sys.argv[4:]):
        # Workers take seconds to start: those of the first batch do.
        resources = Resources("threads" if number else sys.argv[2], 2)
        request = BuildRequest(tuple(sources.split("|")), sys.argv[3], resources=resources)
        summary = build_release(request, str(number), Killing())
    print(summary.path)

if __name__ == "__main__":
    build()
"""


def _tables(folder: Path, shard_bytes: int, runner: str, *batches: list[str], **environment: str) -> dict[str, bytes]:
    """The Parquet files of a release of the batches, one after the other, by a process of its own in the folder.

    The runner reads the first batch; of its worker processes one is killed after the first shard.
    """
    shutil.copytree(SAMPLES, folder / "presse")
    # Not by -c, which DuckDB takes for somebody at a terminal who would watch its progress.
    program = folder / "build.py"
    program.write_text(BUILD, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, program, str(shard_bytes), runner, "depot", *map("|".join, batches)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SAMPLES.parents[1]), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    tables = (folder / ended.stdout.strip() / "tables").rglob("*.parquet")
    # Of runs, the times differ.
    return {path.parent.name: path.read_bytes() for path in tables if path.parent.name != "runs"}


def test_real_articles_give_the_same_bytes_however_they_arrive(tmp_path: Path) -> None:
    at_once = _tables(
        tmp_path / "a",
        10_000_000,
        "threads",
        ["presse/*.txt", "presse/*.gz", "presse/pages/*.html"],
        **{"POLARS_MAX_THREADS": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    )
    bit_by_bit = _tables(
        tmp_path / "autre dossier" / "b",
        12_000,
        "processes",
        ["presse/pages/*.html", "presse/*.txt"],
        ["presse/*.gz", "presse/pages/*.html"],
        **{"POLARS_MAX_THREADS": "4", "TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    )
    on_a_cluster = _tables(tmp_path / "c", 13_000, "dask", ["presse/*.gz", "presse/*.txt", "presse/pages/*.html"])
    assert at_once.keys() == bit_by_bit.keys() == on_a_cluster.keys() > {"documents", "claims", "facts"}
    assert [name for name in at_once if not at_once[name] == bit_by_bit[name] == on_a_cluster[name]] == []
