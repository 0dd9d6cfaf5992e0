from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.errors import WarehouseLocked
from warehouse.layout import Warehouse
from warehouse.lock import exclusive

HOLD = """
import sys, time
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
with exclusive(Warehouse(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_writer_is_told_who_is_writing(warehouse: Warehouse) -> None:
    with exclusive(warehouse), pytest.raises(WarehouseLocked, match=f"process {os.getpid()}"), exclusive(warehouse):
        pass
    with exclusive(warehouse):
        pass


def test_a_killed_writer_holds_nothing_and_its_leftovers_go(warehouse: Warehouse) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, warehouse.root], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(WarehouseLocked, match=str(process.pid)), exclusive(warehouse):
            pass
        process.send_signal(signal.SIGKILL)
    leftovers = [
        Path(warehouse.root) / "releases" / ".2026-11-21.0.1",
        Path(warehouse.root) / "staging" / "recipe" / ".shard.1",
        Path(warehouse.root) / "landing" / "ab" / ".abc.parquet.1",
    ]
    for leftover in leftovers:
        leftover.parent.mkdir(parents=True, exist_ok=True)
    for folder in leftovers[:2]:
        folder.mkdir()
        (folder / "half.parquet").touch()
    leftovers[2].touch()
    kept = Path(warehouse.root) / "releases" / "2026-11-20.0" / "validation" / ".nojekyll"
    kept.parent.mkdir(parents=True)
    kept.touch()
    with exclusive(warehouse):
        assert not any(leftover.exists() for leftover in leftovers)
        assert kept.exists()


def test_the_lock_is_given_back_after_an_error(warehouse: Warehouse) -> None:
    with pytest.raises(ZeroDivisionError), exclusive(warehouse):
        raise ZeroDivisionError
    with exclusive(warehouse):
        pass


def test_a_warehouse_is_made_where_none_is(tmp_path: Path) -> None:
    with exclusive(Warehouse(str(tmp_path / "new" / "one"))):
        assert (tmp_path / "new" / "one").is_dir()
