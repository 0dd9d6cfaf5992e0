"""Paths as a person would type them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def shown_path(path: Path | str) -> str:
    """The path relative to the working directory where it lies below it; another, or an address, whole."""
    if "://" in str(path):
        return str(path)
    whole = Path(path)
    return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file to write to that is the one of this path once the context ends well, and gone where it does not."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A pipe, or a device.
        yield target
        return
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        yield aside
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
