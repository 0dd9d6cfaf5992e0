from __future__ import annotations

import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.readers import ReadOptions
from tests.flows.readers.conftest import Reading

BODY = "Le groupe bâtit un centre d’un gigawatt près de la rivière, selon son communiqué de mardi. " * 6
PAGE = f"<html><head><title>Un centre</title></head><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"


def record(kind: str, uri: str, content_type: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{hashlib.md5(uri.encode()).hexdigest()}>\r\n"
        f"WARC-Date: 2025-07-15T08:00:00Z\r\nWARC-Target-URI: {uri}\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(uri: str, body: bytes, status: str = "200 OK", kind: str = "text/html", more: str = "") -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode() + body
    return record("response", uri, "application/http; msgtype=response", block)


REQUEST = record("request", "https://a.example/1", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n")
FIRST = response("https://a.example/1", PAGE.encode())
SECOND = response(
    "https://a.example/2", PAGE.replace("gigawatt", "mégawatt").encode("cp1252"), kind="text/html; charset=ISO-8859-1"
)


@pytest.mark.parametrize("pack", [pytest.param(bytes, id="plain"), pytest.param(gzip.compress, id="gzip a record")])
def test_pages_of_an_archive_land_under_their_address(tmp_path: Path, read: Reading, pack: object) -> None:
    name = "a.warc" if pack is bytes else "a.warc.gz"
    (tmp_path / name).write_bytes(b"".join(pack(each) for each in (REQUEST, FIRST, SECOND)))  # type: ignore[operator]
    landed = read(tmp_path).landed.sort("uri")
    assert landed.select("uri", "address", "retrieved_at", "media_type").rows() == [
        (
            f"https://a.example/{number}",
            f"https://a.example/{number}",
            datetime(2025, 7, 15, 8, tzinfo=UTC),
            "text/html",
        )
        for number in (1, 2)
    ]
    assert "bâtit un centre d’un mégawatt" in landed["text"][1]
    assert landed["sha256"][0] == hashlib.sha256(PAGE.encode()).hexdigest()


def test_pages_that_landed_before_are_only_counted(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.warc").write_bytes(FIRST + SECOND)
    known = set(read(tmp_path).landed.select("uri", "sha256").rows())
    again = read(tmp_path, options=ReadOptions(known=known))
    assert (again.inputs, again.unchanged, again.landed.height) == (2, 2, 0)


def test_responses_that_are_no_page_are_set_aside(tmp_path: Path, read: Reading) -> None:
    records = [
        REQUEST,
        response("https://a.example/gone", PAGE.encode(), status="404 Not Found"),
        response("https://a.example/x.png", b"\x89PNG", kind="image/png"),
        response("https://a.example/broken", b"no gzip", more="Content-Encoding: gzip\r\n"),
        response("https://a.example/packed", gzip.compress(PAGE.encode()), more="Content-Encoding: gzip\r\n"),
        record("conversion", "https://a.example/text", "text/plain", "Dix gigawatts à bâtir.".encode()),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    batch = read(tmp_path)
    assert sorted(batch.landed["uri"]) == ["https://a.example/packed", "https://a.example/text"]
    assert batch.rejects.select("item", "reason").rows() == [
        ("a.warc#1", "not_a_document"),
        ("a.warc#2", "not_a_document"),
        ("a.warc#3", "corrupt_archive"),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.warc", (FIRST + SECOND)[:-400], id="within a record"),
        pytest.param("a.warc", FIRST + SECOND[:60], id="within a record's header"),
        pytest.param("a.warc.gz", gzip.compress(FIRST) + gzip.compress(SECOND)[:-100], id="within a compressed record"),
        pytest.param("a.warc.gz", gzip.compress(FIRST) + gzip.compress(SECOND)[:8], id="within a member's header"),
    ],
)
def test_an_archive_cut_off_keeps_what_came_before(tmp_path: Path, read: Reading, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    batch = read(tmp_path)
    assert batch.landed["uri"].to_list() == ["https://a.example/1"]
    assert batch.rejects.select("item", "reason").rows() == [(f"{name}#2", "truncated_archive")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"hello\nworld\n" * 50, "corrupt_archive", id="no archive at all"),
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(REQUEST, "empty", id="no page"),
    ],
)
def test_an_archive_without_pages_is_set_aside(tmp_path: Path, read: Reading, content: bytes, reason: str) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    assert read(tmp_path).rejects["reason"].to_list() == [reason]


def test_damage_between_records_keeps_what_came_before(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.warc").write_bytes(FIRST + b"noise noise\r\n\r\n" + SECOND)
    batch = read(tmp_path)
    assert batch.landed["uri"].to_list() == ["https://a.example/1"]
    assert batch.rejects.select("item", "reason").rows() == [("a.warc#2", "corrupt_archive")]
