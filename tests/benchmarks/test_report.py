from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure import Measured, measure
from benchmarks.report import BEGIN, END, Benchmark, update_page

_FOUND = dict.fromkeys(("documents", "sentences", "figures", "periods", "mentions", "claims"), 1_000)


def _measured(seconds: float) -> Measured:
    result = {"seconds": seconds, "bytes_read": 20_000_000, "found": _FOUND, "stages": {"read": 0.5}}
    return Measured(result, seconds + 9, 2 * seconds, 500_000_000)


@pytest.fixture
def benchmark() -> Benchmark:
    return Benchmark("2 cores", [_measured(4.0), _measured(2.0)], _measured(1.0), _measured(0.5), {"find_figures": 0.5})


def test_the_rate_is_that_of_the_fastest_build(benchmark: Benchmark) -> None:
    assert benchmark.rate == 10.0
    assert "| text a second | **10.0 MB/s** |" in benchmark.markdown()
    assert "| start-up before it | 9.0 s |" in benchmark.markdown()
    assert "| find_figures | 0.50 | 40 |" in benchmark.markdown()


def test_a_page_keeps_what_stands_around_the_tables(benchmark: Benchmark, tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"# How fast\n\n{BEGIN}old\n{END}\nThe end.\n", encoding="utf-8")
    for _ in range(2):
        update_page(page, benchmark)
    text = page.read_text("utf-8")
    assert text.startswith("# How fast\n\n")
    assert text.endswith(f"{END}\nThe end.\n")
    assert "old" not in text
    assert text.count("10.0 MB/s") == 1


def test_the_page_of_the_repository_has_the_marks() -> None:
    text = (Path(__file__).parents[2] / "docs" / "benchmarks.md").read_text("utf-8")
    assert BEGIN in text
    assert END in text


def test_memory_and_time_are_those_of_the_command() -> None:
    code = "import time; held = b'x' * 80_000_000; time.sleep(0.2); print('{\"done\": true}')"
    measured = measure([sys.executable, "-c", code])
    assert measured.result == {"done": True}
    assert measured.seconds >= 0.2
    assert measured.peak_bytes >= 80_000_000


def test_memory_is_also_that_of_the_processes_it_starts() -> None:
    child = "import time; held = b'x' * 80_000_000; time.sleep(0.3)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('{{}}')"
    assert measure([sys.executable, "-c", code]).peak_bytes >= 85_000_000


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        measure([sys.executable, "-c", "raise SystemExit(3)"])
