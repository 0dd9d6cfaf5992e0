"""Writing so that a reader, a crash or a power cut finds the old content or the new, never half of it."""

from __future__ import annotations

import os
from pathlib import Path

from warehouse.layout import Warehouse


def write_whole(warehouse: Warehouse, path: str, content: bytes) -> None:
    """The file at `path` (a path of the warehouse) with this content, all at once; folders are made."""
    if not warehouse.is_local:
        # One put is atomic on an object store.
        warehouse.filesystem.pipe_file(path, content)
        return
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    # A leading dot: readers pass over it, and the next writer removes what a crash left.
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(target)
    settle(target.parent)


def settle(folder: Path) -> None:
    """The names in a local folder are on the disk: a rename survives a power cut only after this."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def settle_tree(folder: Path) -> None:
    """All files below a local folder, and their names, are on the disk."""
    for parent, _, names in os.walk(folder):
        for name in names:
            settle(Path(parent, name))
        settle(Path(parent))
