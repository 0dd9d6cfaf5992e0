"""A build without Prefect, for what its orchestration costs: `python -m benchmarks.plain SOURCE WAREHOUSE`."""

from __future__ import annotations

import json
import sys

from expectations.checkpoint import prepare
from flows.pipeline import BuildRequest, build_release
from flows.steps import PlainSteps


def main() -> None:
    """Prints the build's summary as JSON."""
    source, warehouse = sys.argv[1:]
    prepare()
    summary = build_release(BuildRequest((source,), warehouse), "benchmark", PlainSteps())
    sys.stdout.write(json.dumps(summary.as_dict()))


if __name__ == "__main__":
    main()
