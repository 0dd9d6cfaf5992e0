"""Opening what was found: a file, an object of a store, or an address of the web."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from flows.readers.discover import Found
from flows.readers.errors import UnreadableError
from flows.readers.media import media_of
from flows.readers.opened import Opened


def open_found(found: Found) -> Opened:
    """The input, opened. Raises `UnreadableError` where that fails."""
    if found.problem:
        raise UnreadableError("unreadable", f"{found.problem}: check it, or leave it out")
    if found.is_web:
        # Here, since Python's HTTP takes a fiftieth of a second to import, which a page from a file need not wait for.
        from flows.readers.web import fetch

        return fetch(found.path)
    try:
        # Whoever reads it closes it.
        stream: BinaryIO = found.files.open(found.path, "rb") if found.files else Path(found.path).open("rb")  # noqa: SIM115
    except Exception as error:  # every file system raises errors of its own
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise UnreadableError("unreadable", f"{why}: check that it exists and may be read") from error
    return Opened(stream, media_of(found.path))
