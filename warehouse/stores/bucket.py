"""A warehouse in a bucket: what one rename does in a folder is done here by conditional writes."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from warehouse.checksums import NAME as SEAL
from warehouse.checksums import parse_checksums
from warehouse.digests import file_digest
from warehouse.errors import StoreUnusable, WarehouseLocked
from warehouse.stores.cache import cache_folder, forget_unused, name_of
from warehouse.stores.lease import Lease
from warehouse.stores.objects import Objects
from warehouse.stores.remote_tables import in_order
from warehouse.stores.store import FOLDERS, Tagged

_LONGEST_CLAIM = 64
"""Bytes: the first line of a seal is longer."""


class BucketStore:
    """A `Store` in a bucket.

    A folder that is placed once is claimed first (its last file is put there with a line of its own, if there is none),
    and sealed at the end (the file gets its content, if it still is that claim). Who finds a claim that was left behind
    removes it before the rest: a writer that only slept can seal nothing then.
    """

    def __init__(self, root: str) -> None:
        """`root` is `s3://bucket/prefix`; nothing is asked of it yet."""
        self._objects = Objects(root)
        self._lease: Lease | None = None

    @property
    def root(self) -> str:
        """The address of the root."""
        return self._objects.root

    def address(self, path: str = "") -> str:
        """The address of the file."""
        return self._objects.address(path)

    def is_empty(self) -> bool:
        """Whether there is nothing below the prefix in a folder of a warehouse."""
        return all(self._objects.first(f"{name}/") is None for name in FOLDERS)

    def exists(self, path: str) -> bool:
        """Whether there is a file of this path."""
        # Of all that begin so, it is the first.
        return self._objects.first(path) == path

    def files(self, folder: str, suffix: str = "") -> list[str]:
        """The paths of all files below a folder that end so, sorted."""
        found = [path for path in self.sizes(folder) if path.endswith(suffix)]
        return [path for path in found if not any(part.startswith(".") for part in path.split("/"))]

    def sizes(self, folder: str) -> dict[str, int]:
        """The bytes of all files below a folder, sorted by path."""
        return self._objects.sizes(f"{folder}/")

    def folders(self, folder: str) -> list[str]:
        """The names of the folders directly below a folder, sorted."""
        return [name for name in self._objects.folders(folder) if not name.startswith(".")]

    def is_placed(self, folder: str) -> bool:
        """Whether it has its seal, and not just a claim."""
        return _is_sealed(folder, self._objects.sizes(f"{folder}/{SEAL}"))

    def read(self, path: str) -> bytes:
        """The content of a file."""
        found = self._objects.read(path)
        if found is None:
            message = f"{self.address(path)} does not exist"
            raise FileNotFoundError(message)
        return found.content

    def scan(self, paths: Sequence[str], file_column: str | None = None) -> pl.LazyFrame:
        """The rows of Parquet files, in the order of the paths."""
        return self._objects.scan(paths, file_column)

    def write(self, path: str, content: bytes) -> None:
        """The file has this content."""
        self._objects.write(path, content)

    def tagged(self, path: str) -> Tagged | None:
        """A file's content with its ETag."""
        return self._objects.read(path)

    def swap(self, path: str, content: bytes, tag: str | None) -> str | None:
        """The file has this content if its ETag is the tag, or if there is none."""
        return self._objects.swap(path, content, tag)

    def remove(self, path: str, last: str | None = None) -> None:
        """There is no such file, nor any below it; the last go by a request of their own, which is answered first."""
        paths = [path, *self.sizes(path)]
        if last is not None:
            self._objects.remove([each for each in paths if each.endswith(f"/{last}")])
        self._objects.remove(paths)

    def aside(self, folder: str) -> Path:
        """A new folder in this machine's cache."""
        parent, _, name = folder.rpartition("/")
        aside = self._asides / parent / f".{name}.{os.getpid()}"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        return aside

    def place(self, aside: Path, folder: str, last: str) -> None:
        """All files of `aside` are in the bucket, `last` after the others."""
        self._upload(aside, folder, last)
        self._objects.upload(aside / last, f"{folder}/{last}")
        shutil.rmtree(aside)

    def place_once(self, aside: Path, folder: str, last: str) -> None:
        """The same, between a claim and a seal."""
        if self._lease is not None:
            self._lease.confirm()
        seal = (aside / last).read_bytes()
        # The same at a second try: nobody else's.
        claim = f"claimed {self._lease.holder if self._lease else uuid.uuid4().hex}\n".encode()
        tag = self.swap(f"{folder}/{last}", claim, None)
        if tag is not None:
            self._upload(aside, folder, last)
            tag = self.swap(f"{folder}/{last}", seal, tag)
        elif (found := self.tagged(f"{folder}/{last}")) is not None and found.content == seal:
            tag = found.tag
        if tag is None:
            message = f"another run has taken {self.address(folder)}: build again"
            raise WarehouseLocked(message)

    def place_file(self, file: Path, path: str) -> None:
        """The file is in the bucket."""
        self._objects.upload(file, path)
        file.unlink()

    def take_back(self, aside: Path, path: str) -> None:
        """It stays: `aside` is where it was, and who places it again finds it."""

    def begun(self, path: str) -> dict[str, int]:  # noqa: ARG002 - an object is there whole or not at all
        """Nothing."""
        return {}

    def local(self, folder: str, names: Sequence[str]) -> Path:
        """Copies in this machine's cache, checked against the folder's checksums; each is fetched once."""
        seal = self.read(f"{folder}/{SEAL}")
        digests = parse_checksums(seal)
        copies = cache_folder("releases", hashlib.sha256(seal).hexdigest()[:32])
        target = copies / folder.rpartition("/")[2]
        target.mkdir(parents=True, exist_ok=True)
        # First: what it has of an earlier time is in use again.
        os.utime(copies)
        missing = [name for name in names if name in digests and not (target / name).exists()]
        if missing:
            forget_unused(copies.parent)
        for name in missing:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=copies) as fetched:
                file = Path(fetched, "file")
                self._objects.download(f"{folder}/{name}", file)
                if file_digest(file) != digests[name]:
                    message = f"{self.address(folder)}/{name} is not what {SEAL} says: `gigawatt verify` tells more"
                    raise StoreUnusable(message)
                file.replace(target / name)
        (target / SEAL).write_bytes(seal)
        return target

    @contextmanager
    def whole(self, folder: str) -> Iterator[Path]:
        """A copy of all files, unchecked, that is gone after the context."""
        with tempfile.TemporaryDirectory(prefix="gigawatt-") as copy:
            target = Path(copy, folder.rpartition("/")[2])

            def fetch(path: str) -> None:
                file = target / path[len(folder) + 1 :]
                file.parent.mkdir(parents=True, exist_ok=True)
                self._objects.download(path, file)

            for _ in in_order(fetch, list(self.sizes(folder))):
                """Each is fetched."""
            yield target

    @contextmanager
    def hold(self) -> Iterator[None]:
        """A lease (`warehouse.stores.lease`)."""
        lease = Lease(self._objects)
        lease.acquire()
        self._lease = lease
        try:
            yield
        finally:
            self._lease = None
            lease.release()

    def tidy(self) -> None:
        """No release is left that was claimed and not sealed, and nothing made ready for one on this machine."""
        shutil.rmtree(self._asides, ignore_errors=True)
        found = self.sizes("releases")
        for folder in sorted({"/".join(path.split("/")[:2]) for path in found if path.count("/") > 1}):
            if not _is_sealed(folder, found) and self._take_claim(f"{folder}/{SEAL}"):
                self.remove(folder, last=SEAL)

    def _take_claim(self, seal: str) -> bool:
        """Whether a release with this seal is not sealed, and cannot be any more by who claimed it."""
        claim = self.tagged(seal)
        if claim is None:
            return True
        if len(claim.content) > _LONGEST_CLAIM:
            return False
        return self.swap(seal, f"removed {uuid.uuid4().hex}\n".encode(), claim.tag) is not None

    @property
    def _asides(self) -> Path:
        return cache_folder("aside", name_of(self.root))

    def _upload(self, aside: Path, folder: str, last: str) -> None:
        """All files of `aside` but the last."""
        files = [path for path in sorted(aside.rglob("*")) if path.is_file() and path != aside / last]

        def upload(file: Path) -> None:
            self._objects.upload(file, f"{folder}/{file.relative_to(aside).as_posix()}")

        for _ in in_order(upload, files):
            """Each is there."""


def _is_sealed(folder: str, sizes: dict[str, int]) -> bool:
    return sizes.get(f"{folder}/{SEAL}", 0) > _LONGEST_CLAIM
