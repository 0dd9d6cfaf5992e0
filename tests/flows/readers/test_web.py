from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

from tests.flows.readers.conftest import Reading

PAGE = (
    "<html><body><article>"
    + "<p>Le groupe bâtit un centre d’un gigawatt près d’ici.</p>" * 9
    + "</article></body></html>"
)


class Press(BaseHTTPRequestHandler):
    """A site with a page, a text, an error, and an error that passes."""

    failures: ClassVar[list[str]] = []

    def do_GET(self) -> None:  # the name is the library's
        kind, body, status = {
            "/page": ("text/html; charset=iso-8859-1", PAGE.replace("’", "'").encode("latin-1"), 200),
            "/a.txt": ("application/octet-stream", b"Dix gigawatts.", 200),
            "/late.txt": ("text/plain", b"Onze gigawatts.", 200 if self.failures else 503),
        }.get(self.path, ("text/html", b"", 404))
        if status == 503:
            self.failures.append(self.path)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def date_time_string(self, _: float | None = None) -> str:
        return "Tue, 15 Jul 2025 08:00:00 GMT"

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Press)
    # It looks so often whether it is to end.
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_on_the_web_lands_under_its_address_with_the_moment(site: str, read: Reading) -> None:
    [row] = read(f"{site}/page").landed.to_dicts()
    assert (row["uri"], row["address"]) == (f"{site}/page", f"{site}/page")
    assert row["retrieved_at"] == datetime(2025, 7, 15, 8, tzinfo=UTC)
    assert "bâtit" in row["text"]


def test_a_suffix_tells_the_type_where_the_server_does_not(site: str, read: Reading) -> None:
    assert read(f"{site}/a.txt").landed["text"].to_list() == ["Dix gigawatts."]


def test_an_address_that_is_gone_is_set_aside(site: str, read: Reading) -> None:
    batch = read(f"{site}/gone", f"{site}/a.txt")
    assert batch.landed.height == 1
    assert batch.rejects.select("item", "reason").rows() == [(f"{site}/gone", "unreadable")]
    assert "HTTP status 404" in batch.rejects["detail"].item()


def test_an_error_that_passes_is_waited_for(site: str, read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    assert read(f"{site}/late.txt").landed["text"].to_list() == ["Onze gigawatts."]
