"""A warehouse in a folder of this machine."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import shutil
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import polars as pl

from warehouse.errors import StoreUnusable, WarehouseLocked
from warehouse.stores.disk import settle, settle_tree
from warehouse.stores.store import FOLDERS, WITHDRAWALS, Tagged


class FolderStore:
    """A `Store` in a folder: what is written there outlives a power cut."""

    def __init__(self, root: str) -> None:
        """`root` is a path or a `file://` address."""
        self.root = root
        self.folder = Path(root.removeprefix("file://")).expanduser().absolute()

    def address(self, path: str = "") -> str:
        """The path of the file, absolute."""
        return str(self.folder / path)

    def is_empty(self) -> bool:
        """Whether there is no such folder, or none of a warehouse's in it."""
        return not any((self.folder / name).is_dir() for name in FOLDERS)

    def exists(self, path: str) -> bool:
        """Whether there is a file of this path."""
        return (self.folder / path).is_file()

    def files(self, folder: str, suffix: str = "") -> list[str]:
        """The paths of all files below a folder that end so, sorted."""
        found = []
        for parent, folders, names in os.walk(self.folder / folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            below = Path(parent).relative_to(self.folder).as_posix()
            found += [f"{below}/{name}" for name in names if not name.startswith(".")]
        return sorted(path for path in found if path.endswith(suffix))

    def sizes(self, folder: str) -> dict[str, int]:
        """The bytes of all files below a folder, sorted by path."""
        found = [path for path in (self.folder / folder).rglob("*") if path.is_file()]
        return {path.relative_to(self.folder).as_posix(): path.stat().st_size for path in sorted(found)}

    def folders(self, folder: str) -> list[str]:
        """The names of the folders directly below a folder, sorted."""
        if not (self.folder / folder).is_dir():
            return []
        paths = (self.folder / folder).iterdir()
        return sorted(path.name for path in paths if path.is_dir() and not path.name.startswith("."))

    def is_placed(self, folder: str) -> bool:
        """Whether it is there: a folder gets its name when it is whole."""
        return (self.folder / folder).is_dir()

    def read(self, path: str) -> bytes:
        """The content of a file."""
        return (self.folder / path).read_bytes()

    def scan(self, paths: Sequence[str], file_column: str | None = None) -> pl.LazyFrame:
        """The rows of Parquet files, in the order of the paths."""
        rows = pl.scan_parquet([self.address(path) for path in paths], glob=False, include_file_paths=file_column)
        if file_column is None:
            return rows
        return rows.with_columns(pl.col(file_column).str.strip_prefix(f"{self.folder}/"))

    def write(self, path: str, content: bytes) -> None:
        """The file has this content, all at once; folders are made."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = _aside(target)
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
        settle(target.parent)

    def tagged(self, path: str) -> Tagged | None:
        """A file's content, tagged with its hash."""
        try:
            content = self.read(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Tagged(content, hashlib.sha256(content).hexdigest())

    def swap(self, path: str, content: bytes, tag: str | None) -> str | None:
        """The file has this content if it had the tag; only for who holds the store."""
        now = self.tagged(path)
        if (now and now.tag) != tag:
            return None
        self.write(path, content)
        return hashlib.sha256(content).hexdigest()

    def remove(self, path: str, last: str | None = None) -> None:  # noqa: ARG002 - all go by one rename
        """There is no such file or folder any more."""
        target = self.folder / path
        if target.is_dir():
            # What a crash leaves of it must not look like the whole.
            shutil.rmtree(target.replace(_aside(target)))
        else:
            target.unlink(missing_ok=True)

    def aside(self, folder: str) -> Path:
        """A new folder beside the one that it will be."""
        aside = _aside(self.folder / folder)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        return aside

    def place(self, aside: Path, folder: str, last: str) -> None:
        """The folder gets its name when all its files are on the disk; one that is there stays."""
        with suppress(WarehouseLocked):
            self.place_once(aside, folder, last)
        shutil.rmtree(aside, ignore_errors=True)

    def place_once(self, aside: Path, folder: str, last: str) -> None:
        """The same; a folder that is there is an error."""
        assert (aside / last).exists()
        settle_tree(aside)
        target = self.folder / folder
        try:
            aside.replace(target)
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            message = f"another run has put {target} there: build again"
            raise WarehouseLocked(message) from None
        settle(target.parent)

    def place_file(self, file: Path, path: str) -> None:
        """The file, which is on the disk, gets its name."""
        target = self.folder / path
        file.replace(target)
        settle(target.parent)

    def take_back(self, aside: Path, path: str) -> None:
        """It is there again; what had not left stays."""
        if not aside.exists():
            with suppress(FileNotFoundError):
                (self.folder / path).replace(aside)

    def begun(self, path: str) -> dict[str, int]:
        """Files beside it that have its name with a dot before, a machine and a process after."""
        target = self.folder / path
        name = re.compile(rf"\.{re.escape(target.name)}\..+\.[0-9]+")
        found = [each for each in target.parent.glob(".*") if name.fullmatch(each.name) and each.is_file()]
        return {each.relative_to(self.folder).as_posix(): each.stat().st_size for each in sorted(found)}

    def local(self, folder: str, names: Sequence[str]) -> Path:  # noqa: ARG002 - all are there
        """The folder itself."""
        return self.folder / folder

    @contextmanager
    def whole(self, folder: str) -> Iterator[Path]:
        """The folder itself."""
        yield self.folder / folder

    @contextmanager
    def hold(self) -> Iterator[None]:
        """A lock of the operating system, which a crash releases. Raises `WarehouseLocked` at once."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            message = f"{self.root} is no folder, nor can it be one ({error.strerror}): name another by --warehouse"
            raise StoreUnusable(message) from error
        # The file stays: removing it would let two writers lock two files of one name.
        with (self.folder / ".lock").open("a+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                holder = file.read().strip() or "unknown"
                message = f"{self.root} is being written by another run (process {holder}): try again when it is done"
                raise WarehouseLocked(message) from None
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            try:
                yield
            finally:
                file.truncate(0)

    def tidy(self) -> None:
        """No file or folder whose name begins with a dot is left where this package writes.

        Beside its folders may be anybody's: there, only what was begun of its own files goes.
        """
        for begun in self.begun(WITHDRAWALS):
            (self.folder / begun).unlink()
        for folder in FOLDERS:
            for parent, folders, files in os.walk(self.folder / folder):
                for name in [name for name in folders if name.startswith(".")]:
                    shutil.rmtree(Path(parent, name))
                    folders.remove(name)
                for name in [name for name in files if name.startswith(".")]:
                    Path(parent, name).unlink()
                # A release is whole, and what is in it is none of ours.
                folders[:] = [] if folder == "releases" else folders


def _aside(target: Path) -> Path:
    # A leading dot: readers pass over it, and the next writer removes what a crash left. With the machine, since those
    # of a cluster may share the folder, and containers the number of their process.
    return target.with_name(f".{target.name}.{socket.gethostname()}.{os.getpid()}")
