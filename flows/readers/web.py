"""What an address of the web answers."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import BinaryIO, cast

from flows.readers.errors import UnreadableError
from flows.readers.media import media_of, media_of_type
from flows.readers.opened import Opened

_ATTEMPTS = 3
_PATIENCE_S = 30


def fetch(address: str) -> Opened:
    """The answer, opened; asked again where that may help. Raises `UnreadableError` where there is none."""
    request = urllib.request.Request(address, headers={"User-Agent": "gigawatt", "Accept-Encoding": "identity"})
    for attempt in range(_ATTEMPTS):
        try:
            response = urllib.request.urlopen(request, timeout=_PATIENCE_S)
            break
        except (OSError, ValueError) as error:
            status = error.code if isinstance(error, urllib.error.HTTPError) else None
            transient = isinstance(error, OSError) and (status is None or status == 429 or status >= 500)
            if not transient or attempt == _ATTEMPTS - 1:
                what = f"HTTP status {status}" if status else str(getattr(error, "reason", error))
                raise UnreadableError("unreadable", f"{what}: check the address in a browser") from error
            time.sleep(2**attempt)
    headers = response.headers
    named = media_of(address.partition("?")[0].partition("#")[0])
    media = named if named.reader else media_of_type(headers.get("Content-Type", ""))
    try:
        retrieved_at = parsedate_to_datetime(headers["Date"]).astimezone(UTC).isoformat()
    except (TypeError, ValueError):
        retrieved_at = None
    return Opened(cast("BinaryIO", response), media, retrieved_at, headers.get_content_charset())
