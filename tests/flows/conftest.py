from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flows.summary import BuildSummary

ROOT = Path(__file__).parents[2]

# Before any test imports Prefect, which reads it then. Kept between runs: a new home costs six seconds of migrations.
HOME = ROOT / ".pytest_cache" / "prefect"
HOME.mkdir(parents=True, exist_ok=True)
os.environ["PREFECT_HOME"] = str(HOME)
for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "GIGAWATT_WAREHOUSE"):
    os.environ.pop(name, None)

ARTICLES = {
    "usine.txt": (
        "Une usine de calcul dans la Creuse\n\n"
        "Meta va investir 12 milliards d'euros dans un centre de données d'ici 2028. "
        "Le site consommera plus de 2 gigawatts, selon Mark Zuckerberg.\n"
    ),
    "puces.txt": (
        "Nvidia a livré 40 000 processeurs à xAI en juin 2025. "
        "Elon Musk promet d'en installer un million avant la fin de 2026.\n"
    ),
}
"""Two articles in our own words."""


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Two articles by file name."""
    return ARTICLES


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "presse"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildSummary]:
    from expectations import audit
    from flows.pipeline import BuildRequest, build_release
    from flows.steps import PlainSteps

    folder = tmp_path_factory.mktemp("built")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    request = BuildRequest(tuple(str(folder / name) for name in ARTICLES), str(folder / "depot"))
    with pytest.MonkeyPatch.context() as patch:
        # Also where a module asks for it whose own builds are not.
        patch.setattr("flows.auditing.audit", audit)
        return folder / "depot", build_release(request, "premier", PlainSteps())


@pytest.fixture
def built(_built: tuple[Path, BuildSummary], tmp_path: Path) -> BuildSummary:
    """What an audited build of the two articles did, once for the group "built"; the test has its own copy."""
    depot, summary = _built
    shutil.copytree(depot, tmp_path / "depot")
    return dataclasses.replace(summary, path=summary.path.replace(str(depot), str(tmp_path / "depot")))


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[str]:
    """The address of a Prefect API for all tests, in PREFECT_API_URL as long as they run."""
    from flows.api import connected, started_server

    with started_server("temporary") as server, connected(server) as address:
        yield address


@pytest.fixture
def children_of() -> Callable[[int], list[int]]:
    """The ids of the processes that a process started."""

    def children(process: int) -> list[int]:
        found: list[int] = []
        for task in Path(f"/proc/{process}/task").iterdir():
            # Threads end as they like.
            with suppress(FileNotFoundError):
                found += map(int, (task / "children").read_text().split())
        return found

    return children
