"""The readers of sources, the Prefect flows, their schedule and the command line."""

from __future__ import annotations

from flows.settings import set_environment_defaults

# On import of anything here, since Prefect and Great Expectations read them when they are imported.
set_environment_defaults()
