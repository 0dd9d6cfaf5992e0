"""What a store does is the same in a folder and in a bucket."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from schemas import RELEASE_TABLES
from tests.s3_server import FaultyStore
from warehouse.checksums import NAME as SEAL
from warehouse.checksums import write_checksums
from warehouse.errors import StoreUnusable, WarehouseLocked
from warehouse.layout import Warehouse
from warehouse.stores.store import Store

pytestmark = pytest.mark.xdist_group("s3")


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    root = tmp_path / "depot" if request.param == "folder" else f"{request.getfixturevalue('bucket')}/au/dépôt"
    return Warehouse(str(root)).store


def parquet(frame: pl.DataFrame) -> bytes:
    content = io.BytesIO()
    frame.write_parquet(content)
    return content.getvalue()


def aside_of(store: Store, folder: str, **files: bytes) -> Path:
    aside = store.aside(folder)
    for name, content in files.items():
        path = aside / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return aside


def test_files_are_found_by_their_path_and_hidden_ones_passed_over(store: Store) -> None:
    assert store.is_empty()
    assert store.files("landing") == store.folders("landing") == []
    for path in ("landing/b/2.parquet", "landing/a/l'été.parquet", "landing/a/.half.1", "landing2/c", "latest"):
        store.write(path, path.encode())
    assert not store.is_empty()
    assert store.files("landing") == ["landing/a/l'été.parquet", "landing/b/2.parquet"]
    assert store.files("landing", "/2.parquet") == ["landing/b/2.parquet"]
    assert store.folders("landing") == ["a", "b"]
    assert store.read("landing/a/l'été.parquet") == "landing/a/l'été.parquet".encode()
    assert (store.exists("latest"), store.exists("late"), store.exists("landing")) == (True, False, False)
    with pytest.raises(FileNotFoundError):
        store.read("landing/none")


def test_a_listing_may_come_in_many_answers(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Warehouse(bucket).store
    for number in range(5):
        store.write(f"landing/{number}/a", b"")
    monkeypatch.setattr("warehouse.stores.objects.PAGE", 2)
    assert store.files("landing") == [f"landing/{number}/a" for number in range(5)]
    assert store.folders("landing") == [str(number) for number in range(5)]
    store.remove("landing")
    assert store.files("landing") == []


def test_a_file_or_folder_can_be_removed(store: Store) -> None:
    for path in ("staging/a/1", "staging/a/2", "staging/ab/3"):
        store.write(path, b"")
    store.remove("staging/a")
    assert store.files("staging") == ["staging/ab/3"]
    store.remove("staging/ab/3")
    store.remove("staging/none")
    assert store.files("staging") == []


def test_a_removal_that_breaks_off_leaves_nothing_that_counts_as_whole(bucket: str, object_store: FaultyStore) -> None:
    store = Warehouse(bucket).store
    for shard in ("a", "b"):
        store.place(aside_of(store, f"staging/{shard}", claims=b"c", members=b"m"), f"staging/{shard}", last="members")
    posts = iter(["", "denied"])
    with (
        object_store.failing(lambda _number, method, _path: next(posts) if method == "POST" else ""),
        pytest.raises(StoreUnusable, match="the credentials do not allow it"),
    ):
        store.remove("staging", last="members")
    assert store.files("staging") == ["staging/a/claims", "staging/b/claims"]


def test_a_swap_writes_only_over_what_was_read(store: Store) -> None:
    assert store.tagged("latest") is None
    first = store.swap("latest", b"1", None)
    assert first is not None
    assert store.swap("latest", b"2", None) is None
    second = store.swap("latest", b"2", first)
    assert second is not None
    assert store.swap("latest", b"3", first) is None
    found = store.tagged("latest")
    assert found is not None
    assert (found.content, found.tag) == (b"2", second)
    assert store.swap("none", b"1", first) is None


def test_a_folder_is_placed_whole_and_may_be_placed_again(store: Store) -> None:
    for _ in range(2):
        aside = aside_of(store, "staging/shard", claims=b"c", members=b"m")
        assert store.files("staging") in ([], ["staging/shard/claims", "staging/shard/members"])
        store.place(aside, "staging/shard", last="members")
        assert not aside.exists()
    assert store.files("staging") == ["staging/shard/claims", "staging/shard/members"]
    assert store.read("staging/shard/claims") == b"c"


def test_a_folder_is_placed_once(store: Store) -> None:
    for content in (b"one", b"two"):
        aside = aside_of(store, "releases/1", tables__facts=content)
        write_checksums(aside)
        if content == b"one":
            store.place_once(aside, "releases/1", last=SEAL)
        else:
            with pytest.raises(WarehouseLocked):
                store.place_once(aside, "releases/1", last=SEAL)
    assert store.is_placed("releases/1")
    assert not store.is_placed("releases/2")
    with store.whole("releases/1") as folder:
        assert (folder / "tables" / "facts").read_bytes() == b"one"
    here = store.local("releases/1", ["tables/facts", "tables/none"])
    assert (here / "tables" / "facts").read_bytes() == b"one"
    assert not (here / "tables" / "none").exists()


def test_copies_of_long_ago_stay_with_those_that_come_beside_them(bucket: str) -> None:
    store = Warehouse(bucket).store
    aside = aside_of(store, "releases/1", facts=b"facts", claims=b"claims")
    write_checksums(aside)
    store.place_once(aside, "releases/1", last=SEAL)
    here = store.local("releases/1", ["facts"])
    os.utime(here.parent, (0, 0))
    assert store.local("releases/1", ["facts", "claims"]) == here
    assert (here / "facts").read_bytes() == b"facts"
    assert (here / "claims").read_bytes() == b"claims"


def test_a_file_is_moved_into_the_store(store: Store, tmp_path: Path) -> None:
    store.write("releases/latest", b"1")
    (tmp_path / "1.tar").write_bytes(b"tar")
    store.place_file(tmp_path / "1.tar", "releases/1.tar")
    assert store.read("releases/1.tar") == b"tar"
    assert not (tmp_path / "1.tar").exists()


def test_tables_are_scanned_in_the_order_of_their_paths(store: Store) -> None:
    frame = pl.DataFrame({"doc_id": ["b", "a"], "text": ["été", None]})
    store.write("landing/1.parquet", parquet(frame))
    store.write("landing/2.parquet", parquet(frame.reverse()))
    rows = store.scan(["landing/2.parquet", "landing/1.parquet"], file_column="file")
    assert rows.collect().rows() == [
        ("a", None, "landing/2.parquet"),
        ("b", "été", "landing/2.parquet"),
        ("b", "été", "landing/1.parquet"),
        ("a", None, "landing/1.parquet"),
    ]
    assert rows.filter(pl.col("doc_id") == "a").select("file").head(1).collect().item() == "landing/2.parquet"
    assert rows.select(pl.len()).collect().item() == 4
    assert rows.drop("text", "file").collect().columns == ["doc_id"]


@pytest.mark.parametrize("fault", ["cut", "slow down"])
def test_what_breaks_off_is_fetched_again(bucket: str, object_store: FaultyStore, fault: str) -> None:
    store = Warehouse(bucket).store
    frame = pl.DataFrame({"number": range(100)})
    store.write("frames/1.parquet", parquet(frame))
    faults: Iterator[str] = iter(())

    def next_fault(_number: int, method: str, _path: str) -> str:
        return next(faults, "") if method == "GET" else ""

    with object_store.failing(next_fault):
        faults = iter([fault])
        assert store.read("frames/1.parquet") == parquet(frame)
        # The end of the file, which says what is in it, and its rows.
        faults = iter([fault, "", fault])
        assert_frame_equal(store.scan(["frames/1.parquet"]).collect(), frame)
        faults = iter([fault, fault])
        with store.whole("frames") as folder:
            assert_frame_equal(pl.read_parquet(folder / "1.parquet"), frame)
        assert not list(faults)


def test_rows_that_may_not_be_read_are_told_with_the_remedy(bucket: str, object_store: FaultyStore) -> None:
    store = Warehouse(bucket).store
    store.write("frames/1.parquet", parquet(pl.DataFrame({"number": range(100)})))
    rows = store.scan(["frames/1.parquet"])
    refused = object_store.failing(lambda *_: "denied")
    with refused, pytest.raises(StoreUnusable, match=r"frames/1\.parquet: the credentials do not allow it"):
        rows.collect()


def test_columns_keep_their_types(store: Store) -> None:
    empty = [table.empty().with_columns(pl.lit(name).alias("of")) for name, table in RELEASE_TABLES.items()]
    whole = pl.concat(empty, how="diagonal_relaxed")
    store.write("tables.parquet", parquet(whole))
    assert_frame_equal(store.scan(["tables.parquet"]).collect(), whole)
