"""A build from the command line: its Prefect server, its imports and its progress."""

from __future__ import annotations

from flows.api import connected, started_server
from flows.progress import watched
from flows.settings import silence_prefect
from flows.summary import BuildSummary
from flows.workers import at_work


def run_build(
    sources: list[str],
    warehouse: str,
    lexicon: list[str],
    text: str,
    columns: dict[str, str],
    corrections: str | None = None,
) -> BuildSummary:
    """The summary of the build. Raises what `flows.pipeline.build_release` raises."""
    silence_prefect()
    with started_server("temporary") as server:
        # What the user got wrong shows before everything has started.
        size = _check(sources, warehouse, lexicon, columns, corrections)
        from flows.extraction import warm_up

        with at_work(size, warm_up, tuple(lexicon)):
            # Meanwhile the server and the workers start; these take as long.
            from expectations.checkpoint import prepare
            from flows.build import build

            prepare()
            from prefect import tags

            with connected(server), watched(), tags("gigawatt"):
                return build(sources, warehouse, lexicon, text, columns, corrections)


def _check(
    sources: list[str], warehouse: str, lexicon: list[str], columns: dict[str, str], corrections: str | None
) -> int:
    """How many bytes the sources have on this machine's disk. Raises what the build would, were it to begin."""
    from flows.corrections import load_corrections
    from flows.errors import UsageError
    from flows.lexicon_files import load_lexicon
    from flows.readers.discover import discover
    from flows.readers.options import ReadOptions
    from warehouse.layout import Warehouse
    from warehouse.lock import exclusive

    try:
        ReadOptions(columns=columns)
    except ValueError as error:
        raise UsageError(f"--column names no known field: {error}.") from None
    found = discover(sources)
    load_lexicon(lexicon)
    load_corrections(corrections, Warehouse(warehouse))
    with exclusive(Warehouse(warehouse)):
        """Free: nobody else is writing to it."""
    return sum(each.size for each in found)
