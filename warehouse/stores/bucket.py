"""A warehouse in a bucket of an object store that speaks S3: at Amazon, or anywhere that AWS_ENDPOINT_URL names."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from warehouse.checksums import NAME as SEAL
from warehouse.checksums import parse_checksums
from warehouse.digests import file_digest
from warehouse.errors import StoreUnusable, WarehouseLocked
from warehouse.stores.cache import cache_folder, forget_unused, name_of
from warehouse.stores.complaints import explained, is_changed, is_missing, is_unanswered
from warehouse.stores.lease import Lease
from warehouse.stores.remote_tables import in_order, scan_remote
from warehouse.stores.store import Tagged

R = TypeVar("R")

_TRIES = 5
_LONGEST_CLAIM = 64
"""Bytes: the first line of a seal is longer."""


class BucketStore:
    """A `Store` in a bucket, through fsspec: its settings are those of `fsspec` and of the AWS tools.

    A put is atomic. What must not be written by two is written on a condition (If-None-Match, If-Match).
    """

    def __init__(self, root: str) -> None:
        """`root` is `s3://bucket/prefix`; nothing is asked of it yet."""
        self.root = root.rstrip("/")
        self._bucket, _, prefix = self.root.partition("://")[2].partition("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self._lease: Lease | None = None

    @cached_property
    def _files(self) -> Any:  # noqa: ANN401 - fsspec has no types
        # Here, as it takes half a second that asking a local release does not need.
        import fsspec  # type: ignore[import-untyped]  # it ships no types

        with explained(self.root):
            # A listing that was kept would not show what others have written since.
            return fsspec.filesystem("s3", use_listings_cache=False)

    def address(self, path: str = "") -> str:
        """The address of the file."""
        return f"{self.root}/{path}" if path else self.root

    def is_empty(self) -> bool:
        """Whether there is nothing below the prefix."""
        return not self._listed("", at_most=1)

    def exists(self, path: str) -> bool:
        """Whether there is a file of this path."""
        # Of all that begin so, it is the first.
        return self._listed(path, at_most=1) == [path]

    def files(self, folder: str, suffix: str = "") -> list[str]:
        """The paths of all files below a folder that end so, sorted."""
        found = self._sizes(f"{folder}/")
        return [
            path
            for path in found
            if path.endswith(suffix) and not any(part.startswith(".") for part in path.split("/"))
        ]

    def sizes(self, folder: str) -> dict[str, int]:
        """The bytes of all files below a folder, sorted by path."""
        return self._sizes(f"{folder}/")

    def folders(self, folder: str) -> list[str]:
        """The names of the folders directly below a folder, sorted."""
        return sorted(self._sealed(folder))

    def published(self, folder: str) -> list[str]:
        """Those that have their seal."""
        return sorted(name for name, sealed in self._sealed(folder).items() if sealed)

    def read(self, path: str) -> bytes:
        """The content of a file."""
        found = self.tagged(path)
        if found is None:
            message = f"{self.address(path)} does not exist"
            raise FileNotFoundError(message)
        return found.content

    def scan(self, paths: Sequence[str], file_column: str | None = None) -> pl.LazyFrame:
        """The rows of Parquet files, in the order of the paths; only the columns that are used are fetched."""
        with explained(self.root):
            return scan_remote(self._files, [self._full(path) for path in paths], paths, file_column)

    def write(self, path: str, content: bytes) -> None:
        """The file has this content: one put, or one completed upload of parts."""
        with explained(self.address(path)):
            self._files.pipe_file(self._full(path), content)

    def tagged(self, path: str) -> Tagged | None:
        """A file's content with its ETag."""
        from fsspec.asyn import sync  # type: ignore[import-untyped]  # it ships no types

        async def fetch() -> Tagged:
            answer = await self._files._call_s3("get_object", Bucket=self._bucket, Key=self._key(path))
            async with answer["Body"] as body:
                return Tagged(await body.read(), str(answer["ETag"]))

        def whole() -> Tagged:
            found: Tagged = sync(self._files.loop, fetch)
            return found

        with explained(self.address(path)):
            try:
                return _tried_again(whole)
            except FileNotFoundError as error:
                if is_missing(error):
                    return None
                raise

    def age(self, path: str) -> float:
        """Seconds since the file was written, by the store's own clock; 0 where there is none."""
        with explained(self.address(path)):
            try:
                answer = self._call("head_object", Key=self._key(path))
            except FileNotFoundError:
                return 0.0
        now = parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
        return max(float((now - answer["LastModified"]).total_seconds()), 0.0)

    def swap(self, path: str, content: bytes, tag: str | None) -> str | None:
        """The file has this content if its ETag is the tag, or if there is none."""
        condition = {"IfMatch": tag} if tag else {"IfNoneMatch": "*"}
        with explained(self.address(path)):
            try:
                return str(self._call("put_object", Key=self._key(path), Body=content, **condition)["ETag"])
            except OSError as error:
                if not is_changed(error):
                    raise
        # A put whose answer was lost is sent again, and meets its own effect.
        now = self.tagged(path)
        return now.tag if now and now.content == content else None

    def remove(self, path: str) -> None:
        """There is no such file, nor any below it."""
        gone = [path, *self._sizes(f"{path}/")]
        with explained(self.address(path)):
            for start in range(0, len(gone), 1000):
                keys = [{"Key": self._key(each)} for each in gone[start : start + 1000]]
                answer = self._call("delete_objects", Delete={"Objects": keys, "Quiet": True})
                if errors := answer.get("Errors"):
                    message = (
                        f"{self.address(path)} cannot be removed ({errors[0].get('Code')}): s3:DeleteObject is needed"
                    )
                    raise StoreUnusable(message)

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
        self._upload_file(aside / last, f"{folder}/{last}")
        shutil.rmtree(aside)

    def place_once(self, aside: Path, folder: str, last: str) -> None:
        """The same; the folder is claimed first and sealed at the end, where nobody took the claim away."""
        if self._lease is not None:
            self._lease.confirm()
        claim = self.swap(f"{folder}/{last}", f"claimed {uuid.uuid4().hex}\n".encode(), None)
        if claim is not None:
            self._upload(aside, folder, last)
            claim = self.swap(f"{folder}/{last}", (aside / last).read_bytes(), claim)
        if claim is None:
            message = f"another run has taken {self.address(folder)}: build again"
            raise WarehouseLocked(message)
        shutil.rmtree(aside)

    def place_file(self, file: Path, path: str) -> None:
        """The file is in the bucket."""
        self._upload_file(file, path)
        file.unlink()

    def local(self, folder: str, names: Sequence[str]) -> Path:
        """Copies in this machine's cache, checked against the folder's checksums; each is fetched once."""
        seal = self.read(f"{folder}/{SEAL}")
        digests = parse_checksums(seal)
        copies = cache_folder("releases", hashlib.sha256(seal).hexdigest()[:32])
        target = copies / folder.rpartition("/")[2]
        missing = [name for name in names if name in digests and not (target / name).exists()]
        if missing:
            forget_unused(copies.parent)
        for name in missing:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=copies) as fetched:
                file = Path(fetched, "file")
                self._download(f"{folder}/{name}", file)
                if file_digest(file) != digests[name]:
                    message = f"{self.address(folder)}/{name} is not what {SEAL} says: `gigawatt verify` tells more"
                    raise StoreUnusable(message)
                file.replace(target / name)
        target.mkdir(parents=True, exist_ok=True)
        (target / SEAL).write_bytes(seal)
        os.utime(copies)
        return target

    @contextmanager
    def whole(self, folder: str) -> Iterator[Path]:
        """A copy of all files, unchecked, that is gone after the context."""
        with tempfile.TemporaryDirectory(prefix="gigawatt-") as copy:
            target = Path(copy, folder.rpartition("/")[2])

            def fetch(path: str) -> None:
                file = target / path[len(folder) + 1 :]
                file.parent.mkdir(parents=True, exist_ok=True)
                self._download(path, file)

            for _ in in_order(fetch, list(self._sizes(f"{folder}/"))):
                """Each is fetched."""
            yield target

    @contextmanager
    def hold(self) -> Iterator[None]:
        """A lease (`warehouse.stores.lease`)."""
        lease = Lease(self)
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
        for name, sealed in self._sealed("releases").items():
            if not sealed:
                # The claim first: without it, a writer that is only slow cannot seal what is about to go.
                self.remove(f"releases/{name}/{SEAL}")
                self.remove(f"releases/{name}")

    @property
    def _asides(self) -> Path:
        return cache_folder("aside", name_of(self.root))

    def _upload(self, aside: Path, folder: str, last: str) -> None:
        """All files of `aside` but the last."""
        files = [path for path in sorted(aside.rglob("*")) if path.is_file() and path != aside / last]
        for _ in in_order(
            lambda file: self._upload_file(file, f"{folder}/{file.relative_to(aside).as_posix()}"), files
        ):
            """Each is there."""

    def _upload_file(self, file: Path, path: str) -> None:
        with explained(self.address(path)):
            self._files.put_file(str(file), self._full(path))

    def _download(self, path: str, file: Path) -> None:
        with explained(self.address(path)):
            _tried_again(lambda: self._files.get_file(self._full(path), str(file)))

    def _listed(self, beginning: str, at_most: int) -> list[str]:
        """The paths of the first files that begin so."""
        with explained(self.root):
            answer = self._call("list_objects_v2", Prefix=self._key(beginning), MaxKeys=at_most)
        return [each["Key"].removeprefix(self._prefix) for each in answer.get("Contents", ())]

    def _sizes(self, beginning: str) -> dict[str, int]:
        """The paths of all files that begin so, sorted, with their bytes."""
        found: dict[str, int] = {}
        more: dict[str, str] = {}
        with explained(self.root):
            while True:
                answer = self._call("list_objects_v2", Prefix=self._key(beginning), **more)
                for each in answer.get("Contents", ()):
                    # Some tools put an empty file where a folder would be.
                    if not each["Key"].endswith("/"):
                        found[each["Key"].removeprefix(self._prefix)] = int(each["Size"])
                if not answer.get("IsTruncated"):
                    return dict(sorted(found.items()))
                more = {"ContinuationToken": answer["NextContinuationToken"]}

    def _sealed(self, folder: str) -> dict[str, bool]:
        """The folders directly below a folder, and whether each has its seal, and not just a claim."""
        found = self._sizes(f"{folder}/")
        names = {path[len(folder) + 1 :].partition("/")[0] for path in found if "/" in path[len(folder) + 1 :]}
        return {
            name: found.get(f"{folder}/{name}/{SEAL}", 0) > _LONGEST_CLAIM for name in names if not name.startswith(".")
        }

    def _call(self, method: str, **arguments: object) -> Any:  # noqa: ANN401 - what botocore answers
        return self._files.call_s3(method, Bucket=self._bucket, **arguments)

    def _key(self, path: str) -> str:
        return self._prefix + path

    def _full(self, path: str) -> str:
        return f"{self._bucket}/{self._prefix}{path}"


def _tried_again(fetch: Callable[[], R]) -> R:
    """What `fetch` gives: a connection may be cut while an answer is read, when fsspec tries no more."""
    for attempt in range(_TRIES - 1):
        try:
            return fetch()
        except Exception as error:
            if not is_unanswered(error):
                raise
        time.sleep(0.1 * 3**attempt)
    return fetch()
