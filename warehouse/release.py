"""Writing a release aside: its tables, catalog, page and manifest. Nobody sees it before it is published."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version as installed_version
from pathlib import Path

import polars as pl

from schemas import RELEASE_TABLES, RUNS, Table
from schemas.vocabularies import TEXT_MODES
from warehouse.card import write_card
from warehouse.catalog import build_catalog
from warehouse.errors import WarehouseError
from warehouse.layout import Warehouse
from warehouse.manifest import CATALOG, Manifest, write_manifest
from warehouse.parquet import write_table
from warehouse.quoting import Rows, quote
from warehouse.room import memory_limit


def write_release(
    warehouse: Warehouse,
    version: str,
    tables: Mapping[str, Rows],
    *,
    recipe: str,
    content: str,
    text_mode: str = "quotes",
    catalog: bool = True,
) -> Path:
    """The folder, not yet published, of a release with these tables; those of the schemas that lack are empty.

    The caller may add files (as `validation/`) before `publish` seals it with its checksums; with `catalog=False` it
    calls `add_catalog` itself, which may run beside the audit. Raises `WarehouseError` for an unknown text mode or
    table.
    """
    if text_mode not in TEXT_MODES:
        message = f"unknown text mode {text_mode!r}: use one of {', '.join(TEXT_MODES.values)}"
        raise WarehouseError(message)
    if unknown := sorted(set(tables) - set(RELEASE_TABLES)):
        message = f"no such table: {', '.join(unknown)}; describe it in schemas/ first"
        raise WarehouseError(message)
    aside = warehouse.store.aside(f"releases/{version}")
    rows = write_tables(
        {name: table.empty() for name, table in RELEASE_TABLES.items()} | dict(tables), text_mode, aside
    )
    manifest = Manifest(version, recipe, content, text_mode, rows, installed_version("gigawatt"))
    write_manifest(manifest, aside)
    write_card(manifest, aside / "README.md")
    if catalog:
        add_catalog(aside)
    return aside


def add_catalog(aside: Path, room: int | None = None) -> None:
    """Puts the DuckDB file, made from its tables in `room` bytes of memory, into a release not yet published."""
    with memory_limit(room) as config:
        build_catalog(aside / "tables", aside / CATALOG, config)


def write_tables(tables: Mapping[str, Rows], text_mode: str, folder: Path) -> dict[str, int]:
    """Writes `tables/<table>/part-0000.parquet` of each, and says how many rows they have."""
    quoted = quote(tables, text_mode)

    def write(table: Table) -> int:
        return write_table(quoted[table.name], table, folder / part(table.name))

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(RELEASE_TABLES, pool.map(write, RELEASE_TABLES.values()), strict=True))


def part(table: str) -> str:
    """Where a release holds the rows of a table."""
    return f"tables/{table}/part-0000.parquet"


def read_runs(release: Path | None) -> pl.DataFrame:
    """The runs that led to a release, to be carried on in the next; none where there is no release yet."""
    if release is None:
        return RUNS.empty()
    runs = pl.read_parquet(release / part("runs"))
    if "lexicon_rows" not in runs.columns:
        # A release of before this was recorded.
        runs = runs.with_columns(lexicon_rows=pl.lit([], RUNS["lexicon_rows"].dtype))
    return RUNS.conform(runs)


def read_rows(release: Path, table: str) -> pl.DataFrame:
    """The rows of a table of a release."""
    return RELEASE_TABLES[table].conform(pl.read_parquet(release / part(table)))
