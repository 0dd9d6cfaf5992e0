from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.warehouse.synthetic import RECIPE, articles, doc_id, extract, landed
from tests.warehouse.test_shards import TEXTS, stage
from warehouse import compaction
from warehouse.compaction import compact_staging
from warehouse.contents import read_contents
from warehouse.landing import land
from warehouse.layout import Warehouse
from warehouse.recipe import Recipe
from warehouse.shards import plan_shards
from warehouse.staging import scan_staged, staged_documents, staged_shards, write_staged
from warehouse.withdrawals import withdraw


def compact(warehouse: Warehouse) -> int:
    return compact_staging(warehouse, RECIPE, read_contents(warehouse), staged_documents(warehouse, RECIPE))


def rows(warehouse: Warehouse, table: str) -> pl.DataFrame:
    found = scan_staged(warehouse, RECIPE, plan_shards(warehouse, RECIPE), table).collect()
    return found.sort("doc_id", *(["sentence_no"] if table == "sentences" else []))


def from_nothing(warehouse: Warehouse, table: str) -> pl.DataFrame:
    texts = pl.concat([shard.read(warehouse) for shard in plan_shards(warehouse, Recipe(()))])
    return extract(texts)[table].sort("doc_id", *(["sentence_no"] if table == "sentences" else []))


def assert_as_from_nothing(warehouse: Warehouse) -> None:
    for table in ("documents", "sentences", "figures", "claims"):
        assert_frame_equal(rows(warehouse, table), from_nothing(warehouse, table))


def test_what_stays_of_a_shard_is_not_extracted_again(warehouse: Warehouse) -> None:
    land(warehouse, landed(TEXTS))
    before = len(stage(warehouse))
    withdraw(warehouse, "presse/0001.txt")
    assert compact(warehouse) == 1
    assert stage(warehouse) == []
    assert_as_from_nothing(warehouse)
    assert len(staged_shards(warehouse, RECIPE.stages[1].folder)) == before
    assert compact(warehouse) == 0


def test_a_document_with_another_title_is_extracted_alone(warehouse: Warehouse) -> None:
    land(warehouse, landed(TEXTS))
    stage(warehouse)
    land(warehouse, landed({"a.txt": TEXTS["presse/0001.txt"]}, title="Titre"))
    compact(warehouse)
    [alone] = stage(warehouse)
    assert alone.documents["doc_id"].to_list() == [doc_id(TEXTS["presse/0001.txt"])]
    assert_as_from_nothing(warehouse)


def test_many_small_additions_become_one_shard(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "MANY", 5)
    for number, (uri, text) in enumerate(articles(12).items()):
        land(warehouse, landed({uri: text}))
        compact(warehouse)
        assert len(stage(warehouse)) == (number < 12)
        assert len(plan_shards(warehouse, RECIPE)) <= 5
    assert_as_from_nothing(warehouse)


def test_shards_that_a_crash_left_beside_the_larger_one_are_passed_over(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    land(warehouse, landed(TEXTS))
    stage(warehouse)
    with monkeypatch.context() as crash:
        crash.setattr(compaction, "MANY", 3)
        crash.setattr(compaction, "remove_staged", lambda *_: None)
        assert compact(warehouse) > 3
    monkeypatch.setattr(compaction, "MANY", 2)
    assert compact(warehouse) == 0
    assert len(plan_shards(warehouse, RECIPE)) == 1
    assert_as_from_nothing(warehouse)


def test_a_stage_that_a_part_lacks_is_extracted_again(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "MANY", 1)
    land(warehouse, landed(TEXTS))
    texts = Recipe(RECIPE.stages[:1])
    for shard in plan_shards(warehouse, RECIPE, shard_bytes=500):
        write_staged(warehouse, texts, shard, extract(shard.read(warehouse)))
    withdraw(warehouse, "presse/0001.txt")
    compact(warehouse)
    assert rows_of_texts(warehouse, texts).height == 29
    assert sum(shard.documents.height for shard in stage(warehouse)) == 29
    assert_as_from_nothing(warehouse)


def test_what_only_the_figures_tell_of_is_left_out_without_them() -> None:
    tables = {"abstentions": pl.DataFrame({"figure_id": ["a1"]}), "claims": pl.DataFrame({"doc_id": ["a", "b"]})}
    left = compaction._rows_of(tables, pl.Series(["a"]))
    assert {name: table.rows() for name, table in left.items()} == {"claims": [("a",)]}


def rows_of_texts(warehouse: Warehouse, texts: Recipe) -> pl.DataFrame:
    return scan_staged(warehouse, texts, plan_shards(warehouse, texts), "documents").collect()
