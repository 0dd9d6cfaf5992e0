from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import fsspec  # type: ignore[import-untyped]  # it ships no types
import pytest

from flows.landing import land_sources
from flows.readers import SourceError, read_sources
from flows.readers.discover import discover, shared_uris
from tests.flows.readers.conftest import Reading
from warehouse.layout import Warehouse


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/c.txt", "a/d/e.md", ".hidden.txt", ".git/x.txt", "a/f.jsonl"):
        file = tmp_path / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('{"text": "x"}', encoding="utf-8")
    return tmp_path / "data"


def uris(*sources: str | Path) -> list[str]:
    return [found.uri for found in discover([str(source) for source in sources])]


def test_a_folder_is_read_with_all_below_it_but_what_is_hidden(folder: Path) -> None:
    assert uris(folder) == ["a/c.txt", "a/d/e.md", "a/f.jsonl", "b.txt"]


def test_a_file_goes_by_its_name(folder: Path) -> None:
    assert uris(folder / "a/c.txt") == ["c.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("*.txt", ["b.txt"], id="one level"),
        pytest.param("**/*.txt", ["a/c.txt", "b.txt"], id="all levels"),
        pytest.param("a/*.[jt]*", ["c.txt", "f.jsonl"], id="below a fixed folder"),
        pytest.param("*", ["a/c.txt", "a/d/e.md", "a/f.jsonl", "b.txt"], id="folders that match are read whole"),
    ],
)
def test_a_glob_is_read_from_where_its_wildcards_begin(folder: Path, pattern: str, expected: list[str]) -> None:
    assert uris(folder / pattern) == expected


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "[1].txt").write_text("x", encoding="utf-8")
    assert uris(folder / "[1].txt") == ["[1].txt"]


def test_a_name_in_an_older_encoding_is_read_as_it_was_meant(tmp_path: Path, read: Reading) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9.txt")).write_text("Cinq gigawatts.")
    except OSError:
        pytest.skip("the file system takes names in UTF-8 alone")
    assert read(tmp_path).landed["uri"].to_list() == ["été.txt"]


def test_the_order_of_sources_does_not_matter_and_each_input_counts_once(folder: Path) -> None:
    assert discover([str(folder), str(folder / "*.txt")]) == discover([str(folder / "*.txt"), str(folder)])
    assert uris(folder, folder) == uris(folder)


