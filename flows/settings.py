"""What the libraries underneath are told before they are imported: no telemetry, and no thread that costs its worth."""

from __future__ import annotations

import os

WAREHOUSE_VARIABLE = "GIGAWATT_WAREHOUSE"
DEFAULT_WAREHOUSE = "gigawatt-warehouse"

_DEFAULTS = {
    # Each of the two stops one half of Prefect's telemetry: the server's, and the client's events and notice.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    # Polars' allocator wakes a thread at most operations, to give memory back that the next one asks for again.
    "_RJEM_MALLOC_CONF": "background_thread:false",
}


def set_environment_defaults() -> None:
    """Sets the defaults in this process's environment, which its children inherit; what the user set stays."""
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)


def silence_prefect() -> None:
    """Keeps Prefect's console messages out of a command that reports progress and errors itself.

    The console handler alone is made quiet, not the loggers: what a run logs still reaches the Prefect API. Must run
    before Prefect is imported.
    """
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
