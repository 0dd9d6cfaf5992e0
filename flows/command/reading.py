"""The command that reads texts without a warehouse."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command.ending import print_json, reported
from flows.command.options import ColumnOption, JsonOption, LexiconOption, columns_of


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILES|-", help="Files with text, or folders, or - for standard input.")
    ],
    lexicon: LexiconOption = None,
    column: ColumnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what a text states.

    Prints it with its figures, periods and entities highlighted, and a table of its claims; of several texts each below
    its name, in the order given. Needs no warehouse.
    """
    with reported():
        columns = columns_of(column)
        from flows.runners.processes import work_alone

        work_alone()
        from flows.extracting import extract_texts

        extracted = extract_texts(files, list(lexicon or ()), columns)
        for reject in extracted.rejects:
            typer.echo(f"gigawatt: set aside {reject['item']} ({reject['reason']}): {reject['detail']}", err=True)
        if as_json:
            print_json(extracted.as_dict())
            return
        from rich.console import Console

        from flows.show import show_reading

        console = Console()
        for reading in extracted.readings:
            show_reading(reading, console, named=len(extracted.readings) > 1)
