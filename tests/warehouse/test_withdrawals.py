from __future__ import annotations

import polars as pl
import pytest

from tests.warehouse.synthetic import articles, build, doc_id, landed
from warehouse.contents import read_contents
from warehouse.errors import UnknownTarget
from warehouse.landing import land
from warehouse.layout import Warehouse
from warehouse.publish import find_release
from warehouse.withdrawals import read_withdrawals, withdraw

TEXTS = articles(40)
TWICE = doc_id(TEXTS["presse/0010.txt"])


@pytest.mark.parametrize("target", ["presse/0010.txt", "reprise/presse/0010.txt", TWICE])
def test_a_withdrawn_text_is_in_no_later_release_wherever_it_was_found(built: Warehouse, target: str) -> None:
    withdrawn = withdraw(built, target, "demande de l'éditeur")
    assert withdrawn.doc_ids == [TWICE]
    assert withdrawn.uris == ["presse/0010.txt", "reprise/presse/0010.txt"]
    assert build(built, [landed(TEXTS)]) == "2026-11-21.1"
    for table in ("documents", "sources", "sentences", "figures", "claims", "fact_claims"):
        path = find_release(built) / "tables" / table / "part-0000.parquet"
        assert (
            not pl.read_parquet(path)
            .cast(pl.String, strict=False)
            .filter(pl.any_horizontal(pl.all().str.contains(TWICE, literal=True)))
            .height
        ), table
    rejects = pl.read_parquet(find_release(built) / "tables" / "rejects" / "part-0000.parquet")
    assert rejects.filter(pl.col("reason") == "withdrawn")["item"].to_list() == withdrawn.uris


def test_what_comes_to_a_withdrawn_uri_later_is_withdrawn_too(built: Warehouse) -> None:
    withdraw(built, "presse/0011.txt")
    land(built, landed({"presse/0011.txt": "La même page, retouchée."}))
    assert doc_id("La même page, retouchée.") not in read_contents(built).documents["doc_id"]


def test_another_text_stays(built: Warehouse) -> None:
    before = read_contents(built).documents.height
    withdraw(built, "presse/0011.txt")
    assert read_contents(built).documents.height == before - 1


def test_asking_twice_changes_nothing(built: Warehouse) -> None:
    assert withdraw(built, "presse/0011.txt", 'demande, "urgente"').new
    noted = read_withdrawals(built)
    assert not withdraw(built, "presse/0011.txt").new
    assert read_withdrawals(built).equals(noted)
    assert noted["reason"].to_list() == ['demande, "urgente"']


def test_an_unknown_target_is_an_error_that_names_what_is_near(built: Warehouse) -> None:
    with pytest.raises(UnknownTarget, match=r"'presse/0011.tx': did you mean presse/0011\.txt"):
        withdraw(built, "presse/0011.tx")
    with pytest.raises(UnknownTarget, match="FROM sources"):
        withdraw(built, "zzz")
    assert read_withdrawals(built).is_empty()
