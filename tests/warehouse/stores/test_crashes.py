"""A writer that breaks off at any moment leaves the last release of a bucket as it was, and the next one succeeds."""

from __future__ import annotations

from datetime import date

import pytest

from tests.s3_server import FaultyStore
from tests.warehouse.synthetic import articles, landed
from warehouse.checksums import read_checksums
from warehouse.digests import file_digest
from warehouse.errors import StoreUnusable
from warehouse.landing import land, read_texts
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
from warehouse.manifest import Manifest, write_manifest
from warehouse.publish import current_version, next_version, publish, releases
from warehouse.stores import lease

pytestmark = pytest.mark.xdist_group("s3")


def write(warehouse: Warehouse, count: int) -> str:
    """Lands so many articles, stages a table of them and publishes a release that holds the table."""
    with exclusive(warehouse):
        texts = landed(articles(count))
        land(warehouse, texts)
        shard = warehouse.store.aside(f"staging/recipe/{count}")
        for name in ("claims", "members"):
            texts.write_parquet(shard / f"{name}.parquet")
        warehouse.store.place(shard, f"staging/recipe/{count}", last="members.parquet")
        version = next_version(warehouse, date(2026, 11, 21))
        release = warehouse.store.aside(f"releases/{version}")
        texts.write_parquet(release / "texts.parquet")
        write_manifest(Manifest(version, "recipe", str(count), "full", {"texts": count}), release)
        return publish(warehouse, release)


def cut_off_at(object_store: FaultyStore, place: str, times: int) -> None:
    """From the n-th write to the place on, all is refused: as after a kill, not even the lock is freed."""
    left = times

    def fault_of(_number: int, method: str, path: str) -> str:
        nonlocal left
        left -= method == "PUT" and place in path
        return "denied" if left <= 0 else ""

    object_store.fault_of = fault_of


@pytest.mark.parametrize(
    ("place", "times"),
    [
        pytest.param("/landing/", 1, id="before a text has landed"),
        pytest.param("/staging/", 2, id="before a shard is staged"),
        pytest.param("/SHA256SUMS", 1, id="before it claims its release"),
        pytest.param("/releases/2026-11-21.1/", 2, id="before the first file of the release"),
        pytest.param("/SHA256SUMS", 2, id="before it seals the release"),
        pytest.param(".tar", 1, id="before the archive is there"),
        pytest.param("/releases/latest", 1, id="before the release becomes the current one"),
    ],
)
def test_cut_off(
    place: str, times: int, bucket: str, object_store: FaultyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "SECONDS", 0.4)
    warehouse = Warehouse(f"{bucket}/depot")
    write(warehouse, 1)
    cut_off_at(object_store, place, times)
    with pytest.raises(StoreUnusable, match="the credentials do not allow it"):
        write(warehouse, 2)
    object_store.fault_of = lambda *_: ""
    assert current_version(warehouse) == "2026-11-21.0"
    for shard in warehouse.store.folders("staging/recipe"):
        staged = f"staging/recipe/{shard}"
        # What comes last says that all is there.
        assert warehouse.store.exists(f"{staged}/members.parquet") <= warehouse.store.exists(f"{staged}/claims.parquet")
    version = write(warehouse, 3)
    assert current_version(warehouse) == version
    assert len(read_texts(warehouse, list(landed(articles(3))["doc_id"]))) == 3
    known = [release.manifest.version for release in releases(warehouse)]
    # Nothing of the one that broke off is left, or all of it.
    assert known == warehouse.store.folders("releases")
    for each in known:
        with warehouse.store.whole(f"releases/{each}") as folder:
            listed = read_checksums(folder)
            assert listed == {name: file_digest(folder / name) for name in ("release.json", "texts.parquet")}
