"""What a warehouse asks of the place it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

import polars as pl

FOLDERS = ("landing", "staging", "releases")
"""The folders of a warehouse, in which half-written files may be left."""
WITHDRAWALS = "withdrawals.csv"
"""The file beside them, of which one may be left too: what is withdrawn."""


class Tagged(NamedTuple):
    """A small file's content, and a tag that changes whenever it is written."""

    content: bytes
    tag: str


class Store(Protocol):
    """Files below one root. A path is relative to it, with forward slashes: "releases/latest".

    A reader finds the old content of a file or the new, never half of it. Files whose names begin with a dot are those
    of the store itself, and of what is being written.
    """

    @property
    def root(self) -> str:
        """The root as the user named it."""
        ...

    def address(self, path: str = "") -> str:
        """Where the path lies, as any process would name it; the root where it is left out."""
        ...

    def is_empty(self) -> bool:
        """Whether nothing of a warehouse was ever written here, whatever else may be."""
        ...

    def exists(self, path: str) -> bool:
        """Whether there is a file of this path."""
        ...

    def files(self, folder: str, suffix: str = "") -> list[str]:
        """The paths of all files below a folder that end so, sorted; none where there is no such folder."""
        ...

    def sizes(self, folder: str) -> dict[str, int]:
        """The bytes of all files below a folder by path, sorted, with those that are being written or were left so."""
        ...

    def folders(self, folder: str) -> list[str]:
        """The names of the folders directly below a folder, sorted."""
        ...

    def is_placed(self, folder: str) -> bool:
        """Whether `place_once` has put the folder there, whole."""
        ...

    def read(self, path: str) -> bytes:
        """The content of a file. Raises `FileNotFoundError`."""
        ...

    def scan(self, paths: Sequence[str], file_column: str | None = None) -> pl.LazyFrame:
        """The rows of Parquet files of one schema, at least one, in the order of the paths.

        `file_column` names a further column that holds the path of each row's file.
        """
        ...

    def write(self, path: str, content: bytes) -> None:
        """The file has this content, all at once."""
        ...

    def tagged(self, path: str) -> Tagged | None:
        """A file's content with its tag; null where there is no such file."""
        ...

    def swap(self, path: str, content: bytes, tag: str | None) -> str | None:
        """The file has this content and the new tag if it had the tag given (null: if there was none).

        Null, and nothing is changed, where somebody else has written to it since. What two writers may write at once
        must differ.
        """
        ...

    def remove(self, path: str, last: str | None = None) -> None:
        """There is no such file or folder any more.

        `last` names the files that `place` puts there last, at any depth: whatever else is still there when this breaks
        off, these are not.
        """
        ...

    def aside(self, folder: str) -> Path:
        """A new, empty folder of this machine in which the files of a folder of the store are made ready."""
        ...

    def place(self, aside: Path, folder: str, last: str) -> None:
        """The files made ready are those of the folder, and `aside` is gone; `last` names the one that comes last.

        Where that is there, all are. May be repeated, also at the same time, with the same content.
        """
        ...

    def place_once(self, aside: Path, folder: str, last: str) -> None:
        """As `place`, for a folder that nobody else has placed or is placing; `aside` may be left.

        Raises `WarehouseLocked` where somebody has. After an error who holds the store may try again.
        """
        ...

    def place_file(self, file: Path, path: str) -> None:
        """The file of this machine is the one of this path, all at once, and gone from where it was."""
        ...

    def take_back(self, aside: Path, path: str) -> None:
        """What `place_once` or `place_file` took from there is there again, where one rename does it.

        Else it stays, and nothing is changed: for who breaks off before anybody was told of it.
        """
        ...

    def begun(self, path: str) -> dict[str, int]:
        """The bytes of what is half-written, or was left so, of a file of this path, by its own path, sorted."""
        ...

    def local(self, folder: str, names: Sequence[str]) -> Path:
        """A folder of this machine with these files of one that `place_once` placed; a name it lacks is left out."""
        ...

    def whole(self, folder: str) -> AbstractContextManager[Path]:
        """A folder of this machine with all files of a folder, as they are now, while the context lasts."""
        ...

    def hold(self) -> AbstractContextManager[None]:
        """Nobody else holds the store while the context lasts; it ends with the process, however that ends.

        Raises `WarehouseLocked` where somebody else does.
        """
        ...

    def tidy(self) -> None:
        """What writers that crashed left half-written is gone. Only for who holds the store."""
        ...
