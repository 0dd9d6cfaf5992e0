"""What a run measures is what its command line says."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import builds, floor, generate
from benchmarks.builds import RESULTS, Plan, measure_all, plan_of
from benchmarks.generate import write_articles
from benchmarks.measure import Measured
from benchmarks.report import markdown
from tests.benchmarks.measured import ROWS


def test_a_plan_is_quick_where_nothing_is_asked_for() -> None:
    plan, out, pages = plan_of([])
    assert plan == Plan(20_000_000, 1, "news", (1, 2, 4, 8), 1, 20)
    assert (out, pages) == (RESULTS, True)


def test_a_plan_is_what_the_command_line_says() -> None:
    asked = "--size 1GB --seed 7 --density economic --scales 4 2 --runs 3 --peer-seconds 0 --out x.json --no-page"
    plan, out, pages = plan_of(asked.split())
    # What 2 and 4 times are compared with is measured, too.
    assert plan == Plan(1_000_000_000, 7, "economic", (1, 2, 4), 3, 0)
    assert (out, pages) == (Path("x.json"), False)


def test_each_size_is_built_beside_its_floor_and_one_hundredth_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def measured(command: list[Any]) -> Measured:
        commands.append([str(each) for each in command])
        result = {"seconds": 1.0, "cpu_seconds": 0.5, "stages": {"extract": 0.5}, "found": ROWS}
        if "benchmarks.transforms" in commands[-1]:
            result = {"parse_documents": 0.5}
        elif "build" in commands[-1]:
            Path(command[command.index("--warehouse") + 1], "landing").mkdir(parents=True, exist_ok=True)
        return Measured(result, 2.0, 9.0, 1_000)

    def written(parts: list[tuple[Path, int]], *_: object) -> list[int]:
        for path, size in parts:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"x" * size)
        return [size for _, size in parts]

    monkeypatch.setattr(builds, "measure", measured)
    monkeypatch.setattr(builds, "write_parts", written)
    results = measure_all(Plan(20_000, 1, "news", (1, 2), 1, 0), tmp_path)

    told = [[Path(each).name for each in command if each.endswith(".jsonl")] for command in commands]
    first, second, hundredth = ["part-0.jsonl"], ["part-0.jsonl", "part-1.jsonl"], ["part-2.jsonl"]
    assert told == [[], [], first, first, second, second, hundredth, hundredth, *[["other.jsonl"]] * 2, ["slice.jsonl"]]
    warehouses = [Path(each[each.index("--warehouse") + 1]).name for each in commands if "build" in each]
    assert warehouses == ["small", "warehouse", "largest", "largest", "warehouse"]
    assert [(each["bytes"], each["file_bytes"]) for each in results["builds"]] == [(20_000,) * 2, (40_000,) * 2]
    assert results["added"]["bytes"] == 400
    assert results["denser"]["density"] == "economic"
    assert results["peers"] == {"left_out": "not asked for"}
    assert "No other recogniser was measured: not asked for." in markdown(json.loads(json.dumps(results)))


def test_other_recognisers_that_cannot_be_run_are_left_out_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert builds._peers(Path("x"), 1) == {"left_out": "the other recogniser could not be run: it failed"}


def test_the_floor_reads_scans_and_writes_every_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "_BATCH", 40)
    write_articles(tmp_path / "a.jsonl", 30_000, density="economic")
    monkeypatch.setattr(sys, "argv", ["floor", str(tmp_path / "floor"), str(tmp_path / "a.jsonl")])
    floor.main()
    told = json.loads(capsys.readouterr().out)
    assert told["names"] > 150
    assert told["seconds"] > 0
    assert (tmp_path / "floor" / "documents.parquet").stat().st_size > 10_000
