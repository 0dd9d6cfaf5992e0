"""Takedowns: documents that no later release holds, also if they land again."""

from __future__ import annotations

import difflib
import io
from typing import NamedTuple

import polars as pl

from warehouse.errors import UnknownTarget, WarehouseLocked
from warehouse.landing import scan_places
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
from warehouse.stores.store import WITHDRAWALS

SCHEMA = pl.Schema({"target": pl.String, "doc_id": pl.String, "reason": pl.String})


class Withdrawn(NamedTuple):
    """What a withdrawal takes out: documents, and all the places where their texts were found."""

    doc_ids: list[str]
    uris: list[str]
    new: bool


def withdraw_alone(warehouse: Warehouse, target: str, reason: str = "") -> Withdrawn:
    """What `withdraw` gives, as the only writer. Raises `WarehouseLocked` and `NoWarehouse` too."""
    warehouse.require()
    with exclusive(warehouse):
        return withdraw(warehouse, target, reason)


def withdraw(warehouse: Warehouse, target: str, reason: str = "") -> Withdrawn:
    """Takes a document out of all later releases: by its doc_id, or by a uri all documents ever found there.

    Noted in `withdrawals.csv` of the warehouse; `new` tells whether that added anything. The landed text stays in the
    warehouse, which is not published. Raises `UnknownTarget` with the nearest known ones where nothing fits.
    """
    places = scan_places(warehouse).collect()
    meant = pl.any_horizontal(pl.col("doc_id", "uri", "address") == target)
    doc_ids = places.filter(meant)["doc_id"].unique().sort()
    if doc_ids.is_empty():
        known = [*places["uri"].unique().sort(), *places["doc_id"].unique().sort()]
        near = difflib.get_close_matches(target, known, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else '`gigawatt query "FROM sources"` lists what it holds'
        message = f"no document of {warehouse.root} has the uri or id {target!r}: {hint}"
        raise UnknownTarget(message)
    noted = warehouse.store.tagged(WITHDRAWALS)
    before = _parse(noted.content if noted else None)
    added = pl.DataFrame({"target": target, "doc_id": doc_ids, "reason": reason}, schema=SCHEMA).join(
        before, on=["target", "doc_id"], how="anti"
    )
    if added.height:
        content = pl.concat([before, added]).sort("target", "doc_id").write_csv()
        if warehouse.store.swap(WITHDRAWALS, content.encode(), noted and noted.tag) is None:
            message = f"{warehouse.store.address(WITHDRAWALS)} was changed by another run meanwhile: try again"
            raise WarehouseLocked(message)
    uris = places.filter(pl.col("doc_id").is_in(doc_ids.implode()))["uri"].unique().sort()
    return Withdrawn(doc_ids.to_list(), uris.to_list(), added.height > 0)


def read_withdrawals(warehouse: Warehouse) -> pl.DataFrame:
    """What was asked to be taken out: `target` as it was given, `doc_id` it meant, `reason` (may be empty)."""
    noted = warehouse.store.tagged(WITHDRAWALS)
    return _parse(noted.content if noted else None)


def withdrawn_documents(warehouse: Warehouse, places: pl.DataFrame) -> pl.DataFrame:
    """One column `doc_id`: the documents taken out, among them whatever came to a withdrawn uri since.

    `places` are the landed rows, with `doc_id`, `uri` and `address`.
    """
    withdrawals = read_withdrawals(warehouse)
    targets = withdrawals["target"].unique().implode()
    since = places.filter(pl.col("uri").is_in(targets) | pl.col("address").is_in(targets))
    return pl.concat([withdrawals.select("doc_id"), since.select("doc_id")]).unique().sort("doc_id")


def _parse(content: bytes | None) -> pl.DataFrame:
    if content is None:
        return pl.DataFrame(schema=SCHEMA)
    return pl.read_csv(io.BytesIO(content), schema=SCHEMA).with_columns(pl.col("reason").fill_null(""))
