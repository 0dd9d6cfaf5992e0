"""One writer at a time per warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from warehouse.layout import Warehouse


@contextmanager
def exclusive(warehouse: Warehouse) -> Iterator[None]:
    """The only writer of the warehouse while it lasts; what crashed writers left half-written is removed first.

    Raises `WarehouseLocked` where another process, or another thread of this one, is writing.
    """
    with warehouse.store.hold():
        warehouse.store.tidy()
        yield
