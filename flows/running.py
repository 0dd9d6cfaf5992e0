"""A build from the command line: its Prefect server, its imports and its progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from flows.api import connected, started_server, starting
from flows.lexicon_files import LexiconFiles
from flows.paths import require_text
from flows.progress import reporter, watched
from flows.resources import resources_of
from flows.runners.address import require_answer
from flows.runners.opening import started
from flows.settings import silence_prefect
from flows.summary import BuildSummary


def run_build(
    sources: Sequence[str],
    warehouse: str,
    *,
    lexicon: Sequence[str] = (),
    text: str = "quotes",
    columns: Mapping[str, str] | None = None,
    corrections: str | None = None,
    runner: str = "auto",
    workers: int | None = None,
    dask_address: str | None = None,
    memory: str | None = None,
) -> BuildSummary:
    """The summary of the build. Raises what `flows.pipeline.build_release` raises."""
    resources = resources_of(runner, workers, dask_address, memory)
    require_text([*sources, warehouse, *lexicon, corrections, *(columns or {}).values()])
    silence_prefect()
    with watched(), started_server("temporary") as server, ExitStack() as beside:
        reporter().note(starting())
        with reporter().stage("start"):
            # What the user got wrong shows before everything has started.
            if dask_address:
                require_answer(dask_address)
            size, files = _check(sources, warehouse, lexicon, columns or {}, corrections)
            from flows.extraction import warm_up
            from flows.plan import plan_build

            beside.enter_context(started(plan_build(resources, size), warm_up, files))
            # Meanwhile the server and the workers start; these take as long.
            from expectations.checkpoint import prepare
            from flows.build import build

            prepare()
            from prefect import tags

            beside.enter_context(connected(server))
            beside.enter_context(tags("gigawatt"))
        return build(
            sources=list(sources),
            warehouse=warehouse,
            lexicon=list(lexicon),
            text=text,
            columns=dict(columns or {}),
            corrections=corrections,
            runner=runner,
            workers=workers,
            dask_address=dask_address,
            memory=memory,
        )


def _check(
    sources: Sequence[str],
    warehouse: str,
    lexicon: Sequence[str],
    columns: Mapping[str, str],
    corrections: str | None,
) -> tuple[int, LexiconFiles]:
    """How many bytes the sources have on this machine's disk, and what the user's files say.

    Raises what the build would, were it to begin.
    """
    from flows.corrections import load_corrections
    from flows.lexicon_files import merged_lexicon, read_files
    from flows.readers.discover import discover, shared_uris
    from flows.readers.options import ReadOptions
    from warehouse.layout import Warehouse
    from warehouse.lock import exclusive

    ReadOptions(columns=columns)
    found = discover(sources, Warehouse(warehouse))
    if shared := shared_uris(found):
        reporter().note(f"{shared}.")
    files = read_files(lexicon)
    merged_lexicon(files)
    load_corrections(corrections, Warehouse(warehouse))
    with exclusive(Warehouse(warehouse)):
        """Free: nobody else is writing to it."""
    return sum(each.size for each in found), files
