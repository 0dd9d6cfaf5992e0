"""The `gigawatt` command. Each command imports what it needs when it runs, so that none waits for the others."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from flows.errors import MEANINGS, ExitCode, explain
from flows.options import (
    AddressOption,
    AnswerFormat,
    ColumnOption,
    CorrectionsOption,
    JsonOption,
    LexiconOption,
    MemoryOption,
    ReleaseOption,
    Runner,
    RunnerOption,
    Sources,
    TextMode,
    TextOption,
    WarehouseOption,
    WorkersOption,
)
from flows.settings import DEFAULT_WAREHOUSE

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


@contextmanager
def _reported() -> Iterator[None]:
    """An error ends the command with its exit code and one sentence; a fault of ours with its traceback."""
    try:
        yield
    except (typer.Exit, typer.BadParameter, SystemExit):
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


def _print_json(value: object) -> None:
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


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


@app.command()
def build(
    sources: Sources,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    lexicon: LexiconOption = None,
    text: TextOption = TextMode.QUOTES,
    column: ColumnOption = None,
    corrections: CorrectionsOption = None,
    runner: RunnerOption = Runner.AUTO,
    workers: WorkersOption = None,
    dask_address: AddressOption = None,
    memory: MemoryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Publish a release with what is new in the sources.

    Reads them, extracts what they state, audits the result and publishes it; where nothing changed, it says so and
    publishes nothing. A document that is in the warehouse already is not read again.
    """
    with _reported():
        columns = _columns(column)
        from flows.running import run_build

        summary = run_build(
            sources,
            warehouse,
            lexicon=lexicon or (),
            text=text.value,
            columns=columns,
            corrections=corrections,
            runner=runner.value,
            workers=workers,
            dask_address=dask_address,
            memory=memory,
        )
        if as_json:
            _print_json(summary.as_dict())
        else:
            for heading, line in summary.rows():
                typer.echo(f"{heading:<10} {line}")


def _columns(pairs: list[str] | None) -> dict[str, str]:
    columns = {}
    for pair in pairs or ():
        field, sign, name = pair.partition("=")
        if not (field and sign and name):
            raise typer.BadParameter(f"{pair!r} is not FIELD=NAME, as in text=body", param_hint="--column")
        columns[field] = name
    return columns


@app.command()
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help='The question: "FROM conflicts".')],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    release: ReleaseOption = None,
    form: Annotated[
        AnswerFormat, typer.Option("--format", "-f", help="How the rows are printed.")
    ] = AnswerFormat.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead.")] = None,
    rates: Annotated[
        str | None,
        typer.Option(
            "--rates",
            metavar="FILE",
            help="CSV file with the columns currency and rate: totals_in('USD', getvariable('rates')) reads it.",
        ),
    ] = None,
) -> None:
    """Ask a release in SQL.

    The dialect is DuckDB's; nothing can be changed. The views claims_wide, conflicts and timeline are a good start.
    """
    with _reported():
        from flows.asking import ask

        ask(warehouse, release, sql, form.value, output, rates)


