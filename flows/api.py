"""Which Prefect API a run reports to: the configured one, or a server of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from flows.errors import ServerError

_STOP_SECONDS = 2


def starting() -> str:
    """What to tell who waits for Prefect, which takes seconds to start."""
    address = configured_api()
    return f"Starting Prefect, which {f'reports to {address}' if address else 'has a server of its own'} …"


def configured_api() -> str | None:
    """The address of the Prefect API that the user configured: by PREFECT_API_URL or by the active Prefect profile.

    Null where there is none. Reads the profile without importing Prefect, which takes a second.
    """
    if address := os.environ.get("PREFECT_API_URL"):
        return address
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    profiles = Path(os.environ.get("PREFECT_PROFILES_PATH", home / "profiles.toml")).expanduser()
    try:
        content = tomllib.loads(profiles.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    name = os.environ.get("PREFECT_PROFILE") or content.get("active")
    address = content.get("profiles", {}).get(name, {}).get("PREFECT_API_URL")
    return str(address) if address else None


class OwnServer:
    """A server process of ours, `flows.server`, that ends with this one."""

    def __init__(self, kind: Literal["temporary", "scheduling"]) -> None:
        """Starts it, and does not wait."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "flows.server", kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # An interrupt in the terminal is for the command, which ends this.
            process_group=0,
        )

    def address(self) -> str:
        """The API's address; waits until it answers."""
        assert self._process.stdout is not None
        port = self._process.stdout.readline().strip()
        if not port:
            raise ServerError(
                "The temporary Prefect server did not start; set PREFECT_API_URL to a running one, or read the "
                "messages above."
            )
        return f"http://127.0.0.1:{port}/api"

    def stop(self) -> None:
        """Ends the server, at once where it does not end by itself."""
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


@contextmanager
def started_server(kind: Literal["temporary", "scheduling"]) -> Iterator[OwnServer | None]:
    """A server that is starting, and ends with the context; null where the user configured an API.

    There is something to do meanwhile: Prefect and Great Expectations take as long to import as it takes to start.
    """
    if configured_api():
        yield None
        return
    server = OwnServer(kind)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def connected(server: OwnServer | None) -> Iterator[str]:
    """The address of the API to which Prefect runs report as long as the context lasts: the server's, once it answers.

    Without a server, the configured one.
    """
    if server is None:
        address = configured_api() or ""
        try:
            yield address
        except RuntimeError as error:
            if "Failed to reach API" not in str(error):
                raise
            message = f"The Prefect API at {address} does not answer: start it, or unset PREFECT_API_URL to do without."
            raise ServerError(message) from error
        return
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    address = server.address()
    # Child processes read the environment; this process read it when it imported Prefect.
    os.environ["PREFECT_API_URL"] = address
    # A heartbeat tells a server of a run that died, but this server dies with the run. Its thread costs a second.
    with temporary_settings({PREFECT_API_URL: address, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        try:
            yield address
        finally:
            _send_what_waits()
            del os.environ["PREFECT_API_URL"]


def _send_what_waits() -> None:
    """Sends the logs and events that Prefect still holds; without a server it would retry for over a minute."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    APILogWorker.drain_all(timeout=_STOP_SECONDS)
    EventsWorker.drain_all(timeout=_STOP_SECONDS)
