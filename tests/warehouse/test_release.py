from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from schemas import RELEASE_TABLES
from schemas.vocabularies import TEXT_MODES
from tests.warehouse.synthetic import articles, build, extract, landed
from warehouse.errors import WarehouseError
from warehouse.layout import Warehouse
from warehouse.manifest import read_manifest
from warehouse.publish import find_release
from warehouse.query import run_query
from warehouse.release import write_release


def read(release: Path, table: str) -> pl.DataFrame:
    return pl.read_parquet(release / "tables" / table / "part-0000.parquet")


def test_a_release_has_all_tables_and_says_how_many_rows(release: Path) -> None:
    rows = json.loads((release / "release.json").read_text())["rows"]
    assert list(rows) == sorted(RELEASE_TABLES)
    assert {name: read(release, name).height for name in RELEASE_TABLES} == rows
    assert (rows["documents"], rows["sources"], rows["sentences"], rows["figures"]) == (40, 44, 120, 40)


@pytest.mark.parametrize(
    ("mode", "sentences", "texts"),
    [
        pytest.param("quotes", 40, 0, id="quotes has the sentences that bear a figure"),
        pytest.param("full", 120, 40, id="full has all"),
        pytest.param("none", 0, 0, id="none has none"),
    ],
)
def test_the_text_mode_decides_what_is_quoted(warehouse: Warehouse, mode: str, sentences: int, texts: int) -> None:
    build(warehouse, [landed(articles(40))], mode=mode)
    release = find_release(warehouse)
    quoted = read(release, "sentences").filter(pl.col("text").is_not_null())
    assert quoted.height == sentences
    assert read(release, "documents")["text"].drop_nulls().len() == texts
    assert read(release, "sentences").height == 120
    if mode == "quotes":
        assert quoted["text"].str.contains("milliards").all()
    # The DuckDB file has the same.
    assert run_query(release, "SELECT count(text) FROM sentences").item() == sentences
    assert run_query(release, "SELECT count(text) FROM documents").item() == texts
    assert f"Text mode: **{mode}** ({TEXT_MODES.values[mode]})" in (release / "README.md").read_text()


def test_the_page_tells_tables_columns_licence_and_limits(release: Path) -> None:
    page = (release / "README.md").read_text()
    assert "# Gigawatt release 2026-11-21.0" in page
    assert "40 documents, 40 figures,\n40 claims, 1 facts." in page
    assert "| [sources](#sources) | 44 |" in page
    for table in RELEASE_TABLES.values():
        assert f"## {table.name}\n" in page
        assert all(f"`{name}`" in page for name in table.names)
    for heading in ("## Ask it", "## Offsets", "## Limits", "## Licence", "## Check it"):
        assert heading in page
    assert "{{" not in page
    assert "\n\n\n" not in page


def test_no_release_is_made_of_what_is_not_known(warehouse: Warehouse) -> None:
    with pytest.raises(WarehouseError, match="unknown text mode 'all': use one of quotes, full, none"):
        write_release(warehouse, "2026-11-21.0", {}, recipe="r", content="c", text_mode="all")
    with pytest.raises(WarehouseError, match="no such table: figure;"):
        write_release(warehouse, "2026-11-21.0", {"figure": pl.DataFrame()}, recipe="r", content="c")
    assert not Path(warehouse.root, "releases").exists()


def test_tables_may_be_lazy_or_left_out(warehouse: Warehouse) -> None:
    tables = extract(landed(articles(3)).unique("doc_id"))
    lazy = {name: frame.lazy() for name, frame in tables.items()}
    aside = write_release(warehouse, "2026-11-21.0", lazy, recipe="r", content="c")
    assert read_manifest(aside).rows["figures"] == 3
    assert read_manifest(aside).rows["facts"] == 0
    assert read_manifest(aside).day == "2026-11-21"


def test_a_folder_that_is_no_release_says_so(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"is no release: it has no release\.json"):
        read_manifest(tmp_path)
    (tmp_path / "release.json").write_text("{")
    with pytest.raises(WarehouseError, match=r"take the release from its archive again"):
        read_manifest(tmp_path)
