"""A web server for files that answers range requests, and counts what it served."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple


class Served(NamedTuple):
    """An answer: to which method, for which path, by range or not, and how many bytes of the file."""

    method: str
    path: str
    ranged: bool
    size: int


class _Files(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, served: list[Served], **kwargs: Any) -> None:  # noqa: ANN401 - its parent's
        self._served = served
        super().__init__(*args, **kwargs)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, body: bool) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = file.read_bytes()
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        start, end = (int(asked[1]), int(asked[2] or len(content) - 1) + 1) if asked else (0, len(content))
        part = content[start:end]
        self.send_response(HTTPStatus.PARTIAL_CONTENT if asked else HTTPStatus.OK)
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{start + len(part) - 1}/{len(content)}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self._served.append(Served(str(self.command), self.path, asked is not None, len(part) if body else 0))
        if body:
            self.wfile.write(part)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def files_served(folder: Path) -> Iterator[tuple[str, list[Served]]]:
    """The address of the folder on a free port of this machine, and what was served of it so far."""
    served: list[Served] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder), served=served))
    # It looks so often whether it is to end.
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
