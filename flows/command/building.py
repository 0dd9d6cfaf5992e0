"""Commands that publish: now, or at set times."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command.ending import print_json, reported
from flows.command.options import (
    AddressOption,
    ColumnOption,
    CorrectionsOption,
    JsonOption,
    LexiconOption,
    MemoryOption,
    Runner,
    RunnerOption,
    Sources,
    TextMode,
    TextOption,
    WarehouseOption,
    WorkersOption,
    columns_of,
)
from flows.settings import DEFAULT_WAREHOUSE


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
    with reported():
        from flows.parameters import BuildParameters
        from flows.running import run_build

        summary = run_build(
            BuildParameters(
                sources, warehouse, lexicon or (), text.value, columns_of(column), corrections,
                runner.value, workers, dask_address, memory,
            )
        )  # fmt: skip
        if as_json:
            print_json(summary.as_dict())
        else:
            for heading, line in summary.rows():
                typer.echo(f"{heading:<10} {line}")


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
    with reported():
        from flows.parameters import BuildParameters
        from flows.schedule import serve_build

        parameters = BuildParameters(
            sources, warehouse, lexicon or (), text.value, columns_of(column), corrections,
            runner.value, workers, dask_address, memory,
        )  # fmt: skip
        serve_build(parameters, cron, timezone)
