"""Plain text and Markdown: a file is a text, unaltered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from flows.readers.decode import decode
from flows.readers.discover import Found
from flows.readers.opened import Opened, read_whole
from flows.readers.options import ReadOptions
from flows.readers.pieces import Piece, Row


def read_text(found: Found, opened: Opened, options: ReadOptions) -> Iterator[Piece]:
    """One row with the decoded content, headers and adverts included; the hash is of the decompressed bytes."""
    data = read_whole(opened, options.largest_text)
    row = Row(
        item=found.uri,
        uri=found.uri,
        media_type=opened.media.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        text=decode(data, opened.charset),
        retrieved_at=opened.retrieved_at,
        address=found.path if found.is_web else None,
    )
    yield Piece(inputs=1, rows=[row])
