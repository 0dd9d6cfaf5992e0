"""Making a release the current one by one act: replacing the line in `releases/latest`."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shlex import quote

from warehouse.archive import write_archive
from warehouse.checksums import NAME, write_checksums
from warehouse.errors import StoreUnreachable, UnknownRelease, WarehouseError, WarehouseLocked
from warehouse.layout import Warehouse
from warehouse.manifest import CATALOG, MANIFEST, Manifest, read_manifest

RELEASES = "releases"
CURRENT = "latest"
LATEST = f"{RELEASES}/{CURRENT}"

_VERSION = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d+)")


@dataclass(frozen=True)
class Release:
    """A release of the warehouse: what it says of itself, where it and its archive lie, whether it is the current one.

    `folder` is of this machine, and holds its manifest at least.
    """

    folder: Path
    manifest: Manifest
    current: bool
    address: str

    @property
    def archive(self) -> str:
        """Where the release lies as one file, beside its folder."""
        return f"{self.address}.tar"


def publish(warehouse: Warehouse, aside: Path) -> str:
    """The version that is now current: the release written aside, sealed with checksums and archived.

    Until the last step, the replacing of `latest`, readers find the release before. Files of a release do not change
    after this. Where a disk fails before that step, nothing is published, and this may be called again; after it,
    `WarehouseError` says that the release is out and the disk is not well.
    """
    store = warehouse.store
    version = read_manifest(aside).version
    before = store.tagged(LATEST)
    seal(aside)
    tar = aside.with_name(f"{aside.name}.tar")
    write_archive(aside, version, tar)
    try:
        store.place_once(aside, f"{RELEASES}/{version}", last=NAME)
        store.place_file(tar, f"{RELEASES}/{version}.tar")
        swapped = store.swap(LATEST, f"{version}\n".encode(), before and before.tag)
    except StoreUnreachable:
        # Placed again, it is the same.
        raise
    except OSError as error:
        if current_version(warehouse) == version:
            message = f"release {version} is published, but may not outlive a power cut ({error}): check the disk"
            raise WarehouseError(message) from error
        store.take_back(aside, f"{RELEASES}/{version}")
        store.take_back(tar, f"{RELEASES}/{version}.tar")
        raise
    if swapped is None:
        message = f"another run has published a release of {warehouse.root} meanwhile: build again"
        raise WarehouseLocked(message)
    shutil.rmtree(aside, ignore_errors=True)
    return version


def seal(aside: Path) -> None:
    """The release has its SHA256SUMS, written anew; nothing may be added after it."""
    write_checksums(aside)


def next_version(warehouse: Warehouse, day: date) -> str:
    """The day and the first serial number that no release of that day has: '2026-11-21.0'."""
    taken = [serial for on, serial in map(_parts, _versions(warehouse, claimed=True)) if on == day.isoformat()]
    return f"{day.isoformat()}.{max(taken, default=-1) + 1}"


def releases(warehouse: Warehouse) -> list[Release]:
    """All releases, oldest first."""
    store = warehouse.store
    current = current_version(warehouse)
    folders = {version: f"{RELEASES}/{version}" for version in _versions(warehouse)}
    listed = []
    for version, folder in folders.items():
        if store.exists(f"{folder}/{MANIFEST}") and store.exists(f"{folder}/{NAME}"):
            here = store.local(folder, [MANIFEST])
            listed.append(Release(here, read_manifest(here), version == current, store.address(folder)))
    return listed


def current_version(warehouse: Warehouse) -> str | None:
    """The version that `latest` names; None before the first release."""
    named = warehouse.store.tagged(LATEST)
    return named.content.decode().strip() if named else None


def latest(warehouse: Warehouse, *files: str) -> Path | None:
    """A folder of this machine with the manifest and these files of the current release; None before the first."""
    version = current_version(warehouse)
    return warehouse.store.local(f"{RELEASES}/{version}", [MANIFEST, *files]) if version else None


def known_version(warehouse: Warehouse, version: str | None = None) -> str:
    """The version, or the current one where none is named or the latest is.

    Raises `UnknownRelease` where there is no such release, and `NoWarehouse`.
    """
    wanted = current_version(warehouse) if version in (None, "", CURRENT) else version
    if wanted is None:
        warehouse.require()
        command = f"gigawatt build SOURCES… --warehouse {quote(warehouse.root)}"
        message = f"{warehouse.root} has no release yet: make one with `{command}`"
        raise UnknownRelease(message)
    if not _VERSION.fullmatch(wanted) or not warehouse.store.is_placed(f"{RELEASES}/{wanted}"):
        known = ", ".join(_versions(warehouse)) or "none"
        message = f"{warehouse.root} has no release {wanted}: it has {known}"
        raise UnknownRelease(message)
    return wanted


def find_release(warehouse: Warehouse, version: str | None = None, *files: str) -> Path:
    """A folder of this machine with these files of a release, its DuckDB file where none is named.

    That is the release's own folder where the warehouse is on this machine. Raises `UnknownRelease`.
    """
    return warehouse.store.local(f"{RELEASES}/{known_version(warehouse, version)}", files or [CATALOG])


def _versions(warehouse: Warehouse, claimed: bool = False) -> list[str]:
    """The versions of all releases, oldest first; also of those that another run may be putting there."""
    store = warehouse.store
    versions = sorted(filter(_VERSION.fullmatch, store.folders(RELEASES)), key=_parts)
    return [version for version in versions if claimed or store.is_placed(f"{RELEASES}/{version}")]


def _parts(version: str) -> tuple[str, int]:
    """Day and serial number, in which 10 comes after 9."""
    day, _, serial = version.rpartition(".")
    return day, int(serial)
