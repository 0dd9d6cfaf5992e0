from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from schemas import LANDED, REJECTS
from tests.warehouse.synthetic import articles, doc_id, landed, unreadable
from warehouse.contents import read_contents
from warehouse.landing import Landed, land, land_rejects, read_rejects, scan_places, settle_rejects
from warehouse.layout import Warehouse


def test_documents_and_duplicates_add_up_to_the_rows(warehouse: Warehouse) -> None:
    frame = landed({"a.txt": "Un texte.", "b.txt": "Un texte.", "c.txt": "Un autre."})
    assert land(warehouse, frame) == Landed(documents=2, duplicates=1)
    assert land(warehouse, frame) == Landed(documents=0, duplicates=3)
    assert land(warehouse, landed({"d.txt": "Un texte.", "e.txt": "Un nouveau."})) == Landed(1, 1)
    assert land(warehouse, LANDED.empty()) == Landed(0, 0)


def test_what_lands_again_writes_nothing(warehouse: Warehouse) -> None:
    land(warehouse, landed(articles(5)))
    files = warehouse.store.files("landing")
    land(warehouse, landed(dict(reversed(articles(5).items()))))
    assert warehouse.store.files("landing") == files


def test_a_file_is_named_by_its_content(warehouse: Warehouse) -> None:
    land(warehouse, landed(articles(5)))
    [path] = [Path(warehouse.store.address(path)) for path in warehouse.store.files("landing")]
    assert path.stem == hashlib.sha256(path.read_bytes()).hexdigest()
    assert path.parent.name == path.stem[:2]


def test_a_text_is_stored_once_and_found_at_all_its_places(warehouse: Warehouse) -> None:
    land(warehouse, landed({"a.txt": "Un texte."}))
    land(warehouse, landed({"b.txt": "Un texte.", "c.txt": "Un texte."}))
    assert scan_places(warehouse).collect()["text_bytes"].drop_nulls().to_list() == [9]
    assert read_contents(warehouse).sources["uri"].to_list() == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_earliest_fetch_of_the_same_bytes_counts_in_any_order(warehouse: Warehouse, order: tuple[int, ...]) -> None:
    times = [None, datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)]
    for number in order:
        frame = landed({"a.txt": "Un texte."}).with_columns(
            retrieved_at=pl.lit(times[number], pl.Datetime("us", "UTC"))
        )
        land(warehouse, frame)
    assert read_contents(warehouse).sources["retrieved_at"].to_list() == [times[2]]


@pytest.mark.parametrize("descending", [False, True])
def test_the_earliest_fetch_counts_within_a_batch_too(warehouse: Warehouse, descending: bool) -> None:
    times = pl.Series("retrieved_at", [None, datetime(2026, 1, 2, tzinfo=UTC)], pl.Datetime("us", "UTC"))
    twice = pl.concat([landed({"a.txt": "Un texte."})] * 2).with_columns(times)
    assert land(warehouse, twice.sort("retrieved_at", descending=descending)) == Landed(1, 1)
    assert read_contents(warehouse).sources["retrieved_at"].to_list() == [times[1]]


def test_a_later_fetch_of_the_same_bytes_is_nothing_new(warehouse: Warehouse) -> None:
    fetched = landed({"a.txt": "Un texte."}).with_columns(
        retrieved_at=pl.lit(datetime(2026, 1, 1, tzinfo=UTC), pl.Datetime("us", "UTC"))
    )
    land(warehouse, fetched)
    land(warehouse, fetched.with_columns(pl.col("retrieved_at").dt.offset_by("1d")))
    assert len(warehouse.store.files("landing")) == 1


def test_rejects_are_kept_once(warehouse: Warehouse) -> None:
    assert land_rejects(warehouse, unreadable()) == 2
    assert land_rejects(warehouse, unreadable()) == 0
    assert read_rejects(warehouse)["item"].to_list() == ["presse/logo.png", "presse/vide.txt"]
    assert scan_places(warehouse).collect().is_empty()


@pytest.mark.parametrize(
    ("item", "uri", "goes"),
    [
        pytest.param("vide.txt", "vide.txt", True, id="a file"),
        pytest.param("a.jsonl#12", "a.jsonl", True, id="a line of a file"),
        pytest.param("a.jsonl#12", "a.json", False, id="another file"),
        pytest.param("n#2.txt", "n#2.txt", True, id="a file with a number in its name"),
        pytest.param("n#2.txt", "n", False, id="that is no place in another"),
        pytest.param("presse/", "presse/2025/a.txt", True, id="a folder that can be listed now"),
        pytest.param("presse/", "presse.txt", False, id="a file that is called like it"),
    ],
)
def test_a_reject_goes_when_its_input_is_read_well(warehouse: Warehouse, item: str, uri: str, goes: bool) -> None:
    rejects = unreadable().with_columns(item=pl.lit(item), reason=pl.Series(["empty", "binary"]))
    land_rejects(warehouse, rejects)
    land_rejects(warehouse, unreadable())
    # Of the two, that one is wrong with it still.
    assert settle_rejects(warehouse, {uri}, REJECTS.conform(rejects.tail(1))) == goes
    assert sorted(read_rejects(warehouse)["item"]) == sorted([*unreadable()["item"], *[item] * (1 if goes else 2)])


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    warehouse = Warehouse(str(tmp_path / "l'été [*] 100 %"))
    land(warehouse, landed({"a.txt": "Un texte."}))
    assert land(warehouse, landed({"a.txt": "Un texte."})) == Landed(0, 1)
    assert read_contents(warehouse).documents["doc_id"].to_list() == [doc_id("Un texte.")]
