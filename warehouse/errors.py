"""What can go wrong with a warehouse, each said in one sentence with its remedy."""

from __future__ import annotations


class WarehouseError(Exception):
    """A warehouse, release or query cannot do what was asked; the message says why and what to do."""


class WarehouseLocked(WarehouseError):  # noqa: N818 - named after the state, as callers read it
    """Somebody else is writing to the warehouse."""


class NoWarehouse(WarehouseError):  # noqa: N818 - named after the state too
    """There is no warehouse where one was named."""


class UnknownTarget(WarehouseError):  # noqa: N818 - named after the state too
    """What was to be withdrawn is not in the warehouse."""


class UnknownRelease(WarehouseError):  # noqa: N818 - named after the state too
    """The release asked for does not exist."""


class QueryError(WarehouseError):
    """The SQL of a query is wrong or asks for what a release does not allow."""


class StoreUnusable(WarehouseError):  # noqa: N818 - named after the state too
    """A bucket cannot be used as it was named: its name, the credentials or their rights are not right."""


class StoreUnreachable(WarehouseError, OSError):  # noqa: N818 - named after the state too
    """A bucket did not answer, however often it was asked; later it may."""
