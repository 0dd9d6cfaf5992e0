"""A build from the command line: its Prefect server, its imports and its progress."""

from __future__ import annotations

from contextlib import ExitStack

from flows.api import connected, started_server, starting
from flows.lexicon_files import LexiconFiles
from flows.parameters import BuildParameters
from flows.progress import reporter, watched
from flows.runners.address import require_answer
from flows.runners.opening import started
from flows.settings import silence_prefect
from flows.summary import BuildSummary


def run_build(parameters: BuildParameters) -> BuildSummary:
    """The summary of the build. Raises what `flows.pipeline.build_release` raises."""
    silence_prefect()
    with watched(), started_server("temporary") as server, ExitStack() as beside:
        reporter().note(starting())
        with reporter().stage("start"):
            # What the user got wrong shows before everything has started.
            if parameters.dask_address:
                require_answer(parameters.dask_address)
            size, files = _check(parameters)
            from flows.extraction import warm_up
            from flows.plan import plan_build

            beside.enter_context(started(plan_build(parameters.resources, size), warm_up, files))
            # Meanwhile the server and the workers start; these take as long.
            from expectations.checkpoint import prepare
            from flows.build import build

            prepare()
            from prefect import tags

            beside.enter_context(connected(server))
            beside.enter_context(tags("gigawatt"))
        summary: BuildSummary = build(**parameters.as_dict())
        return summary


def _check(parameters: BuildParameters) -> tuple[int, LexiconFiles]:
    """How many bytes the sources have on this machine's disk, and what the user's files say.

    Raises what the build would, were it to begin.
    """
    from flows.corrections import load_corrections
    from flows.lexicon_files import merged_lexicon, read_files
    from flows.readers.discover import discover, shared_uris
    from flows.readers.options import ReadOptions
    from warehouse.layout import Warehouse
    from warehouse.lock import exclusive

    warehouse = Warehouse(parameters.warehouse)
    ReadOptions(columns=parameters.columns)
    found = discover(parameters.sources, warehouse)
    if shared := shared_uris(found):
        reporter().note(f"{shared}.")
    files = read_files(parameters.lexicon)
    merged_lexicon(files)
    load_corrections(parameters.corrections, warehouse)
    with exclusive(warehouse):
        """Free: nobody else is writing to it."""
    return sum(each.size for each in found), files
