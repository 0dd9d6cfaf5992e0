from __future__ import annotations

from itertools import permutations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.warehouse.synthetic import articles, landed, unreadable
from warehouse.contents import read_contents
from warehouse.landing import land, land_rejects
from warehouse.layout import Warehouse


def test_metadata_comes_from_the_first_uri(warehouse: Warehouse) -> None:
    for letter in "gbdhcfae":
        land(warehouse, landed({f"{letter}.txt": "Un texte."}, title=f"Titre de {letter}"))
    assert read_contents(warehouse).documents["title"].to_list() == ["Titre de a"]


def test_each_piece_comes_from_the_first_place_that_has_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    findings = [
        landed({"c.txt": "Un texte."}, title="Titre de c", author="Autrice"),
        landed({"a.txt": "Un texte."}),
        landed({"b.txt": "Un texte."}, title="Titre de b"),
    ]
    for order in permutations(findings):
        warehouse = Warehouse(str(tmp_path_factory.mktemp("order")))
        for frame in order:
            land(warehouse, frame)
        documents = read_contents(warehouse).documents
        assert documents.select("title", "author", "publisher").rows() == [("Titre de b", "Autrice", None)]


def test_other_metadata_of_the_same_bytes_is_one_source(warehouse: Warehouse) -> None:
    land(warehouse, landed({"a.txt": "Un texte."}, title="B"))
    land(warehouse, landed({"a.txt": "Un texte."}, title="A"))
    contents = read_contents(warehouse)
    assert contents.sources.height == 1
    assert contents.documents["title"].to_list() == ["A"]


def test_the_digest_tells_whether_anything_is_new(warehouse: Warehouse) -> None:
    land(warehouse, landed({"a.txt": "Un texte."}))
    digest = read_contents(warehouse).digest("recipe", "quotes")
    land(warehouse, landed({"a.txt": "Un texte."}))
    assert read_contents(warehouse).digest("recipe", "quotes") == digest
    assert read_contents(warehouse).digest("another recipe", "quotes") != digest
    assert read_contents(warehouse).digest("recipe", "none") != digest
    land_rejects(warehouse, unreadable())
    rejected = read_contents(warehouse).digest("recipe", "quotes")
    assert rejected != digest
    land(warehouse, landed({"b.txt": "Un texte."}))
    assert read_contents(warehouse).digest("recipe", "quotes") not in (digest, rejected)


def test_an_empty_warehouse_holds_nothing(warehouse: Warehouse) -> None:
    contents = read_contents(warehouse)
    assert contents.documents.is_empty()
    assert contents.sources.is_empty()
    assert contents.rejects.is_empty()
    assert contents.digest("recipe", "quotes") == read_contents(warehouse).digest("recipe", "quotes")


def test_null_and_empty_metadata_differ(warehouse: Warehouse, built: Warehouse) -> None:
    land(warehouse, landed({"a.txt": "Un texte."}, title=""))
    land(built, landed({"a.txt": "Un texte."}))
    titles = [read_contents(place).documents.filter(pl.col("text_bytes") == 9)["title"] for place in (warehouse, built)]
    assert [title.to_list() for title in titles] == [[""], [None]]


def test_the_order_of_arrival_leaves_no_trace(warehouse: Warehouse, built: Warehouse) -> None:
    texts = list(articles(40).items())
    for start in (20, 0):
        land(warehouse, landed(dict(texts[start : start + 20])))
    land(warehouse, landed(dict(texts[40:])))
    land_rejects(warehouse, unreadable())
    here, there = read_contents(warehouse), read_contents(built)
    assert_frame_equal(here.documents.drop("file"), there.documents.drop("file"))
    assert_frame_equal(here.sources, there.sources)
    assert_frame_equal(here.rejects, there.rejects)
