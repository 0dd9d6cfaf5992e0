"""Commands that take something out of a warehouse: a document, or what nobody needs any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from flows.command.ending import print_json, reported
from flows.command.options import JsonOption, LexiconOption, WarehouseOption
from flows.settings import DEFAULT_WAREHOUSE

if TYPE_CHECKING:
    from warehouse.layout import Warehouse

_SHOWN = 20
_BEGINNING = 80
"""Characters of a text by which who withdraws it knows it."""


def withdraw(
    target: Annotated[str, typer.Argument(metavar="URI|DOC", help="Where the document was found, or its doc_id.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    reason: Annotated[str, typer.Option("--reason", help="Why; kept in the warehouse.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Take a document out of later releases.

    Releases that are published already do not change: remove those that should not stay.
    """
    with reported():
        from warehouse.layout import Warehouse
        from warehouse.stores.store import WITHDRAWALS
        from warehouse.withdrawals import withdraw_alone

        taken = withdraw_alone(Warehouse(warehouse), target, reason)
        if as_json:
            print_json(taken._asdict())
            return
        many = len(taken.doc_ids)
        documents = f"{many} document{'s' if many != 1 else ''} ({', '.join(taken.uris)})"
        if taken.new:
            typer.echo(
                f"Withdrawn: {documents}. The next gigawatt build publishes a release without; those before stay."
            )
        else:
            typer.echo(f"Withdrawn before: {documents}.")
        if many > 1:
            for line in _each(Warehouse(warehouse), taken.doc_ids):
                typer.echo(f"  {line}")
            noted = Warehouse(warehouse).store.address(WITHDRAWALS)
            typer.echo(
                f"All were found at {target}, and what comes there later is withdrawn too. To keep one, take the lines "
                f"of {target} out of {noted}, and withdraw the others by these ids."
            )


def _each(warehouse: Warehouse, doc_ids: list[str]) -> list[str]:
    """A line for each of the documents that tells it from the others: its id and how it begins."""
    from warehouse.landing import read_texts

    shown = doc_ids[:_SHOWN]
    texts = read_texts(warehouse, shown)
    lines = [f"{doc_id}  {' '.join(texts.get(doc_id, '')[:_BEGINNING].split())} …" for doc_id in shown]
    return lines + ([f"and {len(doc_ids) - _SHOWN:,} more"] if len(doc_ids) > _SHOWN else [])


def collect_garbage(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    lexicon: LexiconOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and leave it.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Remove results that no build in use needs.

    Those of earlier versions of the code or of the lexicon, of documents that are withdrawn, and what crashed builds
    left half-written. In use are this version, with the lexicon files named here and without, and the last build.
    Landed texts and releases stay.
    """
    with reported():
        from flows.tidying import remove_garbage

        garbage, lines = remove_garbage(warehouse, list(lexicon or ()), dry_run)
        if as_json:
            print_json({"dry_run": dry_run, "bytes": garbage.size, **garbage._asdict()})
            return
        for line in lines:
            typer.echo(line)
