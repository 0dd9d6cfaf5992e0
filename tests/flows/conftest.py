from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
def prefect_server() -> Iterator[str]:
    """The address of a Prefect API for all tests, in PREFECT_API_URL as long as they run."""
    from flows.api import connected, started_server

    with started_server("temporary") as server, connected(server) as address:
        yield address


@pytest.fixture
def children_of() -> Callable[[int], list[int]]:
    """The ids of the processes that a process started."""

    def children(process: int) -> list[int]:
        tasks = Path(f"/proc/{process}/task").iterdir()
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]

    return children
