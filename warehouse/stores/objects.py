"""The objects below one prefix of a bucket that speaks S3: at Amazon, or anywhere that AWS_ENDPOINT_URL names."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from warehouse.errors import StoreUnusable
from warehouse.stores.complaints import explained, is_changed, is_missing, is_unanswered
from warehouse.stores.remote_tables import scan_remote
from warehouse.stores.store import Tagged

R = TypeVar("R")

PAGE = 1000
"""How many objects are listed or removed by one request, which may not be more."""
TRIES = 5
"""How often an object is fetched whose answer breaks off."""


class Objects:
    """Requests for objects by their path below the prefix, through fsspec, whose settings are those of the AWS tools.

    A put is atomic. A request that is refused for its rate, or not answered, is sent again by s3fs and botocore, each
    time later. What goes wrong then is a `StoreUnusable` or `StoreUnreachable`.
    """

    def __init__(self, root: str) -> None:
        """`root` is `s3://bucket/prefix`; nothing is asked of it yet."""
        self.root = root.rstrip("/")
        self._bucket, _, prefix = self.root.partition("://")[2].partition("/")
        self._prefix = f"{prefix}/" if prefix else ""

    def address(self, path: str = "") -> str:
        """The address of the object."""
        return f"{self.root}/{path}" if path else self.root

    def read(self, path: str) -> Tagged | None:
        """The content with its ETag; null where there is no such object."""
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
        """Seconds that have passed at least since the object was written, by the store's clock; 0 without one."""
        with explained(self.address(path)):
            try:
                answer = self._call("head_object", Key=self._key(path))
            except FileNotFoundError:
                return 0.0
        now = parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
        # Both times are cut to whole seconds.
        return max(float((now - answer["LastModified"]).total_seconds()) - 1, 0.0)

    def write(self, path: str, content: bytes) -> None:
        """The object has this content: one put, or one completed upload of parts."""
        with explained(self.address(path)):
            self._files.pipe_file(self._full(path), content)

    def swap(self, path: str, content: bytes, tag: str | None) -> str | None:
        """The object has this content and the ETag returned, if its ETag was the tag, or (null) if there was none.

        Null where that was not so.
        """
        condition = {"IfMatch": tag} if tag else {"IfNoneMatch": "*"}
        with explained(self.address(path)):
            try:
                return str(self._call("put_object", Key=self._key(path), Body=content, **condition)["ETag"])
            except OSError as error:
                if not is_changed(error):
                    raise
        # A put whose answer was lost is sent again, and meets its own effect.
        now = self.read(path)
        return now.tag if now and now.content == content else None

    def upload(self, file: Path, path: str) -> None:
        """The object has the content of a file of this machine."""
        with explained(self.address(path)):
            self._files.put_file(str(file), self._full(path))

    def download(self, path: str, file: Path) -> None:
        """The file of this machine has the content of the object."""
        with explained(self.address(path)):
            _tried_again(lambda: self._files.get_file(self._full(path), str(file)))

    def scan(self, paths: Sequence[str], file_column: str | None) -> pl.LazyFrame:
        """The rows of Parquet files; only the columns that are used are fetched."""
        return scan_remote(self._files, [self._full(path) for path in paths], paths, file_column)

    def first(self, beginning: str) -> str | None:
        """The path of the first object, by name, whose path begins so."""
        answer = next(self._pages(Prefix=self._key(beginning), MaxKeys=1))
        return next((self._path(each["Key"]) for each in answer.get("Contents", ())), None)

    def sizes(self, beginning: str) -> dict[str, int]:
        """The paths of all objects that begin so, sorted, with their bytes."""
        found: dict[str, int] = {}
        for answer in self._pages(Prefix=self._key(beginning), MaxKeys=PAGE):
            for each in answer.get("Contents", ()):
                # Some tools put an empty object where a folder would be.
                if not each["Key"].endswith("/"):
                    found[self._path(each["Key"])] = int(each["Size"])
        return dict(sorted(found.items()))

    def folders(self, folder: str) -> list[str]:
        """The names that stand directly below a folder and have objects below them, sorted."""
        found: list[str] = []
        for answer in self._pages(Prefix=self._key(f"{folder}/"), Delimiter="/", MaxKeys=PAGE):
            found += [each["Prefix"].rstrip("/").rpartition("/")[2] for each in answer.get("CommonPrefixes", ())]
        return sorted(found)

    def remove(self, paths: Sequence[str]) -> None:
        """There are no such objects any more."""
        for start in range(0, len(paths), PAGE):
            keys = [{"Key": self._key(path)} for path in paths[start : start + PAGE]]
            with explained(self.address(paths[start])):
                answer = self._call("delete_objects", Delete={"Objects": keys, "Quiet": True})
            if errors := answer.get("Errors"):
                refused = self.address(self._path(errors[0]["Key"]))
                message = f"{refused} cannot be removed ({errors[0].get('Code')}): s3:DeleteObject is needed"
                raise StoreUnusable(message)

    @cached_property
    def _files(self) -> Any:  # noqa: ANN401 - fsspec has no types
        # Here, as it takes half a second that asking a local release does not need.
        import fsspec  # type: ignore[import-untyped]  # it ships no types

        with explained(self.root):
            # A listing that was kept would not show what others have written since.
            return fsspec.filesystem("s3", use_listings_cache=False)

    def _pages(self, **arguments: object) -> Iterator[Any]:
        """The answers to a listing."""
        while True:
            with explained(self.root):
                answer = self._call("list_objects_v2", **arguments)
            yield answer
            if not answer.get("IsTruncated"):
                return
            arguments["ContinuationToken"] = answer["NextContinuationToken"]

    def _call(self, method: str, **arguments: object) -> Any:  # noqa: ANN401 - what botocore answers
        return self._files.call_s3(method, Bucket=self._bucket, **arguments)

    def _key(self, path: str) -> str:
        return self._prefix + path

    def _path(self, key: str) -> str:
        return key.removeprefix(self._prefix)

    def _full(self, path: str) -> str:
        return f"{self._bucket}/{self._key(path)}"


def _tried_again(fetch: Callable[[], R]) -> R:
    """What `fetch` gives: a connection may be cut while an answer is read, when fsspec tries no more."""
    for attempt in range(TRIES - 1):
        try:
            return fetch()
        except Exception as error:
            if not is_unanswered(error):
                raise
        time.sleep(0.1 * 3**attempt)
    return fetch()
