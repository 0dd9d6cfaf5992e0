"""The way of a build, from sources to a published release; each step is in a module of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import polars as pl

from expectations.checkpoint import AuditReport
from flows.auditing import audit_aside, require_success
from flows.corrections import load_corrections, outcomes, with_corrections
from flows.errors import InputError
from flows.extraction import extract_shard, warm_up
from flows.landing import Landing, by_reason, land_sources
from flows.lexicon_files import LexiconFiles, merged_lexicon, merged_rows, read_files
from flows.paths import shown_path
from flows.plan import Plan, plan_build
from flows.progress import reporter
from flows.recipes import extraction_recipe, facts_recipe
from flows.resources import Resources
from flows.run_record import Run, complete_run, lexicon_left_out
from flows.runners.address import require_answer
from flows.runners.opening import opened
from flows.steps import Steps
from flows.summary import BuildSummary, without
from flows.timing import Timer
from flows.writing import Aside, Digests, write_aside
from transforms.lexicon import Lexicon
from warehouse.compaction import compact_staging
from warehouse.contents import Contents, read_contents
from warehouse.garbage import note_recipes
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
from warehouse.manifest import read_manifest
from warehouse.publish import RELEASES, current_version, find_release, latest, next_version, publish
from warehouse.recipe import Recipe, release_recipe
from warehouse.release import add_catalog, part, read_rows
from warehouse.shards import Cuts, Shard
from warehouse.staging import is_staged, staged_documents


@dataclass(frozen=True)
class BuildRequest:
    """What is to be built.

    `text_mode` is how much text the release quotes (`schemas.vocabularies.TEXT_MODES`); `columns` names the sources'
    own columns for text, url, title, date …; `corrections_file` holds corrections by hand, without which those of the
    last release are replayed. `resources` is what the build may use.
    """

    sources: tuple[str, ...]
    warehouse: str
    lexicon_files: tuple[str, ...] = ()
    text_mode: str = "quotes"
    columns: Mapping[str, str] = field(default_factory=dict)
    corrections_file: str | None = None
    resources: Resources = field(default_factory=Resources)


def build_release(request: BuildRequest, run_id: str, steps: Steps) -> BuildSummary:
    """Lands the sources, and publishes a release of all that the warehouse holds where that says anything new.

    Raises `flows.readers.errors.SourceError`, `flows.errors.InputError`, `warehouse.errors.WarehouseLocked`,
    `flows.errors.UsageError` where the memory does not do, `flows.errors.ServerError` where a cluster does not answer,
    and `flows.errors.ReleaseStopped` where the audit fails; the last release then stands as it was.
    """
    if request.resources.dask_address:
        require_answer(request.resources.dask_address)
    started = datetime.now(UTC)
    timer = Timer()
    warehouse = Warehouse(request.warehouse)
    files = read_files(request.lexicon_files)
    lexicon, merged = merged_lexicon(files), merged_rows(files)
    with exclusive(warehouse):
        if left_out := lexicon_left_out(warehouse, request.lexicon_files):
            # Now, so that who forgot them can stop it.
            reporter().note(f"Without {without(left_out)}.")
        with timer.stage("read"):
            landing = steps.one(land_sources, warehouse, request.sources, request.columns)
            _require_texts(warehouse, landing, request)
        with timer.stage("plan"):
            corrections = load_corrections(request.corrections_file, warehouse)
            contents = read_contents(warehouse)
            _require_documents(contents)
            digests = _digest(contents, lexicon, corrections, request)
            note_recipes(warehouse, [digests.recipe, digests.facts_recipe])
            cuts = _cut(warehouse, digests.recipe, contents)
            plan = plan_build(request.resources, cuts.size, int(contents.documents["text_bytes"].sum()))
        if summary := _nothing_new(warehouse, digests, landing, timer):
            return replace(summary, merged=_by_action(merged), left_out=left_out)
        with timer.stage("extract"):
            shards = _extract(warehouse, cuts, files, plan, steps)
        version = next_version(warehouse, started.date())
        run = Run(run_id, version, digests.recipe.digest, request.sources, started, landing, merged)
        room = plan.release_bytes

        def audited(repair: bool) -> tuple[Aside, AuditReport]:
            """The release written aside, its catalog made beside the audit, and what the audit says."""
            parts = (shards, contents, lexicon, corrections, room, repair)
            aside = steps.one(write_aside, warehouse, run, digests, *parts)
            timer.add(aside.seconds)
            with timer.stage("audit"), steps.beside(add_catalog, aside.folder, room // 3):
                return aside, steps.one(audit_aside, aside, landing, room // 2)

        aside, report = audited(repair=False)
        if not report.success and report.only_rows:
            aside, report = audited(repair=True)
        require_success(warehouse, aside, report)
        with timer.stage("publish"):
            complete_run(aside.folder, run, timer.stages, timer.seconds)
            steps.one(publish, warehouse, aside.folder)
    return BuildSummary(
        outcome="published",
        version=version,
        path=shown_path(warehouse.store.address(f"{RELEASES}/{version}")),
        inputs=landing.inputs,
        documents=landing.documents,
        duplicates=landing.duplicates,
        rejected=landing.rejected,
        found=aside.rows,
        set_aside=aside.set_aside,
        set_aside_now=dict(landing.set_aside),
        corrected=aside.corrected,
        merged=_by_action(merged),
        left_out=left_out,
        bytes_read=landing.bytes_read,
        seconds=timer.seconds,
        stages=timer.stages,
    )


def _by_action(merged: pl.DataFrame) -> dict[str, int]:
    return dict(merged.group_by("action").agg(pl.col("row_count").sum()).sort("action").iter_rows())


def _require_texts(warehouse: Warehouse, landing: Landing, request: BuildRequest) -> None:
    """Also where the warehouse is full: sources of which nothing can be read are not what was meant."""
    if landing.documents or landing.duplicates:
        return
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in landing.set_aside.items())
    current = current_version(warehouse)
    stands = f" Release {current} stands as it was." if current else ""
    more = landing.rejected - len(landing.told)
    told = "".join(f"\n  {each}" for each in (*landing.told, *([f"and {more:,} more"] if more else [])))
    raise InputError(
        f"There is nothing to publish: no text was found in {', '.join(request.sources)}, and all was set aside "
        f"({reasons}).{stands}{told}"
    )


def _require_documents(contents: Contents) -> None:
    if contents.documents.is_empty():
        raise InputError("There is nothing to publish: all documents were withdrawn. Name sources that hold others.")


def _digest(contents: Contents, lexicon: Lexicon, corrections: pl.DataFrame, request: BuildRequest) -> Digests:
    whole = with_corrections(release_recipe(lexicon), corrections)
    content = contents.digest(whole, request.text_mode)
    return Digests(extraction_recipe(lexicon), facts_recipe(lexicon), whole, content, request.text_mode)


def _nothing_new(warehouse: Warehouse, digests: Digests, landing: Landing, timer: Timer) -> BuildSummary | None:
    """The summary of a run that has nothing to say beyond the current release; null where it has."""
    current = latest(warehouse)
    if current is None:
        return None
    manifest = read_manifest(current)
    if manifest.content != digests.content:
        return None
    current = find_release(warehouse, manifest.version, part("rejects"), part("corrections"))
    return BuildSummary(
        outcome="nothing new",
        version=manifest.version,
        path=shown_path(warehouse.store.address(f"{RELEASES}/{manifest.version}")),
        inputs=landing.inputs,
        documents=landing.documents,
        duplicates=landing.duplicates,
        rejected=landing.rejected,
        found=manifest.rows,
        set_aside=by_reason(read_rows(current, "rejects")),
        set_aside_now=dict(landing.set_aside),
        corrected=outcomes(read_rows(current, "corrections")),
        bytes_read=landing.bytes_read,
        seconds=timer.seconds,
        stages=timer.stages,
    )


def _cut(warehouse: Warehouse, recipe: Recipe, contents: Contents) -> Cuts:
    staged = staged_documents(warehouse, recipe)
    if compact_staging(warehouse, recipe, contents, staged):
        staged = staged_documents(warehouse, recipe)
    return Cuts(recipe, contents, staged)


def _extract(warehouse: Warehouse, cuts: Cuts, files: LexiconFiles, plan: Plan, steps: Steps) -> list[Shard]:
    """All shards, once all are staged. Those cut anew are equal, a multiple of the places, so that none idles."""
    if not cuts.documents:
        return cuts.staged
    with opened(plan, warm_up, files) as runner, reporter().stage("extract", "documents", cuts.size) as step:
        shards = cuts.anew(plan.cut(cuts.size, runner.places))
        todo = [shard for shard in shards if not is_staged(warehouse, cuts.recipe, shard)]
        # More are begun than can be read, so that no place waits for a record to be written.
        for done in steps.each(2 * runner.places, extract_shard, todo, warehouse, cuts.recipe, files, runner):
            step.advance(done.documents.height, done.text_bytes)
    return cuts.staged + shards
