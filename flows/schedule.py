"""Builds at set times, by Prefect's own scheduling."""

from __future__ import annotations

import asyncio
import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.api import connected, started_server, starting
from flows.errors import UsageError
from flows.lifeline import PARENT_VARIABLE
from flows.paths import require_text
from flows.plan import plan_build
from flows.resources import resources_of

if TYPE_CHECKING:
    from prefect import Flow
    from prefect.schedules import Schedule

_LOCAL_ZONE = Path("/etc/localtime")


def serve_build(
    sources: Sequence[str],
    warehouse: str,
    cron: str,
    timezone: str | None = None,
    *,
    lexicon: Sequence[str] = (),
    text: str = "quotes",
    columns: Mapping[str, str] | None = None,
    corrections: str | None = None,
    runner: str = "auto",
    workers: int | None = None,
    dask_address: str | None = None,
    memory: str | None = None,
) -> None:
    """Serves the build until it is interrupted: each time in a process of its own, one at a time.

    Raises `UsageError` for a schedule, time zone or size that cannot be understood or done with, and `SourceError` for
    a source.
    """
    zone = zone_of(timezone)
    plan_build(resources_of(runner, workers, dask_address, memory), 0)
    require_text([*sources, warehouse, *lexicon, corrections, *(columns or {}).values()])
    sys.stderr.write(f"{starting()}\n")
    with started_server("scheduling") as server:
        when = _schedule(cron, zone)
        from prefect.types.entrypoint import EntrypointType

        from flows.build import build
        from flows.lexicon_files import load_lexicon
        from flows.readers.discover import discover

        discover(sources)
        load_lexicon(lexicon)
        # A run works in a folder of its own.
        sources, warehouse = [_absolute(source) for source in sources], _absolute(warehouse)
        parameters = {
            "sources": sources,
            "warehouse": warehouse,
            "lexicon": [_absolute(file) for file in lexicon],
            "text": text,
            "columns": dict(columns or {}),
            "corrections": corrections and _absolute(corrections),
            "runner": runner,
            "workers": workers,
            "dask_address": dask_address,
            "memory": memory,
        }
        # Each run is a process that Prefect starts: it must not outlive this one.
        os.environ[PARENT_VARIABLE] = "1"
        with connected(server) as api:
            sys.stderr.write(
                f'Builds {", ".join(sources)} at "{cron}" ({zone.key}) as long as this runs; Prefect: {api}\n'
            )
            deployment = _serve(
                build,
                name=_deployment_name(sources, warehouse),
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


def zone_of(name: str | None) -> ZoneInfo:
    """The time zone of that name; without one the machine's. Raises `UsageError` for a name that there is not."""
    if name is None:
        return local_zone()
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"There is no time zone {name}: name one like Europe/Paris.") from error


def local_zone() -> ZoneInfo:
    """The zone that TZ names, else the one that the machine is set to; UTC where neither has a name."""
    name = os.environ.get("TZ", "").removeprefix(":")
    if not name and _LOCAL_ZONE.is_symlink():
        # /usr/share/zoneinfo/Europe/Paris
        name = str(_LOCAL_ZONE.resolve()).partition("zoneinfo/")[2]
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _schedule(cron: str, zone: ZoneInfo) -> Schedule:
    from prefect.client.schemas.schedules import CronSchedule
    from prefect.schedules import Cron

    try:
        CronSchedule(cron=cron, timezone=zone.key)
    except ValueError as error:
        message = f'{cron!r} is no schedule: give minute, hour, day, month and weekday, as in "0 6 * * *".'
        raise UsageError(message) from error
    return Cron(cron, timezone=zone.key)


def _absolute(path: str) -> str:
    return path if "://" in path or "::" in path else str(Path(path).expanduser().absolute())


def _deployment_name(sources: list[str], warehouse: str) -> str:
    """Readable, and equal for equal sources and warehouse, so that a second start replaces the schedule of the first.

    ["/srv/presse"] gives "presse-3f9a02c1".
    """
    names = "-".join(source.rstrip("/").rpartition("/")[2] for source in sources)[:80]
    return f"{names}-{hashlib.sha256(repr((sources, warehouse)).encode()).hexdigest()[:8]}"
