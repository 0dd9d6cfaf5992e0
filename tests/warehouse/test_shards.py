from __future__ import annotations

from pathlib import Path

import polars as pl
from polars.testing import assert_frame_equal

from tests.warehouse.synthetic import RECIPE, articles, doc_id, extract, landed
from warehouse.landing import land
from warehouse.layout import Warehouse
from warehouse.shards import Shard, plan_shards
from warehouse.staging import is_staged, scan_staged, write_staged
from warehouse.withdrawals import withdraw

TEXTS = articles(30)


def stage(warehouse: Warehouse, shard_bytes: int = 500) -> list[Shard]:
    """The shards of the warehouse, those that were not staged before."""
    shards = plan_shards(warehouse, RECIPE, shard_bytes=shard_bytes)
    new = [shard for shard in shards if not is_staged(warehouse, RECIPE, shard)]
    for shard in new:
        write_staged(warehouse, RECIPE, shard, extract(shard.read(warehouse)))
    return new


def test_shards_hold_every_document_once_and_no_more_than_their_size(warehouse: Warehouse) -> None:
    land(warehouse, landed(TEXTS))
    shards = plan_shards(warehouse, RECIPE, shard_bytes=500)
    texts = pl.concat([shard.read(warehouse) for shard in shards])
    assert sorted(texts["text"]) == sorted(set(TEXTS.values()))
    assert all(doc_id(row["text"]) == row["doc_id"] for row in texts.iter_rows(named=True))
    longest = max(len(text.encode()) for text in TEXTS.values())
    assert all(shard.text_bytes < 500 + longest for shard in shards)
    assert len(shards) > 3


def test_a_text_in_one_file_with_its_metadata_from_another_is_read(warehouse: Warehouse) -> None:
    land(warehouse, landed({"b.txt": "Un texte."}))
    land(warehouse, landed({"a.txt": "Un texte."}, title="Titre"))
    [shard] = plan_shards(warehouse, RECIPE)
    assert shard.read(warehouse).select("text", "title").rows() == [("Un texte.", "Titre")]


def test_only_new_documents_make_new_shards(warehouse: Warehouse) -> None:
    land(warehouse, landed(TEXTS))
    first = {shard.key for shard in stage(warehouse)}
    assert stage(warehouse) == []
    land(warehouse, landed({"neuf.txt": "Voici 5 milliards d'euros."}))
    [new] = stage(warehouse)
    assert new.documents["doc_id"].to_list() == [doc_id("Voici 5 milliards d'euros.")]
    assert first < {shard.key for shard in plan_shards(warehouse, RECIPE)}


def test_another_place_of_a_known_text_costs_nothing_another_title_its_shard(warehouse: Warehouse) -> None:
    land(warehouse, landed(TEXTS))
    stage(warehouse)
    land(warehouse, landed({"autre.txt": TEXTS["presse/0001.txt"]}))
    assert stage(warehouse) == []
    land(warehouse, landed({"titre.txt": TEXTS["presse/0001.txt"]}, title="Titre"))
    assert doc_id(TEXTS["presse/0001.txt"]) in pl.concat([shard.documents for shard in stage(warehouse)])["doc_id"]


def test_after_a_withdrawal_no_staged_row_of_it_is_used(warehouse: Warehouse) -> None:
    land(warehouse, landed(TEXTS))
    stage(warehouse)
    withdraw(warehouse, "presse/0001.txt")
    stage(warehouse)
    shards = plan_shards(warehouse, RECIPE)
    rows = scan_staged(warehouse, RECIPE, shards, "documents").collect()
    assert rows.height == 29
    assert doc_id(TEXTS["presse/0001.txt"]) not in rows["doc_id"]


def test_a_withdrawal_that_is_taken_back_makes_no_row_twice(warehouse: Warehouse) -> None:
    land(warehouse, landed(TEXTS))
    stage(warehouse, 5000)
    withdraw(warehouse, "presse/0001.txt")
    stage(warehouse, 5000)
    Path(warehouse.store.address("withdrawals.csv")).unlink()
    stage(warehouse, 5000)
    rows = scan_staged(warehouse, RECIPE, plan_shards(warehouse, RECIPE), "documents").collect()
    assert (rows.height, rows["doc_id"].n_unique()) == (30, 30)


def test_how_the_documents_are_cut_does_not_show_in_the_tables(warehouse: Warehouse, tmp_path: Path) -> None:
    other = Warehouse(str(tmp_path / "other"))
    land(warehouse, landed(TEXTS))
    stage(warehouse, 300)
    for uri, text in reversed(TEXTS.items()):
        land(other, landed({uri: text}))
        stage(other)
    for table in ("documents", "figures"):
        frames = [
            scan_staged(place, RECIPE, plan_shards(place, RECIPE), table).collect().sort("doc_id")
            for place in (warehouse, other)
        ]
        assert_frame_equal(*frames)


def test_an_unfinished_shard_is_not_staged(warehouse: Warehouse) -> None:
    land(warehouse, landed(TEXTS))
    [shard] = plan_shards(warehouse, RECIPE)
    unfinished = Path(warehouse.store.address(f"staging/{RECIPE.stages[0].folder}/.{shard.key}.123"))
    unfinished.mkdir(parents=True)
    (unfinished / "shard-documents.parquet").touch()
    assert not is_staged(warehouse, RECIPE, shard)
    assert [cut.key for cut in plan_shards(warehouse, RECIPE)] == [shard.key]
