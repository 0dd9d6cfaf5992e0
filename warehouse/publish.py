"""Making a release the current one by one act: replacing the line in `releases/latest`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse.archive import write_archive
from warehouse.checksums import NAME, write_checksums
from warehouse.errors import UnknownRelease
from warehouse.layout import Warehouse
from warehouse.manifest import MANIFEST, Manifest, read_manifest
from warehouse.storage import settle, settle_tree, write_whole

_VERSION = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d+)")


@dataclass(frozen=True)
class Release:
    """A release of the warehouse: its folder, what it says of itself, and whether it is the current one."""

    folder: Path
    manifest: Manifest
    current: bool

    @property
    def archive(self) -> Path:
        """The release as one file, beside its folder."""
        return self.folder.with_name(f"{self.manifest.version}.tar")


def publish(warehouse: Warehouse, aside: Path) -> str:
    """The version that is now current: the release written aside, sealed with checksums and archived.

    Until the last step, the replacing of `latest`, readers find the release before. Files of a release do not change
    after this.
    """
    version = read_manifest(aside).version
    seal(aside)
    tar = aside.with_name(f"{aside.name}.tar")
    write_archive(aside, version, tar)
    settle_tree(aside)
    target = warehouse.releases / version
    aside.replace(target)
    tar.replace(target.with_name(f"{version}.tar"))
    settle(warehouse.releases)
    write_whole(warehouse, str(warehouse.latest_file), f"{version}\n".encode())
    return version


def seal(aside: Path) -> None:
    """The release has its SHA256SUMS, written anew; nothing may be added after it."""
    write_checksums(aside)


def next_version(warehouse: Warehouse, day: date) -> str:
    """The day and the first serial number that no release of that day has: '2026-11-21.0'."""
    taken = [serial for on, serial in map(_parts, _versions(warehouse)) if on == day.isoformat()]
    return f"{day.isoformat()}.{max(taken, default=-1) + 1}"


def releases(warehouse: Warehouse) -> list[Release]:
    """All releases, oldest first."""
    current = current_version(warehouse)
    folders = [warehouse.releases / version for version in _versions(warehouse)]
    return [
        Release(folder, read_manifest(folder), folder.name == current)
        for folder in folders
        if (folder / MANIFEST).exists() and (folder / NAME).exists()
    ]


def current_version(warehouse: Warehouse) -> str | None:
    """The version that `latest` names; None before the first release."""
    if not warehouse.latest_file.exists():
        return None
    return warehouse.latest_file.read_text("utf-8").strip()


def latest(warehouse: Warehouse) -> Path | None:
    """The folder of the current release; None before the first."""
    version = current_version(warehouse)
    return warehouse.releases / version if version else None


def find_release(warehouse: Warehouse, version: str | None = None) -> Path:
    """The folder of a release, the current one where none is named. Raises `UnknownRelease`."""
    known = _versions(warehouse)
    wanted = version or current_version(warehouse)
    if wanted is None:
        message = (
            f"{warehouse.root} has no release yet: make one with `gigawatt build SOURCES… --warehouse {warehouse.root}`"
        )
        raise UnknownRelease(message)
    if wanted not in known:
        message = f"{warehouse.root} has no release {wanted}: it has {', '.join(known) or 'none'}"
        raise UnknownRelease(message)
    return warehouse.releases / wanted


def _versions(warehouse: Warehouse) -> list[str]:
    if not warehouse.releases.is_dir():
        return []
    names = [path.name for path in warehouse.releases.iterdir() if path.is_dir() and _VERSION.fullmatch(path.name)]
    return sorted(names, key=_parts)


def _parts(version: str) -> tuple[str, int]:
    """Day and serial number, in which 10 comes after 9."""
    day, _, serial = version.rpartition(".")
    return day, int(serial)
