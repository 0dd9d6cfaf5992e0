"""Commands that take something out of a warehouse: a document, or what nobody needs any more."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command.ending import print_json, reported
from flows.command.options import JsonOption, LexiconOption, WarehouseOption
from flows.settings import DEFAULT_WAREHOUSE


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
