"""The fourth step of a build: the release is written beside the published ones, where nobody looks for it yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from expectations.set_aside import set_aside_rows
from flows.assembly import all_rejects, staged_tables, with_facts
from flows.corrections import outcomes
from flows.landing import by_reason
from flows.progress import reporter
from flows.run_record import Run, run_row
from flows.timing import Timer
from transforms.lexicon import Lexicon
from warehouse.contents import Contents
from warehouse.layout import Warehouse
from warehouse.publish import latest
from warehouse.ranges import whole
from warehouse.recipe import Recipe
from warehouse.release import part, read_runs, write_release
from warehouse.shards import Shard


@dataclass(frozen=True)
class Digests:
    """What decides what a release says: recipes of its extraction, of its facts and of all, its content, its quotes."""

    recipe: Recipe
    facts_recipe: Recipe
    release_recipe: str
    content: str
    text_mode: str


@dataclass(frozen=True)
class Aside:
    """A release that is written and not yet published.

    `set_aside` counts its rejects by reason, `rows` its rows; `corrected` has rows of corrections by their outcome;
    `seconds` is how long its parts took.
    """

    folder: Path
    rows: dict[str, int]
    set_aside: dict[str, int]
    corrected: dict[str, list[int]]
    seconds: dict[str, float]


def write_aside(
    warehouse: Warehouse,
    run: Run,
    digests: Digests,
    shards: Sequence[Shard],
    contents: Contents,
    lexicon: Lexicon,
    corrections: pl.DataFrame,
    room: int,
    repair: bool = False,
) -> Aside:
    """The release with the rows of all staged shards, made in `room` bytes of memory, about.

    With `repair`, without those that break a rule, which are among its rejects then. The audit asks the same rules,
    and nearly always finds none broken: asking them here too would make every build pay for the rare one.
    """
    timer = Timer()
    with reporter().stage("assemble", "rows") as step, timer.stage("assemble"):
        tables = staged_tables(warehouse, digests.recipe, shards, contents, lexicon, corrections, room)
        if repair:
            # The facts come after, since they are made of the claims that stay.
            kept, broken = set_aside_rows({name: whole(rows) for name, rows in tables.items()})
            tables = {**kept, "rejects": all_rejects(kept["rejects"], broken)}
        step.advance(sum(table.height for table in tables.values()))
    with reporter().stage("facts", "facts") as step, timer.stage("facts"):
        tables = with_facts(warehouse, digests.facts_recipe, tables, room)
        step.advance(tables["facts"].height)
    with reporter().stage("write", "rows") as step, timer.stage("write"):
        rows = {name: table.height for name, table in tables.items()}
        before = read_runs(latest(warehouse, part("runs")))
        # A place for the run's row: the audit counts it, and its times are known only when that is over.
        tables["runs"] = pl.concat([before, run_row(run, rows, {}, 0.0, 0)])
        folder = write_release(
            warehouse,
            run.version,
            tables,
            recipe=digests.release_recipe,
            content=digests.content,
            text_mode=digests.text_mode,
            # It is made beside the audit.
            catalog=False,
        )
        step.advance(sum(table.height for table in tables.values()))
    rows |= {"runs": tables["runs"].height}
    set_aside, corrected = by_reason(whole(tables["rejects"])), outcomes(whole(tables["corrections"]))
    return Aside(folder, rows, set_aside, corrected, timer.stages)
