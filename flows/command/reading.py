"""The command that reads one text, without a warehouse."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command.ending import print_json, reported
from flows.command.options import ColumnOption, JsonOption, LexiconOption, columns_of


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file with text, or - for standard input.")],
    lexicon: LexiconOption = None,
    column: ColumnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what one text states.

    Prints it with its figures, periods and entities highlighted, and a table of its claims. Needs no warehouse.
    """
    with reported():
        columns = columns_of(column)
        from flows.runners.processes import work_alone

        work_alone()
        from flows.extracting import extract_texts

        readings = extract_texts(file, list(lexicon or ()), columns)
        if as_json:
            print_json({"documents": [reading.as_dict() for reading in readings]})
            return
        from rich.console import Console

        from flows.show import show_reading

        console = Console()
        for reading in readings:
            show_reading(reading, console)
