"""Builds at set times, by Prefect's own scheduling."""

from __future__ import annotations

import asyncio
import hashlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.api import connected, started_server, starting
from flows.errors import UsageError
from flows.interrupts import not_interrupted
from flows.lifeline import PARENT_VARIABLE
from flows.parameters import BuildParameters
from flows.plan import plan_build

if TYPE_CHECKING:
    from prefect import Flow
    from prefect.schedules import Schedule

_LOCAL_ZONE = Path("/etc/localtime")


def serve_build(parameters: BuildParameters, cron: str, timezone: str | None = None) -> None:
    """Serves the build until it is interrupted: each time in a process of its own, one at a time.

    Raises `UsageError` for a schedule, time zone or size that cannot be understood or done with, and `SourceError` for
    a source.
    """
    zone = zone_of(timezone)
    plan_build(parameters.resources, 0)
    sys.stderr.write(f"{starting()}\n")
    with started_server("scheduling") as server:
        when = _schedule(cron, zone)
        from prefect.types.entrypoint import EntrypointType

        from flows.build import build
        from flows.lexicon_files import load_lexicon
        from flows.readers.discover import discover

        discover(parameters.sources)
        load_lexicon(parameters.lexicon)
        # A run works in a folder of its own.
        parameters = parameters.from_anywhere()
        # Each run is a process that Prefect starts: it must not outlive this one.
        os.environ[PARENT_VARIABLE] = "1"
        with connected(server) as api:
            what = ", ".join(parameters.sources)
            sys.stderr.write(f'Builds {what} at "{cron}" ({zone.key}) as long as this runs; Prefect: {api}\n')
            deployment = _serve(
                build,
                name=_deployment_name(parameters.sources, parameters.warehouse),
                schedule=when,
                parameters=parameters.as_dict(),
                tags=["gigawatt"],
                entrypoint_type=EntrypointType.MODULE_PATH,
            )
            asyncio.run(deployment)


async def _serve(flow: Flow[..., Any], **deployment: Any) -> None:  # noqa: ANN401 - as Prefect's Runner takes them
    """`flow.serve`, but ending when it is told to.

    Prefect's own handler of SIGTERM waits for the loop that it interrupted, and never returns.
    """
    from prefect.flow_engine import run_flow_in_subprocess
    from prefect.runner import Runner, _starter_direct

    # An interrupt ends this, and this ends the runs. Prefect names this place for who would start them another way.
    vars(_starter_direct)["run_flow_in_subprocess"] = not_interrupted(run_flow_in_subprocess)
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


def _deployment_name(sources: Sequence[str], warehouse: str) -> str:
    """Readable, and equal for equal sources and warehouse, so that a second start replaces the schedule of the first.

    ["/srv/presse"] gives "presse-3f9a02c1".
    """
    names = "-".join(source.rstrip("/").rpartition("/")[2] for source in sources)[:80]
    return f"{names}-{hashlib.sha256(repr((list(sources), warehouse)).encode()).hexdigest()[:8]}"
