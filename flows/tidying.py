"""What `gigawatt gc` removes."""

from __future__ import annotations

from flows.lexicon_files import load_lexicon
from flows.recipes import extraction_recipe, facts_recipe
from warehouse.garbage import Garbage, collect_garbage
from warehouse.layout import Warehouse


def remove_garbage(warehouse: str, lexicon_files: list[str], dry_run: bool) -> tuple[Garbage, list[str]]:
    """What the warehouse did not need, and lines that say so; in a dry run it is still there.

    Needed is what a build of this code would read, with the lexicon files and without, and what the last build read.
    Raises `flows.errors.InputError`, `warehouse.errors.NoWarehouse` and `WarehouseLocked`.
    """
    Warehouse(warehouse).require()
    lexicons = [load_lexicon(), *([load_lexicon(lexicon_files)] if lexicon_files else [])]
    recipes = [make(lexicon) for lexicon in lexicons for make in (extraction_recipe, facts_recipe)]
    garbage = collect_garbage(Warehouse(warehouse), recipes, dry_run)
    freed = {**garbage.staging, **garbage.unfinished}
    if not freed:
        return garbage, ["Nothing to free: all that is there is needed."]
    lines = [f"{_shown(size):>10}  {path}" for path, size in freed.items()]
    return garbage, [*lines, f"{'Would free' if dry_run else 'Freed'} {_shown(garbage.size)}."]


def _shown(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{size / 1e3:,.1f} kB"
