from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.pipeline import BuildRequest, build_release
from flows.steps import PlainSteps
from tests.flows.processes import all_end
from warehouse.layout import Warehouse
from warehouse.publish import current_version, find_release
from warehouse.verify import verify

pytestmark = pytest.mark.xdist_group("prefect")

COMMAND = (sys.executable, "-c", "from flows.cli import main; main()", "build")


def _kill_after(line: str, request: BuildRequest) -> None:
    """Starts a build and kills it once its progress shows that a stage has ended; then it is within the next."""
    code = (
        "from flows.pipeline import BuildRequest, build_release; from flows.steps import PlainSteps\n"
        "from flows.progress import watched; from flows.resources import Resources\n"
        f"with watched(): build_release({request!r}, 'tué', PlainSteps())"
    )
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for told in process.stderr:
            if told.startswith(line):
                break
        process.kill()
    assert process.returncode == -signal.SIGKILL


def test_a_killed_build_leaves_the_last_release_and_the_next_succeeds(articles: Path, tmp_path: Path) -> None:
    depot = Warehouse(str(tmp_path / "depot"))
    request = BuildRequest((str(articles),), depot.root)
    first = build_release(request, "0", PlainSteps())
    for number, stage in enumerate(("read", "extract", "write", "audit")):
        (articles / f"{stage}.txt").write_text(f"Un article de plus : {number + 2} usines ouvriront en 2027 à Lille.\n")
        _kill_after(stage, request)
        assert current_version(depot) == first.version
        assert verify(find_release(depot), depot).ok
    after = build_release(request, "5", PlainSteps())
    assert after.found["documents"] == 6
    assert verify(find_release(depot), depot).ok


def test_no_process_outlives_a_killed_build(
    articles: Path, tmp_path: Path, children_of: Callable[[int], list[int]]
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    arguments = [*COMMAND, str(articles), "--warehouse", str(tmp_path / "depot")]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("read")
        started = children_of(process.pid)
        assert len(started) == 1
        process.kill()
    assert all_end(started, seconds=5)


def test_no_process_outlives_a_build_that_ended(articles: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    code = (
        "import sys, subprocess, os; from flows.api import OwnServer; made = []; start = OwnServer.__init__\n"
        "def noted(self, kind): start(self, kind); made.append(self._process)\n"
        "OwnServer.__init__ = noted\n"
        "from flows.cli import app\n"
        f"app(['build', {str(articles)!r}, '--warehouse', {str(tmp_path / 'depot')!r}], standalone_mode=False)\n"
        "assert len(made) == 1 and made[0].returncode is not None\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60, env=environment
    )
    assert ended.returncode == 0, ended.stderr
    assert "Published" in ended.stdout
    assert "Error" not in ended.stderr
