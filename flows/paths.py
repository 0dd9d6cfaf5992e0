"""Paths as a person would type them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import InputError, UsageError


def shown_path(path: Path | str) -> str:
    """The path relative to the working directory where it lies below it; another, or an address, whole."""
    if "://" in str(path):
        return str(path)
    whole = Path(path)
    return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)


def require_text(names: Iterable[str | None]) -> None:
    """Raises `UsageError` for a name that is no text in UTF-8: Prefect could not keep it with the run."""
    for name in names:
        try:
            (name or "").encode()
        except UnicodeEncodeError as error:
            shown = (name or "").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            message = f"The name {shown} is not in UTF-8: name the folder that it lies in, or a quoted pattern."
            raise UsageError(message) from error


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file to write to that is the one of this path once the context ends well, and gone where it does not.

    Raises `InputError` where no file can be there.
    """
    if path.is_dir() or not path.resolve().parent.is_dir():
        what = "it is a folder" if path.is_dir() else "there is no such folder"
        raise InputError(f"{path} cannot be written ({what}): name a file in a folder that there is.")
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