@app.command("explain")
def explain_why(
    identifier: Annotated[
        str,
        typer.Argument(metavar="FACT|CLAIM|FIGURE", help="An id, or as much of its beginning as no other has."),
    ],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    release: ReleaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show why a release says what it says.

    Prints the fact with its claims, the words of each in their context, source, date, speaker and rule, and which value
    was preferred by which rule. Of a claim or figure, the facts that it makes.
    """
    with _reported():
        from flows.explaining import explain_id

        explained = explain_id(warehouse, release, identifier)
        if as_json:
            _print_json(explained.as_dict())
            return
        from flows.asking import console
        from flows.show_explained import show_explained

        show_explained(explained, console())


@app.command()
def releases(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, as_json: JsonOption = False) -> None:
    """List the releases of the warehouse."""
    with _reported():
        from flows.asking import list_releases

        listed = list_releases(warehouse)
        if as_json:
            _print_json(listed)
            return
        for each in listed:
            mark = "latest" if each["latest"] else ""
            typer.echo(
                f"{each['version']}  {each['documents']:>9,} documents  {each['facts']:>9,} facts  {mark}".rstrip()
            )
        if not listed:
            typer.echo(f"No release yet: make one with gigawatt build SOURCES… --warehouse {warehouse}")


@app.command()
def verify(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    release: Annotated[
        str | None,
        typer.Argument(metavar="[RELEASE]", help="A version, or the folder of a release; the latest where left out."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check that a release is what it says.

    Hashes its files, slices every surface out of its text, and looks up every reference.
    """
    with _reported():
        from flows.asking import verify_release

        report = verify_release(warehouse, release)
        if as_json:
            _print_json(report.as_dict())
        else:
            typer.echo(report.text())
        if not report.ok:
            raise typer.Exit(ExitCode.VALIDATION)


@app.command()
def withdraw(
    target: Annotated[str, typer.Argument(metavar="URI|DOC", help="Where the document was found, or its doc_id.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    reason: Annotated[str, typer.Option("--reason", help="Why; kept in the warehouse.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Take a document out of later releases.

    Releases that are published already do not change: remove those that should not stay.
    """
    with _reported():
        from warehouse.layout import Warehouse
        from warehouse.withdrawals import withdraw_alone

        taken = withdraw_alone(Warehouse(warehouse), target, reason)
        if as_json:
            _print_json(taken._asdict())
            return
        many = len(taken.doc_ids)
        documents = f"{many} document{'s' if many != 1 else ''} ({', '.join(taken.uris)})"
        if taken.new:
            typer.echo(
                f"Withdrawn: {documents}. The next gigawatt build publishes a release without; those before stay."
            )
        else:
            typer.echo(f"Withdrawn before: {documents}.")


@app.command("gc")
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
    with _reported():
        from flows.tidying import remove_garbage

        garbage, lines = remove_garbage(warehouse, list(lexicon or ()), dry_run)
        if as_json:
            _print_json({"dry_run": dry_run, "bytes": garbage.size, **garbage._asdict()})
            return
        for line in lines:
            typer.echo(line)


@app.command()
def extract(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file with text, or - for standard input.")],
    lexicon: LexiconOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what one text states.

    Prints it with its figures, periods and entities highlighted, and a table of its claims. Needs no warehouse.
    """
    with _reported():
        from flows.runners.processes import work_alone

        work_alone()
        from flows.extracting import extract_texts

        readings = extract_texts(file, list(lexicon or ()))
        if as_json:
            _print_json({"documents": [reading.as_dict() for reading in readings]})
            return
        from rich.console import Console

        from flows.show import show_reading

        console = Console()
        for reading in readings:
            show_reading(reading, console)


@app.command()
def schedule(
    sources: Sources,
    cron: Annotated[str, typer.Option("--cron", metavar="CRON", help='When: "0 6 * * *" is every day at six.')],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    timezone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="ZONE", help="Time zone of the schedule; this machine's by default."),
    ] = None,
    lexicon: LexiconOption = None,
    text: TextOption = TextMode.QUOTES,
    column: ColumnOption = None,
    corrections: CorrectionsOption = None,
    runner: RunnerOption = Runner.AUTO,
    workers: WorkersOption = None,
    dask_address: AddressOption = None,
    memory: MemoryOption = None,
) -> None:
    """Build at set times, while this runs.

    Serves the build by Prefect's own scheduling: on the configured API (PREFECT_API_URL), else on a server of its own
    that ends with the command. A run publishes a release, or nothing where nothing changed.
    """
    with _reported():
        from flows.schedule import serve_build

        serve_build(
            sources,
            warehouse,
            cron,
            timezone,
            lexicon=lexicon or (),
            text=text.value,
            columns=_columns(column),
            corrections=corrections,
            runner=runner.value,
            workers=workers,
            dask_address=dask_address,
            memory=memory,
        )


def main() -> None:
    """The entry point of the `gigawatt` command."""
    app()
