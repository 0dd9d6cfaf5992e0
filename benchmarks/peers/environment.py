"""The other recognisers' own environment, and how a recogniser is run: over the same texts, in a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.peers.annotated import Annotated
from flows.runners.processes import ENVIRONMENT

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".venv-peers"
_HERE = Path(__file__).parent
_REQUIREMENTS = _HERE / "requirements.txt"
# One thread each: what the libraries below them would open more for is switched off.
_ONE_THREAD = dict.fromkeys(("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Recogniser:
    """A recogniser as it is run here: the script of tools/ and what it is told, and the kinds of figure that it has."""

    name: str
    script: str
    options: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def prepare() -> Path:
    """Makes the environment where it is not there or its requirements have changed, and gives its interpreter."""
    python = FOLDER / "bin" / "python"
    stamp = FOLDER / ".installed"
    wanted = hashlib.sha256(_REQUIREMENTS.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        venv.create(FOLDER, clear=True, with_pip=True)
        quiet = ("--quiet", "--disable-pip-version-check")
        subprocess.run([python, "-m", "pip", "install", *quiet, "--requirement", _REQUIREMENTS], check=True)
        stamp.write_text(wanted)
    return python


def run_peer(recogniser: Recogniser, texts: list[Annotated], seconds: float = 0) -> dict[str, Any]:
    """What `tools.stopwatch.run` prints, for a recogniser of others; its units are those of ours where they agree.

    Reads for at most as many seconds. Raises `subprocess.CalledProcessError` where it cannot be run.
    """
    script = _HERE / "tools" / f"{recogniser.script}.py"
    result = _run([str(prepare()), str(script), str(seconds), *recogniser.options], texts)
    for row in result["found"]:
        if row["type"] == "figure":
            tool = recogniser.script.removeprefix("run_")
            unit, factor = _units().get((tool, row["unit"]), (f"{tool}:{row['unit']}", 1.0))
            low, high = (row[side] * factor for side in ("low", "high"))
            row |= {"unit": unit, "low": low, "high": high}
    return result


def run_ours(texts: list[Annotated], what: str = "all") -> dict[str, Any]:
    """The same for ours, all texts at once, in a process as a build's workers are."""
    return _run([sys.executable, "-m", "benchmarks.peers.tools.run_gigawatt", what], texts, _ONE_THREAD | ENVIRONMENT)


def _run(command: list[str], texts: list[Annotated], environment: Mapping[str, str] = _ONE_THREAD) -> dict[str, Any]:
    lines = "".join(json.dumps({"text": text.text, "on": text.on}) + "\n" for text in texts)
    done = subprocess.run(
        command,
        input=lines,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@cache
def _units() -> dict[tuple[str, str], tuple[str, float]]:
    table = pl.read_csv(_HERE / "units.csv", comment_prefix="#")
    return {(tool, unit): (ours, factor) for tool, unit, ours, factor in table.iter_rows()}
