from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
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

# Great Expectations takes as long to import as all else, and nothing here hangs on what an audit finds.
UNAUDITED = (
    "from expectations import AuditReport, checkpoint; from flows import auditing\n"
    "checkpoint.prepare, auditing.audit = dict, lambda *_: AuditReport(True, [], 0.0)\n"
)


def _kill_after(line: str, request: BuildRequest) -> None:
    """Starts a build and kills it once its progress shows that a stage has ended; then it is within the next."""
    code = UNAUDITED + (
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


@pytest.mark.usefixtures("unaudited")
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
    command = [sys.executable, "-c", UNAUDITED + "from flows.cli import main; main()", "build", str(articles)]
    arguments = ["--warehouse", str(tmp_path / "depot")]
    with subprocess.Popen([*command, *arguments], stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        assert any(told.startswith("read") for told in process.stderr)
        started = children_of(process.pid)
        assert len(started) == 1
        process.kill()
    assert all_end(started, seconds=5)


def test_an_interrupted_build_says_so_in_a_line(
    articles: Path, tmp_path: Path, children_of: Callable[[int], list[int]]
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    command = [
        sys.executable,
        "-c",
        "from flows.cli import main; main()",
        "build",
        str(articles),
        "--runner",
        "processes",
    ]
    arguments = [*command, "--warehouse", str(tmp_path / "depot")]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=environment, process_group=0) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Starting Prefect")
        while len(started := children_of(process.pid)) < 2:
            assert process.poll() is None
        time.sleep(1)
        # A terminal interrupts the command and all that it has started, in the midst of their imports here.
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr.read() == "gigawatt: Interrupted: the last release stands as it was.\n"
    assert process.returncode == 130
    assert all_end(started, seconds=5)


def test_no_process_outlives_a_build_that_ended(articles: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    code = UNAUDITED + (
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
