"""Bytes to text, whatever encoding the file was saved in."""

from __future__ import annotations

import codecs
import os

from flows.readers.errors import UnreadableError

_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document: convert it to text first, for instance with pdftotext"),
    (b"PK\x03\x04", "a zip archive or office document: unpack it or save it as plain text"),
    (b"\x1f\x8b", "gzip data: add .gz to its name"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data: add .zst to its name"),
    (b"PAR1", "a Parquet file: call it .parquet"),
    (b"\x89PNG", "a picture: leave it out"),
    (b"\xff\xd8\xff", "a picture: leave it out"),
    (b"GIF8", "a picture: leave it out"),
    (b"\xd0\xcf\x11\xe0", "an office document: save it as plain text"),
)

# All control characters but tab, line feed, vertical tab, form feed, carriage return and (in old files) substitute.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a")
_ASCII = bytes(range(128))
_SAMPLE = 1 << 16
_CONTROLS_SAMPLE = 1 << 20


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes, without byte order mark, otherwise unaltered.

    A byte order mark decides, then the zero bytes of UTF-16, validity as UTF-8, and the `declared` encoding of a page
    or response; what is left is Windows-1252 (of which Latin-1 is a part) where charset-normalizer finds it plausible.
    Raises `UnreadableError` for bytes that are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    _refuse_signatures(data)
    if b"\0" in data[:_SAMPLE]:
        return _decode_wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        codec, errors = narrow_codec(data, declared)
        text = data.decode(codec, errors)
    _refuse_controls(data[:_CONTROLS_SAMPLE])
    return text


def decode_name(name: str) -> str:
    """A file's name as text, also where its bytes are no UTF-8, as of files that older systems named."""
    return os.fsencode(name).decode("utf-8", _AS_WINDOWS_1252)


def sniff(beginning: bytes) -> str | None:
    """The encoding that the beginning of a file shows by its mark or zero bytes: "utf-16-le"; null where it shows none.

    Raises `UnreadableError` where the file is not text.
    """
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            return encoding
    _refuse_signatures(beginning)
    if b"\0" in beginning[:_SAMPLE]:
        return _wide_encoding(beginning)
    _refuse_controls(beginning[:_SAMPLE])
    return None


def narrow_codec(data: bytes, declared: str | None = None, *, sure: bool = True) -> tuple[str, str]:
    """Codec and error handler that decode bytes which are not valid UTF-8, nor wider than a byte a character.

    UTF-8 in which single bytes of Windows-1252 stand, as when files of both were joined, is decoded as both. Raises
    `UnreadableError` for bytes that look like no text in Windows-1252 either, unless a guess will do (not `sure`).
    """
    accents = data[:_SAMPLE].translate(None, _ASCII)
    broken = data[:_SAMPLE].decode("utf-8", errors="replace").count("�")
    if 2 * broken < len(accents):
        # More bytes are part of valid sequences than are not, which in no other encoding of a text they are.
        return "utf-8", _AS_WINDOWS_1252
    if declared and (codec := _declared_codec(data, declared)):
        return codec, "strict"
    if sure:
        _refuse_noise(data)
    # Windows-1252 has all of Latin-1 but its control characters, which no article holds.
    return "cp1252", _AS_WINDOWS_1252


def _refuse_noise(data: bytes) -> None:
    import charset_normalizer

    # Around the first accent: a long text may begin with pages of plain ASCII.
    start = max(0, next((place for place, byte in enumerate(data) if byte >= 0x80), 0) - _SAMPLE // 2)
    sample = data[start : start + _SAMPLE]
    if charset_normalizer.from_bytes(sample, cp_isolation=["utf_8", "cp1252", "latin_1"]).best() is None:
        raise UnreadableError(
            "bad_encoding", "its bytes fit neither UTF-8, UTF-16, Windows-1252 nor Latin-1: save it as UTF-8"
        )


def _declared_codec(data: bytes, declared: str) -> str | None:
    try:
        label = codecs.lookup(declared).name
        # Pages that declare Latin-1 mean Windows-1252; so the web's own standard has it.
        codec = "cp1252" if label in ("iso8859-1", "ascii") else label
        data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return None
    return codec


def _decode_wide(data: bytes) -> str:
    return _strictly(data, _wide_encoding(data))


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: in Western text nearly every second byte is zero."""
    sample = data[:_SAMPLE]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if odd > 0.8 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.8 * half and odd < 0.1 * half:
        return "utf-16-be"
    raise UnreadableError("binary", "it holds zero bytes and is not UTF-16: leave it out or convert it to text")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", _AS_WINDOWS_1252)
        raise UnreadableError(
            "bad_encoding", f"it starts as {encoding} but breaks at byte {error.start}: save it as UTF-8"
        ) from error


def _refuse_signatures(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError("binary", f"it is {what}")


def _refuse_controls(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > len(data) // 100:
        raise UnreadableError("binary", f"{controls} of its {len(data)} bytes are control characters: leave it out")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(_WINDOWS_1252[byte] for byte in error.object[error.start : error.end]), error.end


_WINDOWS_1252 = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
_AS_WINDOWS_1252 = "gigawatt-windows-1252"
codecs.register_error(_AS_WINDOWS_1252, _as_windows_1252)
