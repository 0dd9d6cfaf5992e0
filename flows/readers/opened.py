"""An input that was opened, and its bytes: decompressed, in blocks."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

from flows.readers.errors import TruncatedError, UnreadableError
from flows.readers.media import Media

BLOCK = 1 << 20
# Small, since a hostile block may grow a thousandfold.
COMPRESSED_BLOCK = 1 << 16


class Opened(NamedTuple):
    """An open input: its bytes as stored, what it is, and what a web server said about it."""

    stream: BinaryIO
    media: Media
    retrieved_at: str | None = None
    charset: str | None = None


def blocks(opened: Opened) -> Iterator[bytes]:
    """The decompressed bytes in blocks of about a megabyte, none empty.

    Raises `TruncatedError` where a compressed file breaks off or is damaged, after all that came before was given.
    """
    compression = opened.media.compression
    if compression is None:
        yield from _raw_blocks(opened.stream, BLOCK)
    else:
        yield from _decompress(_raw_blocks(opened.stream, COMPRESSED_BLOCK), compression)


def read_whole(opened: Opened, largest: int) -> bytes:
    """All decompressed bytes. Raises `UnreadableError` where they are more than `largest`, or the input is damaged."""
    parts, size = [], 0
    for block in blocks(opened):
        size += len(block)
        if size > largest:
            raise UnreadableError("too_large", f"it is larger than {largest} bytes: split it into its articles")
        parts.append(block)
    return b"".join(parts)


def _raw_blocks(stream: BinaryIO, size: int) -> Iterator[bytes]:
    try:
        while block := stream.read(size):
            yield block
    except Exception as error:  # every file system raises errors of its own
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise UnreadableError("unreadable", f"reading it failed ({why}): fetch it again") from error


def _decompress(raw: Iterator[bytes], compression: str) -> Iterator[bytes]:
    # A file may be a row of compressed members, as in a web archive.
    member, ended = _decompressor(compression), True
    try:
        for block in raw:
            rest = block
            while rest:
                if ended and not rest.strip(b"\0"):
                    # Tapes and some servers pad with zero bytes.
                    break
                ended = False
                if text := _inflate(member, rest):
                    yield text
                rest = b""
                if member.eof:
                    rest, member, ended = member.unused_data, _decompressor(compression), True
    except (zlib.error, _zstd_error()) as error:
        raise TruncatedError(
            "corrupt_archive", f"the {compression} data is damaged ({error}): fetch it again"
        ) from error
    if not ended:
        raise TruncatedError("truncated_archive", f"the {compression} data ends too early: fetch it again")


def _inflate(member: Any, data: bytes) -> bytes:  # noqa: ANN401  # zlib's and zstandard's objects share no type
    return cast("bytes", member.decompress(data))


def _decompressor(compression: str) -> Any:  # noqa: ANN401  # as above
    if compression == "gzip":
        return zlib.decompressobj(wbits=31)
    import zstandard

    return zstandard.ZstdDecompressor().decompressobj()


def _zstd_error() -> type[Exception]:
    import zstandard

    return zstandard.ZstdError
