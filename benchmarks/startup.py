"""Measures what the start of commands costs and where the time goes: `python -m benchmarks startup [--runs 5]`.

The home of Prefect is warm: a build has run before those that are measured.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.marked_pages import write_between
from benchmarks.measure import told_machine

_ROOT = Path(__file__).parent.parent
_PAGE = _ROOT / "docs" / "benchmarks.md"
_RESULTS = Path(__file__).parent / "results" / "startup.json"
_SAMPLES = _ROOT / "samples" / "presse"
LIMITS = {"gigawatt --help": 0.3, "gigawatt extract, one page": 1.5, "gigawatt build, five articles": 15.0}
_OURS = ("flows", "transforms", "schemas", "warehouse", "expectations")
_SHOWN = 5
"""How many imported packages a row names."""
_LINE = re.compile(r"import time:\s*(\d+) \|\s*\d+ \|\s*(\S+)")


@dataclass(frozen=True)
class Start:
    """What a command took: the `seconds` of each run by the clock and of the processor, and where they went.

    `imports` are seconds by package, with what Python needs for itself as `python`; `stages` those of a build.
    """

    seconds: list[float]
    cpu_seconds: list[float]
    imports: dict[str, float]
    stages: dict[str, float]

    @property
    def elsewhere(self) -> float:
        """Seconds that are neither imports nor a stage, of the fastest run: the work, or Prefect's server and flow."""
        return max(0.0, min(self.seconds) - sum(self.imports.values()) - sum(self.stages.values()))


def main(arguments: Sequence[str]) -> None:
    """Prints the table, and writes it to docs/benchmarks.md and its numbers to results/startup.json."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of each command; of the build, half as many")
    parser.add_argument("--no-page", action="store_true", help="leave the page and the numbers as they are")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        starts = _measure_starts(Path(folder), options.runs)
    table = markdown(starts, told_machine())
    if not options.no_page:
        write_between(_PAGE, "startup", table)
        _RESULTS.parent.mkdir(exist_ok=True)
        numbers = {name: vars(start) for name, start in starts.items()}
        _RESULTS.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(table)


def _measure_starts(folder: Path, runs: int) -> dict[str, Start]:
    articles = sorted(_SAMPLES.glob("*.txt"))[:5]
    few = folder / "articles"
    few.mkdir()
    for article in articles:
        shutil.copy(article, few)
    warehouse = ["--warehouse", str(folder / "warehouse"), "--json"]
    commands = dict(
        zip(LIMITS, (["--help"], ["extract", str(articles[0])], ["build", str(few), *warehouse]), strict=True)
    )
    _run(commands["gigawatt build, five articles"])
    starts = {}
    for name, command in commands.items():
        build = command[0] == "build"
        taken = []
        for _ in range(max(1, runs // 2) if build else runs):
            shutil.rmtree(folder / "warehouse", ignore_errors=True)
            taken.append(_run(command))
        printed = json.loads(taken[0][2]) if build else {}
        importing = []
        for _ in taken:
            shutil.rmtree(folder / "warehouse", ignore_errors=True)
            importing.append(imports_of(command))
        seconds, cpu_seconds = [each[0] for each in taken], [each[1] for each in taken]
        starts[name] = Start(seconds, cpu_seconds, least_of(importing), printed.get("stages", {}))
    return starts


def _run(command: Sequence[str]) -> tuple[float, float, str]:
    """Seconds by the clock, seconds of the processor, and what was printed."""
    started, before = time.monotonic(), os.times()
    gigawatt = Path(sys.executable).with_name("gigawatt")
    done = subprocess.run(
        [gigawatt, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True
    )
    after = os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return time.monotonic() - started, used, done.stdout


def imports_of(command: Sequence[str]) -> dict[str, float]:
    """Seconds of the imports of a command of ours by package, those of the standard library and Python as `python`."""
    code = "from flows.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return by_package(done.stderr)


def least_of(imports: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Of each package the least seconds of several runs: what else the machine does can only add to them."""
    least = {package: min(run[package] for run in imports if package in run) for package in imports[0]}
    return dict(sorted(least.items(), key=lambda item: (-item[1], item[0])))


def by_package(told: str) -> dict[str, float]:
    """The same of what `-X importtime` printed, most first."""
    seconds: dict[str, float] = {}
    for microseconds, module in _LINE.findall(told):
        package = module.split(".")[0]
        if package in _OURS:
            package = "our own"
        elif package.lstrip("_") in sys.stdlib_module_names or package in sys.stdlib_module_names:
            package = "python"
        seconds[package] = seconds.get(package, 0.0) + int(microseconds) / 1e6
    return dict(sorted(seconds.items(), key=lambda item: (-item[1], item[0])))


def markdown(starts: Mapping[str, Start], machine: str) -> str:
    """A table: what each took beside its limit, and where the time went."""
    lines = [
        f"Measured on {machine}; the fastest of several runs, and their median.",
        "",
        "| | limit | seconds | median | processor | imports | the rest |",
        "| --- | ---: | ---: | ---: | ---: | --- | --- |",
    ]
    for name, start in starts.items():
        fastest, median = min(start.seconds), statistics.median(start.seconds)
        shown = f"{fastest:.2f} | {median:.2f} | {min(start.cpu_seconds):.2f}"
        lines.append(f"| `{name}` | {LIMITS[name]:g} | {shown} | {_told(start.imports)} | {_rest(start)} |")
    return "\n".join(lines) + "\n"


def _told(imports: Mapping[str, float]) -> str:
    named = [f"{package} {seconds:.2f}" for package, seconds in list(imports.items())[:_SHOWN] if seconds >= 0.005]
    return f"{sum(imports.values()):.2f}: {', '.join(named)}"


def _rest(start: Start) -> str:
    stages: list[tuple[str, Any]] = [(name, took) for name, took in start.stages.items() if took >= 0.05]
    other = "Prefect's server, its flow and the end" if start.stages else "the work"
    return ", ".join([*(f"{name} {took:.1f}" for name, took in stages), f"{other} {start.elsewhere:.2f}"])
