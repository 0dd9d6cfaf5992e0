"""The lock of a bucket: a small file that its holder writes anew all the while, and that lapses when it stops.

An object store has no lock that ends with a process. What a holder that was only asleep may still do when somebody else
has taken over is prevented by conditional writes where it matters (`Store.swap`, `Store.place_once`), not by this.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
import uuid
from typing import NamedTuple, Protocol

from warehouse.errors import StoreUnusable, WarehouseError, WarehouseLocked
from warehouse.stores.store import Tagged

LOCK = ".lock"
SECONDS = 60.0
"""How long a holder may be silent before another takes over."""

_BEATS = 6
"""How often the holder writes in this time: a few may fail."""

_LOOK_SECONDS = 1.0


class Tags(Protocol):
    """What a lease needs of a store."""

    @property
    def root(self) -> str:
        """Its address."""
        ...

    def read(self, path: str) -> Tagged | None:
        """A file's content with its tag."""
        ...

    def age(self, path: str) -> float:
        """Seconds that have passed at least since the file was written, by the clock of the store alone."""
        ...

    def swap(self, path: str, content: bytes, tag: str | None) -> str | None:
        """Writes the file where it has the tag."""
        ...


class Lease:
    """The lock of a store, held by this object from `acquire` to `release`."""

    def __init__(self, store: Tags) -> None:
        """Nothing is asked of the store yet."""
        self._store = store
        self.holder = uuid.uuid4().hex
        self._tag: str | None = None
        self._beat = 0
        self._ended = threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._keep, name="lease", daemon=True)

    def acquire(self) -> None:
        """Holds the lock: at once where it is free, and where its holder is silent as soon as it has lapsed.

        Raises `WarehouseLocked` as soon as the holder shows that it lives, which takes a sixth of the lease at most,
        and `StoreUnusable` where the store writes in spite of a condition.
        """
        watched: str | None = None
        since = time.monotonic()
        while True:
            found = self._store.read(LOCK)
            holder = _holder(found)
            if found is None or holder.free or self._silence(watched, since) >= holder.seconds:
                self._tag = self._store.swap(LOCK, self._content(), found.tag if found else None)
                if self._tag is not None:
                    break
            elif watched not in (None, found.tag):
                message = (
                    f"{self._store.root} is being written by another run ({holder.name}): try again when it is done"
                )
                raise WarehouseLocked(message)
            elif watched is None:
                watched, since = found.tag, time.monotonic()
            time.sleep(min(_LOOK_SECONDS, holder.seconds / _BEATS))
        self._require_conditions()
        self._thread.start()

    def confirm(self) -> None:
        """The lock is still ours. Raises `WarehouseLocked` where another run has taken it."""
        if not self._write():
            message = (
                f"another run has taken over {self._store.root}, since this one gave no sign of life for "
                f"{SECONDS:.0f} s (did the machine sleep?): build again"
            )
            raise WarehouseLocked(message)

    def release(self) -> None:
        """The lock is free."""
        self._ended.set()
        self._thread.join()
        try:
            self._write(free=True)
        except WarehouseError:
            # Nobody answers: it lapses by itself.
            return

    def _keep(self) -> None:
        while not self._ended.wait(SECONDS / _BEATS):
            try:
                if not self._write():
                    return
            except Exception:  # whatever it is, the build goes on: who gives up here would lose the lock in its midst
                # The store may answer again before the lease has lapsed.
                continue

    def _write(self, free: bool = False) -> bool:
        with self._turn:
            if self._tag is not None:
                self._tag = self._store.swap(LOCK, self._content(free), self._tag)
            return self._tag is not None

    def _content(self, free: bool = False) -> bytes:
        self._beat += 1
        said = {
            "holder": f"process {os.getpid()} on {socket.gethostname()}",
            "id": self.holder,
            "beat": self._beat,
            "seconds": SECONDS,
            "free": free,
        }
        return json.dumps(said).encode()

    def _silence(self, watched: str | None, since: float) -> float:
        """Seconds for which the holder has certainly written nothing."""
        return max(self._store.age(LOCK), time.monotonic() - since if watched else 0.0)

    def _require_conditions(self) -> None:
        """Raises `StoreUnusable` where the store is one that overlooks the conditions of a write."""
        if self._store.swap(LOCK, self._content(), None) is not None:
            message = (
                f"{self._store.root}: the object store overlooks the conditions of a write (If-None-Match), by which "
                "two builds keep out of each other's way: use one that knows them"
            )
            raise StoreUnusable(message)


class _Holder(NamedTuple):
    """What a lock says of its holder."""

    name: str
    seconds: float
    free: bool


def _holder(found: Tagged | None) -> _Holder:
    try:
        said = json.loads(found.content) if found else {}
        return _Holder(str(said["holder"]), float(said["seconds"]), bool(said["free"]))
    except (ValueError, KeyError, TypeError):
        # No lock, or one that somebody else has written.
        return _Holder("unknown", SECONDS, free=False)
