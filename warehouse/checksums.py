"""SHA256SUMS: what `sha256sum --check` reads."""

from __future__ import annotations

from pathlib import Path

from warehouse.digests import file_digests

NAME = "SHA256SUMS"


def listed_files(folder: Path) -> list[Path]:
    """All files below the folder but SHA256SUMS itself, sorted by their path in it."""
    files = [path for path in folder.rglob("*") if path.is_file() and path != folder / NAME]
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def write_checksums(folder: Path) -> None:
    """SHA256SUMS of all files below the folder."""
    files = listed_files(folder)
    lines = [
        f"{digest}  {path.relative_to(folder).as_posix()}\n"
        for path, digest in zip(files, file_digests(files), strict=True)
    ]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def read_checksums(folder: Path) -> dict[str, str]:
    """The SHA-256 that SHA256SUMS gives for each path."""
    return parse_checksums((folder / NAME).read_bytes())


def parse_checksums(content: bytes) -> dict[str, str]:
    """The SHA-256 that the content of a SHA256SUMS gives for each path."""
    lines = content.decode("utf-8").splitlines()
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
