"""Commands that ask what is published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.command.ending import print_json, reported
from flows.command.options import AnswerFormat, JsonOption, ReleaseOption, WarehouseOption
from flows.errors import ExitCode, UsageError
from flows.settings import DEFAULT_WAREHOUSE


def query(
    sql: Annotated[
        str, typer.Argument(metavar="SQL|-", help='The question: "FROM conflicts"; - reads it from standard input.')
    ],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    release: ReleaseOption = None,
    form: Annotated[
        AnswerFormat | None,
        typer.Option("--format", "-f", help="How the rows are printed; else as FILE ends, or as a table."),
    ] = None,
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
    with reported():
        from flows.asking import ask

        ask(warehouse, release, sql, (form or _by_ending(output)).value, output, rates)


def _by_ending(output: Path | None) -> AnswerFormat:
    """The format that the file's name ends with; a table where it ends with none, or as a text does.

    Raises `UsageError` for another: what calls itself a workbook should not be a table in plain text.
    """
    ending = output.suffix.removeprefix(".").lower() if output else ""
    forms = {form.value: form for form in AnswerFormat} | dict.fromkeys(("", "txt", "md"), AnswerFormat.TABLE)
    if ending not in forms:
        known = "name it .csv, .json, .parquet or .txt, or say which by --format"
        raise UsageError(f"{output}: no answer is written as .{ending}: {known}.")
    return forms[ending]


def explain_why(
    identifier: Annotated[
        str, typer.Argument(metavar="FACT|CLAIM|FIGURE", help="An id, or as much of its beginning as no other has.")
    ],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    release: ReleaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show why a release says what it says.

    Prints the fact with its claims, the words of each in their context, source, date, speaker and rule, and which value
    was preferred by which rule. Of a claim or figure, the facts that it makes.
    """
    with reported():
        from flows.explaining import explain_id

        explained = explain_id(warehouse, release, identifier)
        if as_json:
            print_json(explained.as_dict())
            return
        from flows.asking import console
        from flows.show_explained import show_explained

        show_explained(explained, console())


def releases(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, as_json: JsonOption = False) -> None:
    """List the releases of the warehouse."""
    with reported():
        from flows.asking import list_releases

        listed = list_releases(warehouse)
        if as_json:
            print_json(listed)
            return
        for each in listed:
            mark = "latest" if each["latest"] else ""
            typer.echo(
                f"{each['version']}  {each['documents']:>9,} documents  {each['facts']:>9,} facts  {mark}".rstrip()
            )
        if not listed:
            typer.echo(f"No release yet: make one with gigawatt build SOURCES… --warehouse {warehouse}")


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
    with reported():
        from flows.asking import verify_release

        report = verify_release(warehouse, release)
        if as_json:
            print_json(report.as_dict())
        else:
            typer.echo(report.text())
        if not report.ok:
            raise typer.Exit(ExitCode.VALIDATION)