def test_files_of_one_name_in_two_sources_are_both_read_and_told(folder: Path) -> None:
    (folder / "a" / "b.txt").write_text("Autre texte.", encoding="utf-8")
    both = discover([str(folder), str(folder / "a")])
    assert [Path(each.path).parent for each in both if each.uri == "b.txt"] == [folder / "a", folder]
    told = shared_uris(both)
    assert told is not None
    assert told.startswith(f"b.txt is the uri of 2 files ({folder / 'a' / 'b.txt'}, {folder / 'b.txt'}): all are read")
    # A file that two sources hold is one.
    assert shared_uris(discover([str(folder), str(folder / "*.txt"), f"{folder}/a/../b.txt"])) is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("/nowhere/a.txt", "does not exist: check the path", id="a missing file"),
        pytest.param("/nowhere/*.txt", "Nothing matches", id="a glob without a match"),
        pytest.param("", "empty source", id="an empty name"),
        pytest.param("memory://nowhere", "does not exist: check the address", id="a missing address"),
        pytest.param("nowhere://x", "cannot be opened", id="an unknown protocol"),
    ],
)
def test_a_mistaken_source_is_an_error_before_anything_is_read(source: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_sources([source])


def test_an_empty_folder_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no files"):
        read_sources([str(tmp_path)])


def test_naming_nothing_is_a_mistake() -> None:
    with pytest.raises(SourceError, match="No source"):
        read_sources([])


def test_links_are_followed_but_not_in_circles(folder: Path) -> None:
    (folder / "a/circle").symlink_to(folder, target_is_directory=True)
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    found = discover([str(folder)])
    assert [each.uri for each in found] == ["a/c.txt", "a/d/e.md", "a/f.jsonl", "b.txt", "broken.txt"]
    assert found[-1].problem == "the link leads nowhere"


@pytest.mark.parametrize("warehouse", ["warehouse", "", "a"])
@pytest.mark.parametrize("pattern", ["", "*", "**/*"])
def test_the_warehouse_is_no_source_of_its_own_builds(folder: Path, warehouse: str, pattern: str) -> None:
    before = uris(folder)
    (folder / "link").symlink_to(folder / warehouse, target_is_directory=True)
    (folder / "all").symlink_to(folder / warehouse / "releases", target_is_directory=True)
    for name in ("releases/2026-11-22.0/README.md", "releases/latest", "landing/x.parquet", "withdrawals.csv"):
        file = folder / warehouse / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    kept = Warehouse(str(folder / warehouse))
    found = discover([str(folder / pattern)], kept)
    assert [each.uri for each in found if not each.uri.startswith("link/")] == before
    assert not [each.uri for each in found if each.uri.endswith(("README.md", "latest", "x.parquet", "s.csv"))]
    # What is named outright is read.
    released = folder / warehouse / "releases/2026-11-22.0"
    for source in (released, released / "*", f"file://{released}"):
        assert [each.uri for each in discover([str(source)], kept)] == ["README.md"]


def test_a_build_of_the_folder_around_its_warehouse_reads_the_same_again(folder: Path) -> None:
    warehouse = Warehouse(str(folder / "gigawatt-warehouse"))
    first, again = (land_sources(warehouse, [str(folder)], {}) for _ in range(2))
    assert (first.inputs, again.inputs, again.duplicates) == (4, 4, 4)


def test_a_folder_that_may_not_be_listed_is_set_aside_and_one_that_was_named_is_a_mistake(
    folder: Path, read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(self: Path, listing: Callable[[Path], Iterator[Path]] = Path.iterdir) -> Iterator[Path]:
        if self == folder / "a":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return listing(self)

    monkeypatch.setattr(Path, "iterdir", listed)
    batch = read(folder)
    assert batch.landed["uri"].to_list() == ["b.txt"]
    assert batch.rejects.select("item", "reason").rows() == [("a/", "unreadable")]
    with pytest.raises(SourceError, match=r"data/a cannot be read \(Permission denied\): check its permissions"):
        discover([str(folder / "a")])


def test_a_pipe_is_set_aside_instead_of_waited_for(folder: Path, read: Reading) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert read(folder).rejects.select("item", "reason").rows() == [("pipe.txt", "unreadable")]


@pytest.fixture
def memory() -> Iterator[str]:
    files = fsspec.filesystem("memory")
    files.pipe({"/press/a.txt": b"Dix gigawatts.", "/press/2025/b.txt": b"Onze.", "/press/.c.txt": b"Douze."})
    yield "memory://press"
    files.rm("/press", recursive=True)


def test_addresses_are_read_like_folders(memory: str, read: Reading) -> None:
    assert sorted(read(memory).landed["uri"]) == ["2025/b.txt", "a.txt"]
    assert read(f"{memory}/a.txt").landed["uri"].to_list() == ["a.txt"]
    assert sorted(read(f"{memory}/**/*.txt").landed["uri"]) == ["2025/b.txt", "a.txt"]


def test_what_a_zip_file_holds_is_an_address(tmp_path: Path, read: Reading) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x/a.txt", "Dix gigawatts.")
        archive.writestr("b.txt", "Onze.")
    assert sorted(read(f"zip://*::{tmp_path}/a.zip").landed["uri"]) == ["b.txt"]
    assert sorted(read(f"zip://::{tmp_path}/a.zip").landed["uri"]) == ["b.txt", "x/a.txt"]
    [detail] = read(tmp_path / "a.zip").rejects["detail"]
    assert "zip://" in detail


def test_file_addresses_read_like_paths(folder: Path, read: Reading) -> None:
    assert sorted(read(f"file://{folder}").landed["uri"]) == sorted(read(folder).landed["uri"])
