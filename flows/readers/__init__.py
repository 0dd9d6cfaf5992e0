"""Readers of sources: files, folders, globs and addresses in, landed texts and rejects out."""

from __future__ import annotations

from flows.readers.errors import SourceError
from flows.readers.options import ReadOptions
from flows.readers.read import ReadBatch, read_sources

__all__ = ["ReadBatch", "ReadOptions", "SourceError", "read_sources"]
