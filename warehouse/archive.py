"""A release as one file to download: an uncompressed tar, since what it holds is compressed already."""

from __future__ import annotations

import os
import shutil
import tarfile
from datetime import UTC, datetime
from pathlib import Path

from warehouse.checksums import NAME, listed_files

_BLOCK = 1 << 20


def write_archive(folder: Path, name: str, path: Path) -> None:
    """A tar of the folder's files below a folder `name`: the same bytes for the same files.

    Owners, permissions and times of this machine stay out of it; all files bear the day in the name (a version).
    """
    day = datetime.fromisoformat(name.rpartition(".")[0]).replace(tzinfo=UTC)
    with path.open("wb") as archive:
        for file in [*listed_files(folder), folder / NAME]:
            header = tarfile.TarInfo(f"{name}/{file.relative_to(folder).as_posix()}")
            header.size = file.stat().st_size
            header.mtime = int(day.timestamp())
            header.mode = 0o644
            archive.write(header.tobuf(tarfile.PAX_FORMAT))
            with file.open("rb") as content:
                shutil.copyfileobj(content, archive, _BLOCK)
            archive.write(bytes(-header.size % tarfile.BLOCKSIZE))
        archive.write(bytes(2 * tarfile.BLOCKSIZE))
        archive.flush()
        os.fsync(archive.fileno())
