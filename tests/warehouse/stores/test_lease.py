"""One writer at a time in a bucket, whatever becomes of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.s3_server import FaultyStore
from warehouse.checksums import NAME as SEAL
from warehouse.checksums import write_checksums
from warehouse.errors import StoreUnusable, WarehouseLocked
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
from warehouse.stores import lease
from warehouse.stores.lease import LOCK

pytestmark = pytest.mark.xdist_group("s3")

HOLD = """
import sys, time
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
from warehouse.stores import lease
lease.SECONDS = 0.5
with exclusive(Warehouse(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def warehouse(bucket: str, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    monkeypatch.setattr(lease, "SECONDS", 2.0)
    return Warehouse(f"{bucket}/depot")


def fall_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases give no more sign of life, as when the machine sleeps."""
    monkeypatch.setattr(lease.Lease, "_keep", lambda _: None)
    monkeypatch.setattr(lease, "SECONDS", 0.5)


def test_a_second_writer_is_told_who_is_writing(warehouse: Warehouse) -> None:
    told = pytest.raises(WarehouseLocked, match=r"by another run \(process .* on ")
    # Were it not renewed, the first one's lock would lapse while the second waits.
    with exclusive(warehouse), told, exclusive(warehouse):
        pass
    with exclusive(warehouse):
        pass


def test_the_lock_is_given_back_after_an_error(warehouse: Warehouse) -> None:
    with pytest.raises(ZeroDivisionError), exclusive(warehouse):
        raise ZeroDivisionError
    with exclusive(warehouse):
        pass


def test_the_lock_is_kept_after_whatever_error(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    errors = iter([RuntimeError("the loop is closed")])
    write = lease.Lease._write

    def write_or_fail(self: lease.Lease, free: bool = False) -> bool:
        for error in errors:
            raise error
        return write(self, free)

    monkeypatch.setattr(lease, "SECONDS", 0.6)
    with exclusive(warehouse):
        before = json.loads(warehouse.store.read(LOCK))["beat"]
        monkeypatch.setattr(lease.Lease, "_write", write_or_fail)
        time.sleep(0.5)
        assert json.loads(warehouse.store.read(LOCK))["beat"] > before
    assert next(errors, None) is None


def test_a_killed_writer_is_waited_for_until_its_lease_has_lapsed(warehouse: Warehouse) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, warehouse.root], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        process.kill()
    said = json.loads(warehouse.store.read(LOCK))
    assert f"process {process.pid} on " in said["holder"]
    with exclusive(warehouse):
        assert json.loads(warehouse.store.read(LOCK))["id"] != said["id"]


def test_a_writer_that_slept_too_long_publishes_nothing(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        fall_silent(patched)
        sleeper = Warehouse(warehouse.root).store
        held = sleeper.hold()
        held.__enter__()
    late = sleeper.aside("releases/2026-11-21.0")
    (late / "release.json").touch()
    write_checksums(late)
    with exclusive(warehouse):
        with pytest.raises(WarehouseLocked, match="another run has taken over"):
            sleeper.place_once(late, "releases/2026-11-21.0", last=SEAL)
        # Nor does it free the lock of who has it now.
        held.__exit__(None, None, None)
        with pytest.raises(WarehouseLocked, match="by another run"), exclusive(warehouse):
            pass
    assert warehouse.store.folders("releases") == []


def test_what_a_writer_that_slept_has_half_placed_cannot_be_sealed_any_more(
    warehouse: Warehouse, object_store: FaultyStore
) -> None:
    store = warehouse.store
    aside = store.aside("releases/2026-11-21.0")
    (aside / "release.json").write_text("{}")
    write_checksums(aside)

    def meanwhile(_number: int, method: str, path: str) -> str:
        if method == "PUT" and path.endswith("release.json"):
            object_store.fault_of = lambda *_: ""
            assert store.folders("releases") == ["2026-11-21.0"]
            assert not store.is_placed("releases/2026-11-21.0")
            with exclusive(Warehouse(warehouse.root)):
                assert store.folders("releases") == []
        return ""

    with object_store.failing(meanwhile), pytest.raises(WarehouseLocked, match="another run has taken"):
        store.place_once(_elsewhere(aside), "releases/2026-11-21.0", last=SEAL)
    assert not store.is_placed("releases/2026-11-21.0")
    # What it put there after all goes with the next writer.
    with exclusive(warehouse):
        assert store.folders("releases") == []


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_release_that_is_sealed_while_it_is_to_be_tidied_stays(
    warehouse: Warehouse, object_store: FaultyStore, method: str
) -> None:
    store, seal = warehouse.store, "releases/2026-11-21.0/SHA256SUMS"
    claim = store.swap(seal, b"claimed by who slept\n", None)

    def meanwhile(_number: int, asked: str, path: str) -> str:
        if asked == method and path.endswith(SEAL):
            object_store.fault_of = lambda *_: ""
            assert store.swap(seal, b"0" * 64 + b"  release.json\n", claim) is not None
        return ""

    with object_store.failing(meanwhile):
        store.tidy()
    assert store.is_placed("releases/2026-11-21.0")


def _elsewhere(aside: Path) -> Path:
    """Where the next writer, which here is on the same machine, does not find it."""
    return aside.rename(aside.parents[3] / "elsewhere")


def test_who_holds_the_store_may_try_again_to_publish(warehouse: Warehouse, object_store: FaultyStore) -> None:
    store = warehouse.store
    with exclusive(warehouse):
        aside = store.aside("releases/2026-11-21.0")
        (aside / "release.json").write_text("{}")
        write_checksums(aside)
        refused = object_store.failing(lambda _number, _method, path: "denied" * path.endswith("release.json"))
        with refused, pytest.raises(StoreUnusable):
            store.place_once(aside, "releases/2026-11-21.0", last=SEAL)
        for _ in range(2):
            store.place_once(aside, "releases/2026-11-21.0", last=SEAL)
            assert store.is_placed("releases/2026-11-21.0")


def test_a_lock_that_says_nothing_lapses_too(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "SECONDS", 0.5)
    warehouse.store.write(LOCK, b"12345")
    with exclusive(warehouse):
        pass


@pytest.mark.parametrize("fault", ["lost", "slow down", "late"])
def test_a_put_that_is_sent_again_does_not_meet_itself(
    warehouse: Warehouse, object_store: FaultyStore, fault: str
) -> None:
    faults = iter([fault])
    with object_store.failing(lambda _number, method, _path: next(faults, "") if method == "PUT" else ""):
        tag = warehouse.store.swap("latest", b"2026-11-21.0\n", None)
    assert object_store.faults() == {fault}
    found = warehouse.store.tagged("latest")
    assert found is not None
    assert found.tag == tag


def test_a_store_that_overlooks_conditions_is_refused(warehouse: Warehouse, object_store: FaultyStore) -> None:
    with (
        object_store.failing(lambda *_: "unconditional"),
        pytest.raises(StoreUnusable, match="overlooks the conditions of a write"),
        exclusive(warehouse),
    ):
        pass
