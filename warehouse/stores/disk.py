"""What a local disk has been made to hold: content and names that outlive a power cut."""

from __future__ import annotations

import os
from pathlib import Path


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
