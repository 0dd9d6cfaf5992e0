"""What all commands end with: an exit code and one sentence where something went wrong, JSON where it was asked for."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from flows.errors import ExitCode, explain


@contextmanager
def reported() -> Iterator[None]:
    """An error ends the command with its exit code and one sentence; a fault of ours with its traceback."""
    try:
        yield
    except SystemExit as error:
        # So Rich ends what cannot be shown any more.
        if isinstance(error.__context__, BrokenPipeError):
            raise typer.Exit(ExitCode.OK) from None
        raise
    except (typer.Exit, typer.BadParameter):
        raise
    except BrokenPipeError:
        # Whoever read the output has enough, as `head` has. Python would complain when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ExitCode.OK) from None
    except BaseException as error:
        code, sentence = explain(error)
        if sentence is None:
            traceback.print_exc()
            sentence = "This is a fault of gigawatt: please report it with the lines above."
        typer.echo(f"gigawatt: {sentence}", err=True)
        raise typer.Exit(code) from None


def print_json(value: object) -> None:
    """Prints one JSON value."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
