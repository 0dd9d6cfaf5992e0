"""Plain text and Markdown: a file is a text, unaltered; unless it is a page that was saved under such a name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from flows.readers.decode import decode
from flows.readers.discover import Found
from flows.readers.opened import Opened, read_whole
from flows.readers.options import ReadOptions
from flows.readers.pages import extract_article, to_row
from flows.readers.pieces import Piece, Row

_IS_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)[\s>]", re.IGNORECASE)


def read_text(found: Found, opened: Opened, options: ReadOptions) -> Iterator[Piece]:
    """One row with the decoded content, headers and adverts included; the hash is of the decompressed bytes.

    Of a page it is the article, as of one whose name says that it is a page.
    """
    data = read_whole(opened, options.largest_text)
    text = decode(data, opened.charset)
    if _IS_PAGE.match(text):
        digest, address = hashlib.sha256(data).hexdigest(), found.path if found.is_web else None
        article = extract_article(data, address, opened.charset)
        yield Piece(inputs=1, rows=[to_row(article, found.uri, digest, "text/html", opened.retrieved_at)])
        return
    row = Row(
        item=found.uri,
        uri=found.uri,
        media_type=opened.media.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        retrieved_at=opened.retrieved_at,
        address=found.path if found.is_web else None,
    )
    yield Piece(inputs=1, rows=[row])
