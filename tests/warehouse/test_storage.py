from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.warehouse.synthetic import RECIPE, articles, extract, landed
from warehouse.landing import land
from warehouse.layout import Warehouse
from warehouse.shards import plan_shards
from warehouse.staging import is_staged, write_staged
from warehouse.storage import write_whole


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_write_that_fails_leaves_the_old_content(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    path = warehouse.path("folder", "file")
    write_whole(warehouse, path, b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(warehouse, path, b"new")
    assert Path(path).read_bytes() == b"old"


def test_content_is_on_the_disk_before_its_name(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda descriptor: done.append(f"/proc/self/fd/{descriptor}"))
        patched.setattr(Path, "replace", lambda self, target: done.append(f"{self.name} to {target.name}"))
        write_whole(warehouse, warehouse.path("file"), b"content")
    assert [step.split(".")[-1] for step in done][1] == f"{os.getpid()} to file"
    assert len(done) == 3


def test_a_shard_that_cannot_be_written_is_not_staged(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    land(warehouse, landed(articles(5)))
    [shard] = plan_shards(warehouse, RECIPE)
    tables = extract(shard.read())
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space left"):
            write_staged(warehouse, RECIPE, shard, tables)
    assert not Path(warehouse.path("staging", RECIPE, shard.key)).exists()
    write_staged(warehouse, RECIPE, shard, tables)
    assert is_staged(warehouse, RECIPE, shard)


def test_paths_are_those_of_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Warehouse("out").path("landing") == f"{tmp_path}/out/landing"
    assert Warehouse(f"file://{tmp_path}/out").folder == tmp_path / "out"
    remote = Warehouse("memory://bucket/out")
    assert (remote.path("a", "b"), remote.address(remote.path("a"))) == ("/bucket/out/a/b", "memory:///bucket/out/a")
    write_whole(remote, remote.path("landing", "ab", "file.parquet"), b"content")
    assert remote.files("landing", suffix=".parquet") == ["/bucket/out/landing/ab/file.parquet"]
