"""Measures builds of generated articles beside the floor and other recognisers: `python -m benchmarks`.

What is measured is written as JSON; docs/benchmarks.md and docs/scale.md are made from that.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.densities import DEFAULT, DENSITIES
from benchmarks.generate import write_parts
from benchmarks.measure import Measured, measure, told_machine
from benchmarks.sizes import size_of

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results" / "builds.json"
_SAMPLES = ROOT / "samples" / "presse"
_TRANSFORMED = 20_000_000
"""Bytes of text that the transforms are timed on."""
_ADDED = 0.01


@dataclass(frozen=True)
class Plan:
    """What is measured: builds of `size` bytes of text and of as many times it as `scales` says, each `runs` times.

    Of the size itself also the other density; to the largest, one hundredth is added afterwards. `peer_seconds` is how
    long another recogniser may read, 0 for not at all.
    """

    size: int
    seed: int
    density: str
    scales: tuple[int, ...]
    runs: int
    peer_seconds: float


def plan_of(arguments: Sequence[str]) -> tuple[Plan, Path, bool]:
    """The plan of a command line, where its results go, and whether the pages are written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--size", type=size_of, default="20MB", help="of the generated text: 20MB, 1GB")
    parser.add_argument("--seed", type=int, default=1, help="another makes other articles")
    parser.add_argument("--density", choices=DENSITIES, default=DEFAULT, help="of figures and claims in the articles")
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 2, 4, 8], help="times the size")
    parser.add_argument("--runs", type=int, default=1, help="builds of each size; the fastest counts")
    parser.add_argument("--peer-seconds", type=float, default=20, help="for another recogniser; 0: none")
    parser.add_argument("--out", type=Path, default=RESULTS, help="file of the results")
    parser.add_argument("--no-page", action="store_true", help="leave the pages as they are")
    options = parser.parse_args(arguments)
    scales = tuple(sorted({1, *options.scales}))
    plan = Plan(options.size, options.seed, options.density, scales, max(1, options.runs), options.peer_seconds)
    return plan, options.out, not options.no_page


def measure_all(plan: Plan, folder: Path) -> dict[str, Any]:
    """All measurements, as `benchmarks.report` tells them; `folder` is for what is made meanwhile."""
    machine = told_machine()
    small = _measured(_SAMPLES, folder / "small")
    plain = measure([sys.executable, "-m", "benchmarks.plain", _SAMPLES, folder / "plain"])
    sizes = [plan.size * (after - before) for before, after in pairwise((0, *plan.scales))]
    files = [folder / "articles" / f"part-{number}.jsonl" for number in range(len(sizes) + 1)]
    added_size = int(plan.size * plan.scales[-1] * _ADDED)
    texts = write_parts(list(zip(files, [*sizes, added_size], strict=True)), plan.seed, plan.density)
    builds = []
    for number in range(1, len(plan.scales) + 1):
        for run in range(plan.runs):
            # Of the largest, the warehouse is kept: some is added to it.
            kept = (number, run) == (len(plan.scales), 0)
            build = _build(files[:number], folder / ("largest" if kept else "warehouse"), keep=kept)
            builds.append({"scale": plan.scales[number - 1], "bytes": sum(texts[:number]), **build})
            _say(f"{plan.scales[number - 1]} x {plan.size / 1e6:,.0f} MB: {build['seconds']:.1f} s")
    added = _build(files[-1:], folder / "largest")
    other = next(name for name in DENSITIES if name != plan.density)
    [other_bytes] = write_parts([(folder / "other.jsonl", plan.size)], plan.seed, other)
    denser = {"density": other, "bytes": other_bytes, **_build([folder / "other.jsonl"], folder / "warehouse")}
    _say(f"{other}: {denser['seconds']:.1f} s")
    [sliced] = write_parts([(folder / "slice.jsonl", min(plan.size, _TRANSFORMED))], plan.seed, plan.density)
    transforms = measure([sys.executable, "-m", "benchmarks.transforms", folder / "slice.jsonl"]).result
    return {
        "machine": machine,
        "cores": os.cpu_count() or 1,
        "plan": {"size": plan.size, "seed": plan.seed, "density": plan.density, "runs": plan.runs},
        "builds": builds,
        "added": {"bytes": texts[-1], **added},
        "denser": denser,
        "small": _told(small),
        "small_without_prefect": _told(plain),
        "transforms": {"bytes": sliced, "seconds": transforms},
        "peers": _peers(folder / "slice.jsonl", plan.peer_seconds),
    }


def _build(sources: list[Path], warehouse: Path, keep: bool = True) -> dict[str, Any]:
    """The floor of the files and a build of them, one after the other, that both meet the same noise."""
    floor = measure([sys.executable, "-m", "benchmarks.floor", warehouse.with_name("floor"), *sources]).result
    built = _told(_measured(*sources, warehouse))
    held = {name: _held(warehouse / name) for name in ("landing", "staging", "releases")}
    if not keep:
        shutil.rmtree(warehouse)
    return {**built, "floor": floor, "file_bytes": sum(source.stat().st_size for source in sources), "held": held}


def _measured(*sources_and_warehouse: Path) -> Measured:
    """A build by the command, as a user runs it."""
    *sources, warehouse = sources_and_warehouse
    gigawatt = Path(sys.executable).with_name("gigawatt")
    return measure([gigawatt, "build", *sources, "--warehouse", warehouse, "--json"])


def _told(measured: Measured) -> dict[str, Any]:
    """`seconds` from the first read to the published release, `startup_seconds` before; the others are of both."""
    seconds = float(measured.result["seconds"])
    return {
        "seconds": seconds,
        "startup_seconds": measured.seconds - seconds,
        "cpu_seconds": measured.cpu_seconds,
        "instructions": measured.instructions,
        "peak_bytes": measured.peak_bytes,
        "stages": measured.result["stages"],
        "rows": measured.result["found"],
    }


def _held(folder: Path) -> dict[str, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return {"files": len(sizes), "bytes": sum(sizes)}


def _peers(articles: Path, seconds: float) -> dict[str, Any]:
    """What `benchmarks.peers` says of speed, or why it says nothing: its packages may be out of reach."""
    if not seconds:
        return {"left_out": "not asked for"}
    command = [sys.executable, "-m", "benchmarks.peers.slice", str(articles), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        last = (done.stderr.strip() or "it failed").splitlines()[-1]
        return {"left_out": f"the other recogniser could not be run: {last}"}
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main(arguments: Sequence[str]) -> None:
    """Prints the report, and writes the results and the pages."""
    from benchmarks import report, scale

    plan, out, pages = plan_of(arguments)
    # Where the results are, unlike /tmp on some machines, is a real disk.
    (ROOT / "out").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "out") as folder:
        results = measure_all(plan, Path(folder))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if pages:
        report.update_page(results)
        scale.update_page(results)
    sys.stdout.write(report.markdown(results))
