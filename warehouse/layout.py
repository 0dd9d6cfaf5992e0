"""A warehouse, and the place that it lies in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from shlex import quote

from warehouse.errors import NoWarehouse
from warehouse.stores import open_store
from warehouse.stores.store import Store


@dataclass(frozen=True)
class Warehouse:
    """The warehouse at `root`: a folder's path, or an address; nothing is made before something is written.

    docs/warehouse.md says what lies where in it.
    """

    root: str

    @cached_property
    def store(self) -> Store:
        """Its files. Raises `StoreUnusable` for an address of a kind that no warehouse can have."""
        return open_store(self.root)

    def require(self) -> None:
        """Raises `NoWarehouse` where nothing of a warehouse is there, as where the name is misspelt.

        For who makes none: a lock would make the folder.
        """
        if self.store.is_empty():
            message = (
                f"{self.root} is no warehouse: name one by --warehouse, or make it with "
                f"`gigawatt build SOURCES… --warehouse {quote(self.root)}`"
            )
            raise NoWarehouse(message)

    def __reduce__(self) -> tuple[type[Warehouse], tuple[str]]:
        """Another process opens the store anew, and in this process's working folder."""
        return Warehouse, (self.store.address(),)
