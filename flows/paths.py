"""Paths as a person would type them."""

from __future__ import annotations

from pathlib import Path


def shown_path(path: Path) -> str:
    """The path relative to the working directory where it lies below it, else whole."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
