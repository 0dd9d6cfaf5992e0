from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure import _counted, measure
from benchmarks.plot import rates_of
from benchmarks.report import fastest, markdown, processor_seconds, rate, update_page
from tests.benchmarks.measured import build, results

_PAGES = Path(__file__).parents[2] / "docs"


def test_the_fastest_build_of_each_size_counts() -> None:
    assert [(each["scale"], each["seconds"]) for each in fastest(results())] == [(1, 4.0), (2, 8.4)]


def test_a_rate_is_of_the_text_and_processor_time_without_start_up() -> None:
    assert rate(build(2, 8.0)) == 2.5
    assert processor_seconds(results(), build(seconds=4.0)) == 6.0


def test_the_tables_tell_rates_the_floor_growth_and_both_kinds_of_articles() -> None:
    told = markdown(results())
    assert "| **MB a second** | **2.5** | **2.4** |" in told
    assert "| times the seconds of the first | 1.00 | 2.10 |" in told
    assert "| times the floor, by the clock | 10.0 | 10.5 |" in told
    assert "| times the floor, in processor seconds | 12.0 | 12.6 |" in told
    assert "| articles | news | economic |" in told
    assert "| **MB a second** | **2.5** | **1.0** |" in told
    assert "| find_figures | 0.50 | 20 |" in told
    assert "| rarely | 0.00 | – |" in told
    assert "instructions" not in told


def test_what_is_new_is_told_apart_from_what_goes_over_everything() -> None:
    told = markdown(results())
    assert "| extract | 4.20 | 5 | 0.03 | 0.7% |" in told
    assert "| *what is new: read, plan, extract* | 6.30 | 3 | 0.04 | 0.6% |" in told
    assert "| *across shards, and the release* | 2.10 | 10 | 0.90 | 42.9% |" in told


def test_others_are_told_as_multiples_or_why_they_are_not() -> None:
    assert "| Gigawatt | 1.00 | 0.1 | 10.0 | 400 |" in markdown(results())
    assert "| Gigawatt, the whole build, all cores | 10.00 | 4.0 by the clock | 2.5 | 100 |" in markdown(results())
    told = markdown(results(peers={"left_out": "no network"}))
    assert "No other recogniser was measured: no network." in told


def test_the_page_gets_the_tables_and_a_plot_without_a_background(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("# How fast\n\n<!-- measured: builds -->\n\nold\n<!-- end -->\n\nThe end.\n", encoding="utf-8")
    for _ in range(2):
        update_page(results(), page)
    text = page.read_text("utf-8")
    assert text.startswith("# How fast\n")
    assert text.endswith("<!-- end -->\n\nThe end.\n")
    assert "old" not in text
    assert text.count("| **MB a second** | **2.5** | **2.4** |") == 1
    drawn = (tmp_path / "benchmarks.svg").read_text("utf-8")
    assert "find figures" in drawn
    assert "#808890" in drawn
    assert 'fill="white"' not in drawn


def test_the_plot_leaves_out_what_took_no_time_and_knows_ours() -> None:
    rows = dict(rates_of(results()).select("name", "ours").iter_rows())
    assert rows == {
        "floor: read, scan, write": False,
        "find figures": True,
        "the whole build": True,
        "others, one thread": False,
        "Gigawatt, one thread": True,
    }


@pytest.mark.parametrize("name", ["builds", "density", "startup", "peers"])
def test_the_page_of_the_repository_has_the_marks(name: str) -> None:
    assert f"<!-- measured: {name} -->" in (_PAGES / "benchmarks.md").read_text("utf-8")


def test_memory_and_time_are_those_of_the_command_and_what_it_starts() -> None:
    child = "import time; held = b'x' * 80_000_000; time.sleep(0.3)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('{{\"done\": true}}')"
    measured = measure([sys.executable, "-c", code])
    assert measured.result == {"done": True}
    assert measured.seconds >= 0.3
    assert measured.cpu_seconds > 0
    assert measured.peak_bytes >= 85_000_000


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        measure([sys.executable, "-c", "raise SystemExit(3)"])


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("# started\n\n12345,,instructions:u,99,100.00,,\n", 12345),
        ("# started\n\n<not supported>,,instructions:u,0,100.00,,\n", None),
        ("", None),
    ],
)
def test_instructions_are_read_from_perf_or_are_unknown(tmp_path: Path, told: str, counted: int | None) -> None:
    (tmp_path / "counts").write_text(told, encoding="utf-8")
    assert _counted(tmp_path / "counts") == counted
    assert _counted(tmp_path / "nothing") is None
