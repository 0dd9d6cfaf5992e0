"""Which inputs the sources name: folders are walked, globs expanded, addresses resolved."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple, Protocol

from flows.readers.decode import decode_name
from flows.readers.errors import SourceError
from warehouse.layout import Warehouse
from warehouse.stores.complaints import complaint
from warehouse.stores.store import FOLDERS, WITHDRAWALS

_MAGIC = frozenset("*?[")


class FileSystem(Protocol):
    """What is asked of a file system of fsspec, which has no types of its own."""

    def open(self, path: str, mode: str) -> BinaryIO:
        """The file, open."""


class Found(NamedTuple):
    """One file or address to read.

    `uri` is its path relative to the source argument, `path` where it lies in `files` (null: the local disk, or
    the web). `problem` says why it cannot even be opened; null where it can.
    """

    uri: str
    path: str
    files: FileSystem | None = None
    problem: str | None = None

    @property
    def is_web(self) -> bool:
        """Whether it is a page or file on the web."""
        return self.files is None and self.path.startswith(("http://", "https://"))

    @property
    def size(self) -> int:
        """Bytes of the file on the local disk; 0 for what lies elsewhere or cannot be read."""
        local = self.files is None and self.problem is None and not self.is_web
        return Path(self.path).stat().st_size if local else 0


def discover(sources: Sequence[str], warehouse: Warehouse | None = None) -> list[Found]:
    """All inputs of the sources, each once, sorted by uri and path: the order of the sources does not matter.

    Hidden files and folders are passed over, and so is what the warehouse keeps below a source: a build of the folder
    that its warehouse lies in would read its own releases. Raises `SourceError` for a source that does not exist, holds
    no file or cannot be understood.
    """
    if not sources:
        raise SourceError("No source was named: give a file, a folder, a glob or an address.")
    own = _kept_by(warehouse) if warehouse else frozenset()
    found = {(each.uri, each.path): each for source in sources for each in _expand(source, own)}
    return [found[key] for key in sorted(found)]


def shared_uris(found: Sequence[Found]) -> str | None:
    """A sentence on files of different sources that have one uri; null where there are none.

    All are read, but what is known of them does not say which is which.
    """
    paths: dict[str, set[str]] = {}
    for each in found:
        if each.files is None and not each.is_web:
            paths.setdefault(each.uri, set()).add(os.path.realpath(each.path))
    shared = {uri: sorted(places) for uri, places in paths.items() if len(places) > 1}
    if not shared:
        return None
    uri, places = next(iter(shared.items()))
    some = f"{', '.join(places[:2])}{' …' if len(places) > 2 else ''}"
    more = f", and {len(shared) - 1:,} more names stand for several files" if len(shared) > 1 else ""
    return (
        f"{uri} is the uri of {len(places)} files ({some}){more}: all are read, but to tell them apart by uri, name "
        "the folder above their sources"
    )


def _kept_by(warehouse: Warehouse) -> frozenset[str]:
    """What the warehouse writes: the real paths of its folders and files, or their paths in the bucket."""
    places = [warehouse.store.address(name) for name in (*FOLDERS, WITHDRAWALS)]
    return frozenset(place.partition("://")[2] if "://" in place else os.path.realpath(place) for place in places)


def _expand(source: str, own: frozenset[str]) -> list[Found]:
    if not source.strip():
        raise SourceError("An empty source was named: give a file, a folder, a glob or an address.")
    if "::" not in source and source.startswith(("http://", "https://")):
        return [Found(source, source)]
    is_address = "://" in source or "::" in source
    found = list(_expand_address(source, own) if is_address else _expand_local(source, own))
    if not found:
        if _MAGIC & set(source):
            raise SourceError(f"Nothing matches {source}: check the pattern and quote it in the shell.")
        raise SourceError(f"{source} holds no files: name a folder or file with texts.")
    return found


def _expand_local(source: str, own: frozenset[str]) -> Iterator[Found]:
    path = Path(source).expanduser()
    try:
        if path.is_dir():
            yield from _walk(path, path, set(), own)
        elif os.path.lexists(path):
            yield _local(path, path.name)
        elif _MAGIC & set(source):
            root = _fixed_part(path.as_posix())
            inside = _within(os.path.realpath(root), own)
            for match in glob.iglob(str(path), recursive=True):  # noqa: PTH207  # Path.glob takes no absolute pattern
                hit = Path(match)
                if not inside and _within(os.path.realpath(hit), own):
                    continue
                if hit.is_dir():
                    # "data/**" also gives the folders, whose files it gives too.
                    if "**" not in source:
                        yield from _walk(hit, Path(root), set(), own)
                else:
                    yield _local(hit, _relative(hit.as_posix(), root))
        else:
            raise SourceError(f"{source} does not exist: check the path.")
    except OSError as error:
        raise SourceError(f"{source} cannot be read ({error.strerror}): check its permissions.") from error


def _walk(folder: Path, root: Path, above: set[Path], own: frozenset[str]) -> Iterator[Found]:
    """All files below the folder. Links are followed, but never in a circle."""
    real = folder.resolve()
    if real in above or (above and str(real) in own):
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        if folder == root:
            # What was named itself is told like a path that there is not.
            raise
        uri = decode_name(_relative(folder.as_posix(), root.as_posix()))
        yield Found(f"{uri}/", str(folder), problem=str(error.strerror))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if str(real / entry.name) in own:
            continue
        if entry.is_dir():
            yield from _walk(entry, root, above | {real}, own)
        else:
            yield _local(entry, _relative(entry.as_posix(), root.as_posix()))


def _local(path: Path, uri: str) -> Found:
    # A pipe or a device would block the reader for ever.
    problem = None if path.is_file() else "it is not a regular file" if path.exists() else "the link leads nowhere"
    return Found(decode_name(uri), str(path), problem=problem)


def _within(path: str, own: frozenset[str]) -> bool:
    """Whether the path is one of these, or lies below one."""
    return any(path == each or path.startswith(f"{each}/") for each in own)


def _expand_address(source: str, own: frozenset[str]) -> Iterator[Found]:
    import fsspec  # type: ignore[import-untyped]  # it ships no types

    try:
        files, path = fsspec.url_to_fs(source)
        # What it listed for an earlier build in this process may have changed.
        files.invalidate_cache()
        if _MAGIC & set(path) and not files.exists(path):
            root = _fixed_part(path)
            paths = [match for match, about in files.glob(path, detail=True).items() if about["type"] == "file"]
        elif files.isdir(path):
            root, paths = path, files.find(path)
        elif files.exists(path):
            root, paths = str(PurePosixPath(path).parent), [path]
        else:
            raise SourceError(f"{source} does not exist: check the address.")
    except SourceError:
        raise
    except ImportError as error:
        raise SourceError(f"{source} needs a package that is not installed: {error}") from error
    except Exception as error:  # every file system raises errors of its own
        known = complaint(source, error)
        raise SourceError(str(known) if known else f"{source} cannot be opened: {error}") from error
    inside = _within(root, own)
    for each in paths:
        uri = _relative(each, root)
        hidden = any(part.startswith(".") for part in uri.split("/"))
        if not hidden and (inside or not _within(each, own)):
            yield Found(uri, each, files)


def _relative(path: str, root: str) -> str:
    """The path as seen from the root, with forward slashes."""
    path, root = path.lstrip("/"), root.strip("/")
    if root in ("", "."):
        return path
    return path[len(root) + 1 :] if path.startswith(root + "/") else path


def _fixed_part(pattern: str) -> str:
    """The folders of a glob before the first that has a wildcard: "data/2025/*.txt" gives "data/2025"."""
    parts = pattern.split("/")
    fixed = next(number for number, part in enumerate(parts) if _MAGIC & set(part))
    return "/".join(parts[:fixed])
