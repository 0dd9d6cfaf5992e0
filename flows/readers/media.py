"""What a file is, by its name."""

from __future__ import annotations

from typing import NamedTuple

TEXT, PAGE, LINES, DELIMITED, PARQUET, ARCHIVE = "text", "page", "lines", "delimited", "parquet", "archive"

_SUFFIXES = {
    ".txt": (TEXT, "text/plain"),
    ".text": (TEXT, "text/plain"),
    ".md": (TEXT, "text/markdown"),
    ".markdown": (TEXT, "text/markdown"),
    ".html": (PAGE, "text/html"),
    ".htm": (PAGE, "text/html"),
    ".xhtml": (PAGE, "application/xhtml+xml"),
    ".jsonl": (LINES, "application/x-ndjson"),
    ".ndjson": (LINES, "application/x-ndjson"),
    ".csv": (DELIMITED, "text/csv"),
    ".tsv": (DELIMITED, "text/tab-separated-values"),
    ".parquet": (PARQUET, "application/vnd.apache.parquet"),
    ".warc": (ARCHIVE, "application/warc"),
    ".wet": (ARCHIVE, "application/warc"),
}

_COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}

_REMEDIES = {
    ".zip": "unpack it, or name what it holds: zip://*.html::{name}",
    ".tar": "unpack it",
    ".tgz": "unpack it",
    ".7z": "unpack it",
    ".pdf": "convert it to text first, for instance with pdftotext",
    ".docx": "save it as plain text",
    ".doc": "save it as plain text",
    ".odt": "save it as plain text",
    ".rtf": "save it as plain text",
    ".xlsx": "save it as .csv",
    ".json": "write one object a line and call it .jsonl, as jq -c '.[]' {name} does of a list",
    ".xml": "save the pages themselves as .html",
}

_CONTENT_TYPES = {media_type: reader for reader, media_type in _SUFFIXES.values()}


class Media(NamedTuple):
    """Which reader takes it (null: none does), its compression (null: none) and its media type."""

    reader: str | None
    compression: str | None
    media_type: str


def media_of(name: str) -> Media:
    """What a file of this name is: "a.jsonl.gz" is lines, compressed with gzip; case does not matter."""
    stem, dot, suffix = name.lower().rpartition(".")
    compression = _COMPRESSIONS.get(dot + suffix)
    if compression:
        _, dot, suffix = stem.rpartition(".")
    reader, media_type = _SUFFIXES.get(dot + suffix, (None, "application/octet-stream"))
    return Media(reader, compression, media_type)


def media_of_type(content_type: str) -> Media:
    """What a response of this content type is: "text/html; charset=utf-8" is a page."""
    media_type = content_type.partition(";")[0].strip().lower()
    return Media(_CONTENT_TYPES.get(media_type), None, media_type or "application/octet-stream")


def advice(name: str) -> str:
    """What to do with a file that no reader takes."""
    suffix = f".{name.lower().rpartition('.')[2]}" if "." in name else ""
    known = "the types read are .txt .md .html .jsonl .csv .parquet .warc, also with .gz or .zst"
    remedy = _REMEDIES.get(suffix)
    return f"{remedy.format(name=name)} ({known})" if remedy else f"rename or convert it: {known}"
