"""The `gigawatt` command."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from flows.command.asking import explain_why, query, releases, verify
from flows.command.building import build, schedule
from flows.command.reading import extract
from flows.command.tending import collect_garbage, withdraw
from flows.errors import MEANINGS, ExitCode

_EXIT_CODES = "Exit codes: " + "; ".join(f"{code.value} {meaning}" for code, meaning in MEANINGS.items()) + "."

app = typer.Typer(
    name="gigawatt",
    help="Reads quantities and claims out of French press text and publishes them as a dataset traced to the words.",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# In the order in which help lists them.
app.command()(build)
app.command()(query)
app.command("explain")(explain_why)
app.command()(releases)
app.command()(verify)
app.command()(withdraw)
app.command("gc")(collect_garbage)
app.command()(extract)
app.command()(schedule)


@app.callback(invoke_without_command=False)
def options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=lambda on: _version(on)),
    ] = False,
) -> None:
    """Options that stand before the command."""


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"gigawatt {version('gigawatt')}")
        raise typer.Exit


def main() -> None:
    """The entry point of the `gigawatt` command."""
    try:
        app()
    except SystemExit as end:
        if not end.code:
            raise
        # At once: of what a traceback holds until the interpreter has ended, DuckDB tells dozens of lines.
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.flush()
        os._exit(end.code if isinstance(end.code, int) else ExitCode.INTERNAL)
