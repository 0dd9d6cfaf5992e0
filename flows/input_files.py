"""The files that a user names beside the sources: a lexicon, corrections, rates."""

from __future__ import annotations

from pathlib import Path

from flows.errors import InputError


def read_input(file: str) -> bytes:
    """The content of a file of this machine, or of what lies at an address that fsspec knows.

    Raises `OSError` for a file, and `InputError` for an address, that cannot be read.
    """
    if "://" not in file:
        return Path(file).read_bytes()
    import fsspec  # type: ignore[import-untyped]  # it ships no types

    from warehouse.stores.complaints import complaint

    try:
        with fsspec.open(file, "rb") as stream:
            content: bytes = stream.read()
    except Exception as error:  # every file system raises errors of its own
        raise InputError(str(complaint(file, error) or f"{file} cannot be read ({error}): check it.")) from error
    return content
