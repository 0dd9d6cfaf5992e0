from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.synthetic import RECIPE
from warehouse.errors import NoWarehouse, WarehouseLocked
from warehouse.garbage import Garbage, collect_garbage, note_recipes, noted_recipes
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
from warehouse.recipe import Recipe, StageRecipe
from warehouse.staging import staged_documents
from warehouse.withdrawals import withdraw

OLD = Recipe((RECIPE.stages[0], StageRecipe("figures-old", ("figures", "claims"))))
FACTS = Recipe((StageRecipe("facts-toy", ("facts",)),))


def files(warehouse: Warehouse) -> set[str]:
    root = Path(warehouse.root)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.name != ".lock"}


def leave(warehouse: Warehouse, path: str, size: int = 10) -> None:
    """A file as somebody left it."""
    file = Path(warehouse.root, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x" * size)


@pytest.fixture
def littered(built: Warehouse) -> Warehouse:
    """The warehouse with what earlier code, another lexicon and two crashes left."""
    key = built.store.folders(f"staging/{RECIPE.stages[0].folder}")[0]
    leave(built, f"staging/figures-old/{key}/figures.parquet", 100)
    leave(built, "staging/2f6c0f/ab/figures.parquet", 20)
    leave(built, f"staging/{RECIPE.stages[1].folder}/gone/figures.parquet", 5)
    leave(built, "staging/facts-toy/whole/facts.parquet")
    leave(built, "staging/figures-old/.ab.77/figures.parquet", 3)
    leave(built, "landing/ab/.ab12.parquet.77", 2)
    leave(built, "releases/.2026-11-22.0.77/tables/facts/part-0000.parquet", 7)
    leave(built, "releases/.2026-11-22.0.77.tar", 1)
    leave(built, ".withdrawals.csv.machine.77", 4)
    # Somebody else's, since a warehouse may lie in any folder.
    leave(built, ".withdrawals.csv.bak", 1000)
    return built


def test_what_no_recipe_in_use_needs_goes_and_the_rest_stays(littered: Warehouse) -> None:
    before = files(littered)
    told = Garbage(
        {"staging/2f6c0f": 20, "staging/figures-old": 100, f"staging/{RECIPE.stages[1].folder}/gone": 5},
        {
            ".withdrawals.csv.machine.77": 4,
            "landing/ab/.ab12.parquet.77": 2,
            "releases/.2026-11-22.0.77": 7,
            "releases/.2026-11-22.0.77.tar": 1,
            "staging/figures-old/.ab.77": 3,
        },
    )
    assert collect_garbage(littered, [RECIPE, FACTS], dry_run=True) == told
    assert files(littered) == before
    assert collect_garbage(littered, [RECIPE, FACTS]) == told
    assert told.size == 142
    left = files(littered)
    assert not [
        path for path in before - left if not any(path.startswith(item) for item in told.staging | told.unfinished)
    ]
    assert not [path for path in left if any(path.startswith(item) for item in told.staging | told.unfinished)]
    assert collect_garbage(littered, [RECIPE, FACTS]) == Garbage({}, {})


def test_the_recipes_of_the_last_build_are_in_use(littered: Warehouse) -> None:
    note_recipes(littered, [OLD, FACTS])
    assert noted_recipes(littered) == [OLD, FACTS]
    garbage = collect_garbage(littered, [RECIPE])
    assert set(garbage.staging) == {"staging/2f6c0f", f"staging/{RECIPE.stages[1].folder}/gone"}
    note_recipes(littered, [RECIPE])
    assert set(collect_garbage(littered, []).staging) == {"staging/facts-toy", "staging/figures-old"}


def test_shards_whose_documents_are_all_withdrawn_go(built: Warehouse) -> None:
    folder = f"staging/{RECIPE.stages[0].folder}"
    shards = built.store.folders(folder)
    rows = staged_documents(built, RECIPE)
    for doc_id in rows.filter(shard=shards[0])["doc_id"]:
        withdraw(built, doc_id)
    collect_garbage(built, [RECIPE])
    assert built.store.folders(folder) == shards[1:]


def test_nothing_goes_while_somebody_writes(littered: Warehouse) -> None:
    with exclusive(littered):
        before = files(littered)
        for dry_run in (True, False):
            with pytest.raises(WarehouseLocked, match="being written"):
                collect_garbage(littered, [RECIPE], dry_run)
        assert files(littered) == before


def test_no_warehouse_is_made(tmp_path: Path) -> None:
    (tmp_path / "other" / "presse").mkdir(parents=True)
    for name in ("none", "other"):
        with pytest.raises(NoWarehouse, match=f"{name} is no warehouse: name one"):
            collect_garbage(Warehouse(str(tmp_path / name)), [RECIPE])
    assert [path.name for path in tmp_path.rglob("*")] == ["other", "presse"]
