"""Web archives: the pages among the records of a WARC file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from flows.readers.decode import decode
from flows.readers.discover import Found
from flows.readers.errors import UnreadableError
from flows.readers.opened import Opened, blocks
from flows.readers.options import ReadOptions
from flows.readers.pages import extract_article, to_row
from flows.readers.pieces import Piece, Reject, Row

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)


class Payload(NamedTuple):
    """What a record holds, freed of the encodings of its transfer."""

    data: bytes
    media_type: str
    charset: str | None


def read_archive(found: Found, opened: Opened, options: ReadOptions) -> Iterator[Piece]:
    """One row or reject per record in which a server answered or a crawler kept a page.

    Requests, metadata and revisits are no inputs. A row's uri and address are the record's target, its moment the
    WARC-Date, its hash that of the payload. Where the archive breaks off, the rest counts as one input, set aside.
    """
    # Slow to import, and most sources are no archives.
    from fastwarc.warc import ArchiveIterator, conversion, resource, response

    kept = response | resource | conversion
    stream = _Stream(blocks(opened))
    number = 0
    problem: UnreadableError | None = None
    try:
        # HTTP is parsed from a copy: after a damaged one, the iterator could not go on.
        for record in ArchiveIterator(stream, parse_http=False, strict_mode=False):  # type: ignore[arg-type]  # it asks for less
            stated = record.headers.get("Content-Length")
            block = record.reader.read()
            if stated is None or len(block) < record.content_length:
                problem = UnreadableError("truncated_archive", "the archive ends within a record: fetch it again")
                break
            if record.record_type & kept:
                number += 1
                yield _judge(record, block, f"{found.uri}#{number}", options)
    except OSError as error:
        problem = UnreadableError("corrupt_archive", f"{error}: is it a WARC file, and whole?")
    problem = stream.problem or problem
    if problem:
        yield Piece(inputs=1, rejects=[Reject(f"{found.uri}#{number + 1}", problem.reason, problem.detail)])


class _Stream:
    """The blocks as a file that never raises: an error would abort FastWARC; it is kept as `problem` instead."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._rest = memoryview(b"")
        self._position = 0
        self.problem: UnreadableError | None = None

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            try:
                self._rest = memoryview(next(self._parts, b""))
            except UnreadableError as error:
                self.problem = error
        given = bytes(self._rest if size < 0 else self._rest[:size])
        self._rest = self._rest[len(given) :]
        self._position += len(given)
        return given

    def tell(self) -> int:
        return self._position


def _judge(record: WarcRecord, block: bytes, item: str, options: ReadOptions) -> Piece:
    try:
        row = _read_record(record, block, item, options)
    except UnreadableError as error:
        return Piece(inputs=1, rejects=[Reject(item, error.reason, error.detail)])
    return Piece(inputs=1, rows=[row]) if row else Piece(inputs=1, unchanged=1)


def _read_record(record: WarcRecord, block: bytes, item: str, options: ReadOptions) -> Row | None:
    """The row of a record; null for a page that is known."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    moment = record.headers.get("WARC-Date")
    payload = _answer(block) if record.is_http else Payload(block, *_split_type(record.headers.get("Content-Type")))
    if len(payload.data) > options.largest_text:
        raise UnreadableError("too_large", f"{address} is larger than {options.largest_text} bytes: leave it out")
    uri, digest = address or item, hashlib.sha256(payload.data).hexdigest()
    if payload.media_type in _PAGES:
        if (uri, digest) in options.known:
            return None
        article = extract_article(payload.data, address, payload.charset)
        return to_row(article, uri, digest, payload.media_type, moment, item)
    if payload.media_type in _TEXTS:
        return Row(
            item=item,
            uri=uri,
            media_type=payload.media_type,
            sha256=digest,
            text=decode(payload.data, payload.charset),
            retrieved_at=moment,
            address=address,
        )
    kind = payload.media_type or "of no stated type"
    raise UnreadableError("not_a_document", f"{address} is {kind}, not a page: nothing to do")


def _answer(block: bytes) -> Payload:
    """The body of an HTTP response, decompressed. Raises `UnreadableError` for all but a status of 200."""
    from fastwarc.warc import WarcRecord, response

    copy = WarcRecord()
    copy.init_headers(response)
    copy.set_bytes_content(block)
    copy.is_http = True
    try:
        copy.parse_http(auto_decode="all", strict_mode=False)
        status = copy.http_headers.status_code
        data = copy.reader.read()
    except OSError as error:
        raise UnreadableError("corrupt_archive", f"the response is damaged ({error}): fetch the page again") from error
    if status != 200:
        what = f"a response of status {status}" if status else "no HTTP response"
        raise UnreadableError("not_a_document", f"it is {what}: nothing to do, or fetch the page again")
    media_type, charset = _split_type(copy.http_headers.get("Content-Type"))
    return Payload(data, media_type, charset)


def _split_type(stated: str | None) -> tuple[str, str | None]:
    """Media type and charset: "text/html; charset=utf-8" gives ("text/html", "utf-8")."""
    media_type, _, parameters = (stated or "").partition(";")
    charset = parameters.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return media_type.strip().lower(), charset or None
