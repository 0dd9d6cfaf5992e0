from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from tests.warehouse.synthetic import articles, build, landed
from warehouse.archive import write_archive
from warehouse.checksums import read_checksums
from warehouse.errors import NoWarehouse, UnknownRelease, WarehouseError
from warehouse.landing import land
from warehouse.layout import Warehouse
from warehouse.publish import current_version, find_release, latest, next_version, publish, releases
from warehouse.release import write_release
from warehouse.stores import disk
from warehouse.stores import folder as folder_store
from warehouse.stores.folder import FolderStore
from warehouse.verify import verify


def test_latest_is_one_line_and_names_the_newest_release(built: Warehouse) -> None:
    assert (Path(built.root) / "releases" / "latest").read_text() == "2026-11-21.0\n"
    assert build(built, [landed(articles(41))]) == "2026-11-21.1"
    assert current_version(built) == "2026-11-21.1"
    assert latest(built) == find_release(built) == Path(built.root) / "releases" / "2026-11-21.1"
    assert [(entry.manifest.version, entry.manifest.rows["documents"], entry.current) for entry in releases(built)] == [
        ("2026-11-21.0", 40, False),
        ("2026-11-21.1", 41, True),
    ]


def test_unchanged_content_publishes_nothing_new(built: Warehouse) -> None:
    assert build(built, [landed(articles(40))]) is None
    assert len(releases(built)) == 1
    assert build(built, [], mode="none") == "2026-11-21.1"


def test_a_written_release_is_invisible_until_it_is_published(built: Warehouse) -> None:
    aside = write_release(built, "2026-11-21.1", {}, recipe="r", content="c")
    assert current_version(built) == "2026-11-21.0"
    assert len(releases(built)) == 1
    publish(built, aside)
    assert not aside.exists()
    assert verify(find_release(built, "2026-11-21.1")).ok


def failing_from(number: int, call: Callable[..., None], code: int = errno.EIO) -> Callable[..., None]:
    """The call, as on a disk that fails from its n-th on."""
    calls = count(1)

    def on_a_bad_disk(*arguments: object) -> None:
        if next(calls) >= number:
            raise OSError(code, os.strerror(code))
        call(*arguments)

    return on_a_bad_disk


@pytest.mark.parametrize(
    ("place", "call", "number", "code"),
    [
        pytest.param(folder_store, "settle", 1, errno.EIO, id="once the folder has its name"),
        pytest.param(folder_store, "settle", 2, errno.EIO, id="once the archive has its name"),
        pytest.param(FolderStore, "write", 1, errno.ENOSPC, id="as latest is written"),
    ],
)
def test_a_disk_that_fails_is_told_and_nothing_is_published(
    place: object, call: str, number: int, code: int, built: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(path.name for path in Path(built.root, "releases").iterdir())
    aside = write_release(built, "2026-11-21.1", {}, recipe="r", content="c")
    with monkeypatch.context() as failure:
        failure.setattr(place, call, failing_from(number, getattr(place, call), code))
        # Prefect tries again what an error of a disk ended.
        for _ in range(2):
            with pytest.raises(OSError, match=os.strerror(code)):
                publish(built, aside)
            left = sorted(path.name for path in Path(built.root, "releases").iterdir())
            assert [name for name in left if not name.startswith(".")] == before
    publish(built, aside)
    assert verify(find_release(built, "2026-11-21.1")).ok


def test_a_disk_that_fails_once_latest_names_the_release_leaves_it_there(
    built: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = write_release(built, "2026-11-21.1", {}, recipe="r", content="c")
    monkeypatch.setattr(folder_store, "settle", failing_from(3, disk.settle))
    with pytest.raises(WarehouseError, match=r"2026-11-21\.1 is published, but .* \(.*Input/output error\): check"):
        publish(built, aside)
    assert verify(find_release(built)).ok


@pytest.mark.parametrize(
    ("taken", "version"),
    [
        pytest.param([], "2026-11-21.0", id="first of the day"),
        pytest.param(["2026-11-20.3"], "2026-11-21.0", id="another day does not count"),
        pytest.param(["2026-11-21.9", "2026-11-21.10"], "2026-11-21.11", id="10 comes after 9"),
        pytest.param([".2026-11-21.0.123", "2026-11-21.0.tar"], "2026-11-21.0", id="what is no release does not count"),
    ],
)
def test_the_version_is_the_day_and_the_next_number(warehouse: Warehouse, taken: list[str], version: str) -> None:
    for name in taken:
        (Path(warehouse.root, "releases") / name).mkdir(parents=True)
    assert next_version(warehouse, date(2026, 11, 21)) == version


def test_a_release_that_is_not_there_is_an_error_that_names_those_that_are(
    warehouse: Warehouse, built: Warehouse
) -> None:
    with pytest.raises(NoWarehouse, match=r"is no warehouse: name one by --warehouse, or make it with `gigawatt build"):
        find_release(warehouse)
    land(warehouse, landed(articles(1)))
    with pytest.raises(UnknownRelease, match=r"has no release yet: make one with `gigawatt build"):
        find_release(warehouse)
    with pytest.raises(UnknownRelease, match=r"has no release 2025-01-01\.0: it has 2026-11-21\.0"):
        find_release(built, "2025-01-01.0")
    with pytest.raises(UnknownRelease):
        find_release(built, "../releases/2026-11-21.0")


def test_the_archive_holds_the_release(built: Warehouse, release: Path, tmp_path: Path) -> None:
    [entry] = releases(built)
    with tarfile.open(entry.archive) as archive:
        members = archive.getmembers()
        archive.extractall(tmp_path / "unpacked", filter="data")
    assert {(member.uid, member.gid, member.uname, member.mode) for member in members} == {(0, 0, "", 0o644)}
    unpacked = tmp_path / "unpacked" / "2026-11-21.0"
    assert verify(unpacked).ok
    assert (unpacked / "validation" / "index.html").is_file()
    assert subprocess.run(["diff", "-r", release, unpacked], check=False).returncode == 0


def test_an_archive_needs_no_call_that_only_linux_has(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_on_macos(*_: object) -> int:
        raise OSError(errno.ENOTSOCK, "Socket operation on non-socket")

    monkeypatch.setattr(os, "sendfile", as_on_macos)
    write_archive(release, "2026-11-21.0", tmp_path / "a.tar")
    with tarfile.open(tmp_path / "a.tar") as archive:
        assert "2026-11-21.0/SHA256SUMS" in archive.getnames()


def test_the_same_files_make_the_same_archive(release: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(release, copy)
    for path in copy.rglob("*"):
        path.chmod(0o700)
    for name, folder in (("a", release), ("b", copy)):
        write_archive(folder, "2026-11-21.0", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_sha256sum_reads_the_checksums(release: Path) -> None:
    listed = list(read_checksums(release))
    assert listed == sorted(listed)
    assert len(listed) == len([path for path in release.rglob("*") if path.is_file()]) - 1
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(command, cwd=release, check=False, capture_output=True).returncode == 0
