"""Paths as a person would type them."""

from __future__ import annotations

from pathlib import Path


def shown_path(path: Path | str) -> str:
    """The path relative to the working directory where it lies below it; another, or an address, whole."""
    if "://" in str(path):
        return str(path)
    whole = Path(path)
    return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)
