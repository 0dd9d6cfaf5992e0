"""A Prefect server that lives as long as the command that needs it, run by `python -m flows.server`.

Prefect can start a temporary server by itself, but ends it in an `atexit` hook only: it outlives a process that is
killed. This one hangs on its parent's pipe. It is also up sooner, since it leaves out what a build does not use.
"""

from __future__ import annotations

import fcntl
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from flows.lifeline import end_with_standard_input

# Five seconds of a first start, for what no build uses.
_ALWAYS = {"PREFECT_API_BLOCKS_REGISTER_ON_START": "false"}

_TEMPORARY = {
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_EVENTS_STREAM_OUT_ENABLED": "false",
    "PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED": "false",
    # A transaction for each state of each task keeps SQLite locked while the run waits to record its own.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "1000",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_UI_ENABLED": "false",
}


def serve(kind: str) -> None:
    """Serves the API on a free port of this machine; prints the port on a line of its own once it answers.

    `kind` is "temporary" (the API alone, for one build) or "scheduling" (with the scheduler and the web interface).
    """
    end_with_standard_input()
    os.environ.update(_ALWAYS | (_TEMPORARY if kind == "temporary" else {}))
    starting = _turn_to_start()
    # Imported only now that the environment is set.
    import uvicorn
    from prefect.server.api.server import create_app

    class AnnouncingServer(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            starting.close()
            sys.stdout.write(f"{listener.getsockname()[1]}\n")
            sys.stdout.flush()

    listener = socket.create_server(("127.0.0.1", int(os.environ.get("GIGAWATT_PREFECT_PORT", "0"))))
    app = create_app(ephemeral=kind == "temporary", final=True)
    AnnouncingServer(uvicorn.Config(app, log_level="error", lifespan="on")).run(sockets=[listener])


def _turn_to_start() -> IO[str]:
    """The lock of the Prefect home, to be closed when the server is up.

    A first start makes the database there, and two that make it at once fail with "database is locked".
    """
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    home.mkdir(parents=True, exist_ok=True)
    lock = (home / "gigawatt.lock").open("w", encoding="utf-8")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def main(arguments: Sequence[str]) -> None:
    """The command line: one argument, the kind."""
    serve(arguments[0])


if __name__ == "__main__":
    main(sys.argv[1:])
