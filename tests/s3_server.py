"""An object store over HTTP on this machine, which fails when it is told to."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any, NamedTuple

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]

SLOW_DOWN = (
    b'<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>'
)
DENIED = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'

LATE_SECONDS = 1.5


class Request(NamedTuple):
    """A request, and what was made of it: "" or the fault."""

    method: str
    path: str
    fault: str


class FaultyStore:
    """Moto's S3 behind faults.

    `fault_of(number, method, path)` gives each request its fault: "" (none), "slow down" (503), "denied" (403), "late"
    (no answer in time), "cut" (the connection breaks in the answer), "lost" (it is done, and breaks before the answer),
    "unconditional" (its conditions are overlooked).
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._turn = threading.Lock()
        self._number = count(1)
        self.requests: list[Request] = []
        self.fault_of: Callable[[int, str, str], str] = lambda *_: ""

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        fault = self.fault_of(next(self._number), method, path)
        self.requests.append(Request(method, path, fault))
        if fault in ("slow down", "denied"):
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            content = SLOW_DOWN if fault == "slow down" else DENIED
            start("503 Slow Down" if fault == "slow down" else "403 Forbidden", [("Content-Type", "application/xml")])
            return [] if method == "HEAD" else [content]
        if fault == "late":
            time.sleep(LATE_SECONDS)
        if fault == "unconditional":
            environ.pop("HTTP_IF_NONE_MATCH", None)
            environ.pop("HTTP_IF_MATCH", None)
        if fault not in ("cut", "lost"):
            return self._answer(environ, start)
        said: list[Any] = []
        content = b"".join(self._answer(environ, lambda *answer: said.extend(answer)))
        if fault == "cut" and len(content) > 1:
            start(*said[:2])
            return _cut(environ, content[: len(content) // 2])
        _break(environ)
        raise ConnectionResetError

    @contextmanager
    def failing(self, fault_of: Callable[[int, str, str], str]) -> Iterator[None]:
        """These faults, while the context lasts."""
        before, self.fault_of = self.fault_of, fault_of
        try:
            yield
        finally:
            self.fault_of = before

    @contextmanager
    def failing_often(self, faults: Sequence[str], every: int) -> Iterator[None]:
        """Every so many requests suffer one of the faults in turn."""
        with self.failing(lambda number, *_: faults[number // every % len(faults)] if number % every == 0 else ""):
            yield

    def faults(self) -> set[str]:
        """Those that requests have suffered."""
        return {request.fault for request in self.requests} - {""}

    def _answer(self, environ: Environ, start: Start) -> Iterable[bytes]:
        # Moto looks whether a condition holds, and writes: in between another request must not.
        with self._turn:
            return list(self._app(environ, start))


def _cut(environ: Environ, content: bytes) -> Iterator[bytes]:
    yield content
    _break(environ)
    raise ConnectionResetError


def _break(environ: Environ) -> None:
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)


class _Handler(MotoRequestHandler):
    def log(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served() -> Iterator[tuple[FaultyStore, str]]:
    """The store and its address, on a free port, while the context lasts."""
    store = FaultyStore(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, store, threaded=True, request_handler=_Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield store, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
