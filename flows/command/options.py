"""The options and arguments that several commands have, in the words of `--help`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from flows.settings import WAREHOUSE_VARIABLE


class TextMode(StrEnum):
    """How much text a release quotes."""

    QUOTES = "quotes"
    FULL = "full"
    NONE = "none"


class Runner(StrEnum):
    """Who reads the shards of a build."""

    AUTO = "auto"
    THREADS = "threads"
    PROCESSES = "processes"
    DASK = "dask"


class AnswerFormat(StrEnum):
    """What the rows of a query are printed as."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCES", help="Files, folders (with all below them), quoted globs or addresses."),
]
WarehouseOption = Annotated[
    str,
    typer.Option(
        "--warehouse",
        "-w",
        metavar="DIR",
        envvar=WAREHOUSE_VARIABLE,
        help="The warehouse: a folder, or s3://bucket/prefix.",
    ),
]
LexiconOption = Annotated[
    list[str] | None,
    typer.Option("--lexicon", "-l", metavar="FILE", help="CSV file with entities of your own; may be repeated."),
]
TextOption = Annotated[TextMode, typer.Option("--text", help="How much text the release quotes.")]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        "-c",
        metavar="FIELD=NAME",
        help="Column of your records that holds text, url, title, date, publisher, author, language or retrieved_at; "
        "may be repeated. Example: text=body.",
    ),
]


def columns_of(pairs: list[str] | None) -> dict[str, str]:
    """What `--column` names, by field. Raises `typer.BadParameter`."""
    columns = {}
    for pair in pairs or ():
        field, sign, name = pair.partition("=")
        if not (field and sign and name):
            raise typer.BadParameter(f"{pair!r} is not FIELD=NAME, as in text=body", param_hint="--column")
        columns[field] = name
    return columns


CorrectionsOption = Annotated[
    str | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="CSV file of corrections by hand; later builds replay them too, until another file is given.",
    ),
]
RunnerOption = Annotated[
    Runner, typer.Option("--runner", help="Who reads the shards; auto chooses by the size of the text and the cores.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, help="How many shards are read at a time; a core each by default."),
]
AddressOption = Annotated[
    str | None,
    typer.Option(
        "--dask-address",
        metavar="ADDRESS",
        help="Scheduler of a Dask cluster, as tcp://10.0.0.5:8786; without it --runner dask starts one here.",
    ),
]
MemoryOption = Annotated[
    str | None,
    typer.Option("--memory", metavar="SIZE", help="What all processes of the build may hold together, as 2GB."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
ReleaseOption = Annotated[
    str | None, typer.Option("--release", "-r", metavar="VERSION", help="A release other than the latest.")
]
