"""One writer at a time per warehouse, by a lock of the operating system that a crash releases."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from warehouse.errors import WarehouseLocked
from warehouse.layout import Warehouse


@contextmanager
def exclusive(warehouse: Warehouse) -> Iterator[None]:
    """The only writer of the warehouse while it lasts; what crashed writers left half-written is removed first.

    Raises `WarehouseLocked` at once where another process, or another thread of this one, is writing.
    """
    root = warehouse.folder
    root.mkdir(parents=True, exist_ok=True)
    # The file stays: removing it would let two writers lock two files of one name.
    with (root / ".lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            message = f"{warehouse.root} is being written by another run (process {holder}): try again when it is done"
            raise WarehouseLocked(message) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        remove_leftovers(warehouse)
        try:
            yield
        finally:
            file.truncate(0)


def remove_leftovers(warehouse: Warehouse) -> None:
    """Nothing half-written is left: no file or folder whose name begins with a dot, where this package writes."""
    for folder in ("landing", "staging", "releases"):
        for parent, folders, files in os.walk(warehouse.folder / folder):
            for name in [name for name in folders if name.startswith(".")]:
                shutil.rmtree(os.path.join(parent, name))  # noqa: PTH118 - os.walk gives strings
                folders.remove(name)
            for name in [name for name in files if name.startswith(".")]:
                os.unlink(os.path.join(parent, name))  # noqa: PTH108, PTH118 - as above
            # A release is whole, and what is in it is none of ours.
            folders[:] = [] if folder == "releases" else folders
