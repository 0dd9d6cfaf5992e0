from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from tests.warehouse.synthetic import RECIPE, articles, extract, landed
from warehouse.errors import StoreUnusable
from warehouse.landing import land
from warehouse.layout import Warehouse
from warehouse.shards import plan_shards
from warehouse.staging import is_staged, write_staged


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_write_that_fails_leaves_the_old_content(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "folder/file"
    warehouse.store.write(path, b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        warehouse.store.write(path, b"new")
    assert warehouse.store.read(path) == b"old"


def test_content_is_on_the_disk_before_its_name(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda descriptor: done.append(f"/proc/self/fd/{descriptor}"))
        patched.setattr(Path, "replace", lambda self, target: done.append(f"{self.name} to {target.name}"))
        warehouse.store.write("file", b"content")
    assert [step.split(".")[-1] for step in done][1] == f"{os.getpid()} to file"
    assert len(done) == 3


def test_a_shard_that_cannot_be_written_is_not_staged(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    land(warehouse, landed(articles(5)))
    [shard] = plan_shards(warehouse, RECIPE)
    tables = extract(shard.read(warehouse))
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space left"):
            write_staged(warehouse, RECIPE, shard, tables)
    assert not Path(warehouse.store.address(f"staging/{RECIPE.stages[0].folder}/{shard.key}")).exists()
    write_staged(warehouse, RECIPE, shard, tables)
    assert is_staged(warehouse, RECIPE, shard)


def test_paths_are_those_of_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Warehouse("out").store.address("landing") == f"{tmp_path}/out/landing"
    assert Warehouse(f"file://{tmp_path}/out").store.address() == f"{tmp_path}/out"
    assert Warehouse("s3://bucket/out/").store.address("a/b") == "s3://bucket/out/a/b"
    with pytest.raises(StoreUnusable, match="a warehouse lies in a folder or in a bucket"):
        _ = Warehouse("gs://bucket/out").store


def test_a_warehouse_that_is_handed_to_another_process_is_the_same_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pickled = pickle.dumps(Warehouse("out"))
    monkeypatch.chdir("/")
    assert pickle.loads(pickled).store.address() == f"{tmp_path}/out"
