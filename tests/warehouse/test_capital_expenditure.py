"""The view capital_expenditure, on a release of texts that tell other amounts for one year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.pipeline import BuildRequest, build_release
from flows.steps import PlainSteps
from warehouse.layout import Warehouse
from warehouse.publish import find_release
from warehouse.query import run_query

pytestmark = pytest.mark.usefixtures("unaudited")

TEXTS = {
    "bilan.txt": " date 2025-06-02 \n\nMeta investira 60 milliards de dollars en 2025.\n",
    "note.txt": "Les chiffres varient. Meta investira 72 milliards de dollars. Rien n'est signé.\n",
    "vague.txt": "Meta investira des milliards de dollars, dit-on.\n",
    "trimestre.txt": "Au deuxième trimestre 2025, Meta a investi 17 milliards de dollars.\n",
    "autre.txt": "Google investira 75 milliards de dollars en 2025.\n",
    "accord.txt": "Google investira 75 milliards de dollars.\n",
}


@pytest.fixture(scope="module")
def years(
    unaudited: None,  # noqa: ARG001 - named for what it does
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, dict[str, Any]]:
    folder: Path = tmp_path_factory.mktemp("depenses")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    sources = tuple(str(folder / name) for name in TEXTS)
    build_release(BuildRequest(sources, str(folder / "depot")), "un", PlainSteps())
    rows = run_query(find_release(Warehouse(str(folder / "depot"))), "FROM capital_expenditure").to_dicts()
    return {row["company"]: row for row in rows}


def test_a_year_shows_what_is_told_against_it_without_a_year(years: dict[str, dict[str, Any]]) -> None:
    assert (years["Meta"]["year"], years["Meta"]["low_billion"], years["Meta"]["agreement"]) == ("2025", 60, "conflict")
    # Neither the quarter nor "des milliards" contradicts the year.
    assert years["Meta"]["other_values"] == "72"


def test_what_agrees_is_no_other_value(years: dict[str, dict[str, Any]]) -> None:
    assert (years["Google"]["low_billion"], years["Google"]["agreement"]) == (75, "agree")
    assert years["Google"]["other_values"] is None
