"""Where this machine keeps copies of what lies in a bucket, and what it makes ready for one."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path

VARIABLE = "GIGAWATT_CACHE"
_KEPT_DAYS = 30


def cache_folder(*parts: str) -> Path:
    """A folder below GIGAWATT_CACHE, or `gigawatt` in the user's cache folder; it may be deleted at any time."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    root = os.environ.get(VARIABLE) or f"{home}/gigawatt"
    return Path(root, *parts).expanduser().absolute()


def name_of(address: str) -> str:
    """A folder's name for an address."""
    return hashlib.sha256(address.encode()).hexdigest()[:16]


def forget_unused(folder: Path) -> None:
    """What lies directly in the folder and was not touched for a month is gone."""
    oldest = time.time() - _KEPT_DAYS * 86_400
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.stat().st_mtime < oldest:
            shutil.rmtree(path, ignore_errors=True)
