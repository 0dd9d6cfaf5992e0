"""A build that is killed at any moment leaves the last release as it was, and the next build succeeds."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.warehouse.synthetic import articles, build, landed
from warehouse.checksums import read_checksums
from warehouse.layout import Warehouse
from warehouse.publish import current_version, find_release, releases
from warehouse.query import run_query
from warehouse.verify import verify

PROJECT = Path(__file__).parents[2]
NEW_COUNT = 45


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.warehouse.synthetic", *arguments, "--count", str(NEW_COUNT)]


def assert_recovers(warehouse: Warehouse, before: dict[str, str]) -> None:
    old = Path(warehouse.root, "releases") / "2026-11-21.0"
    assert read_checksums(old) == before
    current = find_release(warehouse)
    assert all(verify(release, warehouse).ok for release in {old, current})
    assert run_query(current, "SELECT count(*) AS n FROM claims_wide")["n"][0] in (40, NEW_COUNT)
    build(warehouse, [landed(articles(NEW_COUNT))])
    current = find_release(warehouse)
    assert run_query(current, "SELECT count(*) AS n FROM claims_wide")["n"][0] == NEW_COUNT
    assert all(verify(release.folder, warehouse).ok for release in releases(warehouse))
    assert not [path for path in Path(warehouse.root).rglob(".*") if path.name != ".lock"]


@pytest.fixture(scope="session")
def steps(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How often a build writes, renames or removes a file of its warehouse."""
    warehouse = Warehouse(str(tmp_path_factory.mktemp("steps") / "warehouse"))
    build(warehouse, [landed(articles(40))])
    done = subprocess.run(
        command(warehouse.root, "--kill-at", "0"), cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return int(done.stdout)


@pytest.fixture(scope="module")
def killed_at() -> Iterator[Callable[[int, Warehouse], int]]:
    """Builds into the warehouse and is killed at a step; gives the exit code. One process is asked for all."""
    with subprocess.Popen(command(), cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def ask(step: int, warehouse: Warehouse) -> int:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{step} {warehouse.root}\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        yield ask


@pytest.mark.parametrize("to_go", [20, 19, 18, 16, 12, 11, 9, 6, 5, 4, 3, 1, 0])
def test_killed_before_a_step(
    built: Warehouse, steps: int, to_go: int, killed_at: Callable[[int, Warehouse], int]
) -> None:
    before = read_checksums(find_release(built))
    assert killed_at(steps - to_go, built) == -signal.SIGKILL
    # Replacing `latest` is the last step: until then readers find the old release.
    assert current_version(built) == "2026-11-21.0"
    assert_recovers(built, before)


def test_killed_at_random_moments(built: Warehouse) -> None:
    before = read_checksums(find_release(built))
    chance = random.Random(11)
    for _ in range(3):
        with subprocess.Popen(command(built.root), cwd=PROJECT) as process:
            time.sleep(chance.uniform(0.3, 1.2))
            process.send_signal(signal.SIGKILL)
    assert_recovers(built, before)
