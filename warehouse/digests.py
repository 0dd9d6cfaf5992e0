"""SHA-256 of rows and files: what makes content the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl

from schemas.hashes import SEPARATOR, row_hashes

# Not the empty string, which a column may hold.
NULL = "\x00"


def row_digests(frame: pl.DataFrame) -> pl.Series:
    """SHA-256 of each row over all its columns, in hex; null differs from empty."""
    return row_hashes(frame, NULL).bin.encode("hex").alias("digest")


def digest_of(parts: Iterable[str]) -> str:
    """SHA-256 over the parts in their order, in hex."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode())
        digest.update(SEPARATOR.encode())
    return digest.hexdigest()


def frame_digest(frame: pl.DataFrame) -> str:
    """SHA-256 over the rows whatever their order, in hex."""
    return digest_of(row_digests(frame).sort().to_list())


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_digests(paths: Iterable[Path]) -> list[str]:
    """SHA-256 of each file, in hex; several at a time, as hashing leaves the interpreter free."""
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(file_digest, paths))
