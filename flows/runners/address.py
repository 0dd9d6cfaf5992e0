"""The address of a Dask scheduler, as a user names it: looked at before a build reads anything."""

from __future__ import annotations

import re
import socket

from flows.errors import ServerError, UsageError

_ADDRESS = re.compile(r"(?:(tcp|tls|ws|wss|ucx)://)?(\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]]+):([0-9]{1,5})/?")
_SECONDS = 10.0
"""As long as Dask itself is given to connect."""


def require_address(address: str) -> None:
    """Raises `UsageError` where this can be no scheduler's address."""
    _parts(address)


def require_answer(address: str) -> None:
    """Raises `ServerError` where nobody listens at the address, and `UsageError` where it is none."""
    protocol, host, port = _parts(address)
    if protocol == "ucx":
        # It need not go by TCP.
        return
    try:
        socket.create_connection((host, port), _SECONDS).close()
    except OSError as error:
        message = (
            f"The Dask cluster at {address} does not answer ({error.strerror or error}): start its scheduler, or leave "
            "--dask-address out."
        )
        raise ServerError(message) from error


def _parts(address: str) -> tuple[str, str, int]:
    """Protocol, host and port."""
    found = _ADDRESS.fullmatch(address.strip())
    if not found or int(found[3]) > 65_535:
        raise UsageError(f"--dask-address {address} is no address of a scheduler: write it like tcp://10.0.0.5:8786.")
    return found[1] or "tcp", found[2].strip("[]"), int(found[3])
