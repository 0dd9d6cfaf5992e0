"""Web pages: the article is cut out of the markup, with what the page says of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.readers.decode import decode
from flows.readers.discover import Found
from flows.readers.errors import UnreadableError
from flows.readers.opened import Opened, read_whole
from flows.readers.options import ReadOptions
from flows.readers.pieces import Piece, Row

_HEAD = 1 << 14
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_LANGUAGE = re.compile(
    r"<html[^>]{0,1000}?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})?)", re.IGNORECASE
)

# Without these, dates would be looked for up to the day of the run, which must not change a result, and in the
# running text, where they date what is told and not the telling.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "deferred_url_extractor": True,
    "max_date": "2100-01-01",
}


class Article(NamedTuple):
    """The article of a page."""

    text: str
    title: str | None
    author: str | None
    date: str | None
    publisher: str | None
    language: str | None
    address: str | None


def read_page(found: Found, opened: Opened, options: ReadOptions) -> Iterator[Piece]:
    """One row with the page's article; the hash is of the whole page as it was saved."""
    data = read_whole(opened, options.largest_text)
    digest = hashlib.sha256(data).hexdigest()
    if (found.uri, digest) in options.known:
        yield Piece(inputs=1, unchanged=1)
        return
    article = extract_article(data, found.path if found.is_web else None, opened.charset)
    yield Piece(inputs=1, rows=[to_row(article, found.uri, digest, opened.media.media_type, opened.retrieved_at)])


def to_row(
    article: Article, uri: str, digest: str, media_type: str, retrieved_at: str | None, item: str | None = None
) -> Row:
    """The row that lands for an article; `digest` is the SHA-256 of its page."""
    return Row(
        item=item or uri,
        uri=uri,
        media_type=media_type,
        sha256=digest,
        text=article.text,
        retrieved_at=retrieved_at,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        language=article.language,
        date=article.date,
        address=article.address,
    )


def extract_article(data: bytes, address: str | None = None, charset: str | None = None) -> Article:
    """The article of the page in `data`, found by trafilatura without adverts, menus and comments.

    Takes a few milliseconds a page; a pure function of its arguments, so that processes may share the work.
    Raises `UnreadableError` where the page holds none.
    """
    if not data.strip():
        raise UnreadableError("empty", "it holds nothing: fetch it again")
    declared = _CHARSET.search(data, 0, _HEAD)
    markup = decode(data, charset or (declared[1].decode("ascii") if declared else None))
    found = _extract(markup, address)
    if found is None or not found["text"]:
        raise UnreadableError("no_article", "the page holds no article text: save the article's own page, or its text")
    language = _LANGUAGE.search(markup, 0, _HEAD)
    return Article(
        text=found["text"],
        title=found["title"],
        author=found["author"],
        date=found["date"],
        publisher=found["sitename"],
        language=language[1] if language else None,
        address=found["url"] or address,
    )


def _extract(markup: str, address: str | None) -> dict[str, str | None] | None:
    # Slow to import, and most sources are no pages.
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            markup, url=address, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except Exception as error:  # hostile markup reaches many libraries below
        raise UnreadableError(
            "no_article", f"its markup cannot be parsed ({type(error).__name__}): save its text"
        ) from error
    if document is None:
        return None
    names = ("text", "title", "author", "date", "sitename", "url")
    return {name: getattr(document, name) for name in names}
