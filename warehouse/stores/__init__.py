"""The places that a warehouse may lie in: a folder of this machine, or a bucket of an object store.

All else in `warehouse/` names files by their path below the root and asks the store; only here is it known which it is.
"""

from __future__ import annotations

from warehouse.errors import StoreUnusable
from warehouse.stores.folder import FolderStore
from warehouse.stores.store import Store

_S3 = ("s3", "s3a")


def open_store(root: str) -> Store:
    """The store at a folder's path or at an address (`s3://bucket/prefix`, `file:///folder`); it is not asked yet.

    Raises `StoreUnusable` for an address of another kind.
    """
    protocol, sign, _ = root.partition("://")
    if not sign or protocol == "file":
        return FolderStore(root)
    if protocol in _S3:
        # Here, since the packages below take half a second to import.
        from warehouse.stores.bucket import BucketStore

        return BucketStore(root)
    message = (
        f"{root}: a warehouse lies in a folder or in a bucket (s3://bucket/prefix); sources may come from {protocol}://"
    )
    raise StoreUnusable(message)
