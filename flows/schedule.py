"""Builds at set times, by Prefect's own scheduling."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.api import connected, started_server
from flows.errors import InputError
from flows.lifeline import PARENT_VARIABLE

if TYPE_CHECKING:
    from prefect import Flow
    from prefect.schedules import Schedule

_LOCAL_ZONE = Path("/etc/localtime")


def serve_build(
    sources: list[str],
    warehouse: str,
    lexicon: list[str],
    text: str,
    columns: dict[str, str],
    cron: str,
    timezone: str | None = None,
) -> None:
    """Serves the build until it is interrupted: each time in a process of its own, one at a time.

    Raises `InputError` for a schedule or time zone that cannot be understood, and `SourceError` for a source.
    """
    zone = _zone(timezone)
    with started_server("scheduling") as server:
        when = _schedule(cron, zone)
        from prefect.types.entrypoint import EntrypointType

        from flows.build import build
        from flows.readers.discover import discover

        discover(sources)
        # A run works in a folder of its own.
        parameters = {
            "sources": [_absolute(source) for source in sources],
            "warehouse": _absolute(warehouse),
            "lexicon": [_absolute(file) for file in lexicon],
            "text": text,
            "columns": columns,
        }
        # Each run is a process that Prefect starts: it must not outlive this one.
        os.environ[PARENT_VARIABLE] = "1"
        with connected(server) as api:
            sys.stderr.write(
                f'Builds {", ".join(sources)} at "{cron}" ({zone.key}) as long as this runs; Prefect: {api}\n'
            )
            deployment = _serve(
                build,
                name=_deployment_name(sources),
                schedule=when,
                parameters=parameters,
                tags=["gigawatt"],
                entrypoint_type=EntrypointType.MODULE_PATH,
            )
            asyncio.run(deployment)


async def _serve(flow: Flow[..., Any], **deployment: Any) -> None:  # noqa: ANN401 - as Prefect's Runner takes them
    """`flow.serve`, but ending when it is told to.

    Prefect's own handler of SIGTERM waits for the loop that it interrupted, and never returns.
    """
    from prefect.runner import Runner

    loop, serving = asyncio.get_running_loop(), asyncio.current_task()
    stop = serving.cancel if serving else loop.stop

    class StoppableRunner(Runner):
        def handle_sigterm(self, *_: object) -> None:
            loop.call_soon_threadsafe(stop)

    runner = StoppableRunner(name=deployment["name"], limit=1)
    await runner.aadd_flow(flow, **deployment)
    with suppress(asyncio.CancelledError):
        await runner.start()


def _zone(timezone: str | None) -> ZoneInfo:
    """The zone of that name, else the machine's, else UTC."""
    name = timezone or os.environ.get("TZ", "").removeprefix(":")
    if not name and _LOCAL_ZONE.is_symlink():
        # /usr/share/zoneinfo/Europe/Paris
        name = str(_LOCAL_ZONE.resolve()).partition("zoneinfo/")[2]
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError) as error:
        if timezone is None:
            return ZoneInfo("UTC")
        raise InputError(f"There is no time zone {timezone}: name one like Europe/Paris.") from error


def _schedule(cron: str, zone: ZoneInfo) -> Schedule:
    from prefect.client.schemas.schedules import CronSchedule
    from prefect.schedules import Cron

    try:
        CronSchedule(cron=cron, timezone=zone.key)
    except ValueError as error:
        message = f'{cron!r} is no schedule: give minute, hour, day, month and weekday, as in "0 6 * * *".'
        raise InputError(message) from error
    return Cron(cron, timezone=zone.key)


def _absolute(path: str) -> str:
    return path if "://" in path or "::" in path else str(Path(path).expanduser().absolute())


def _deployment_name(sources: list[str]) -> str:
    """Readable and equal for equal sources, so that a second start replaces the schedule of the first."""
    return " and ".join(Path(source).name or source for source in sources)[:200].replace("/", "-")
