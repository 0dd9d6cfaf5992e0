from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from expectations import set_aside_rows
from expectations.catalogue import all_rules, rule_by_id
from expectations.rules import Rule
from schemas import REJECTS
from tests.expectations.broken import break_row
from tests.expectations.conftest import Tables, consistent_tables


def test_sound_tables_come_back_as_they_are(tables: Tables) -> None:
    kept, rejects = set_aside_rows(tables)
    assert all(kept[name] is frame for name, frame in tables.items())
    assert_frame_equal(rejects, REJECTS.empty())


def test_a_broken_figure_takes_its_mentions_in_other_tables_with_it(tables: Tables) -> None:
    broken = break_row(tables, rule_by_id()["figures/unit_fits_kind"])
    lost = broken["figures"].filter(kind="power", unit="Wh")["figure_id"]
    kept, rejects = set_aside_rows(broken)
    assert not kept["figures"]["figure_id"].is_in(lost.implode()).any()
    assert not kept["claims"]["figure_id"].is_in(lost.implode()).any()
    assert kept["figures"].height == tables["figures"].height - 1
    assert kept["claims"].height == tables["claims"].height - 1
    # The other article's rows stay.
    assert kept["documents"].height == tables["documents"].height
    by_item = {row["item"]: row for row in rejects.iter_rows(named=True)}
    reject = by_item[f"figures/{lost[0]}"]
    assert (reject["stage"], reject["reason"]) == ("audit", "failed_expectation")
    assert reject["detail"] == "unit_fits_kind: kind=power, unit=Wh"


def test_a_fact_that_lost_a_claim_goes_too(tables: Tables) -> None:
    kept, rejects = set_aside_rows(break_row(tables, rule_by_id()["claims/bound_in_vocabulary"]))
    assert kept["facts"].height == tables["facts"].height - 1
    assert "claims_add_up: claims=2" in rejects["detail"].to_list()


def test_a_broken_sentence_takes_its_document(tables: Tables) -> None:
    broken = break_row(tables, rule_by_id()["sentences/section_in_vocabulary"])
    [lost] = broken["sentences"].filter(section="baleine")["doc_id"]
    kept, _ = set_aside_rows(broken)
    for name in ("documents", "sources", "sentences", "figures", "periods", "mentions", "claims", "objections"):
        assert lost not in kept[name]["doc_id"]
        assert kept[name].height == tables[name].height * 3 // 4


def test_a_story_that_lost_its_first_document_is_named_after_the_next(tables: Tables) -> None:
    tables["documents"] = tables["documents"].with_columns(story_id=pl.col("doc_id").min())
    kept, rejects = set_aside_rows(break_row(tables, rule_by_id()["documents/language_is_code"]))
    [story] = kept["documents"]["story_id"].unique()
    assert story == tables["documents"]["doc_id"][1]
    assert rejects["item"].str.starts_with("documents/").sum() == 1


def test_the_first_of_two_rows_with_one_key_stays(tables: Tables) -> None:
    broken = break_row(tables, rule_by_id()["claims/key_unique"])
    kept, rejects = set_aside_rows(broken)
    assert_frame_equal(kept["claims"], tables["claims"])
    assert rejects["detail"].to_list() == ["key_unique"]


def test_tables_that_are_not_there_yet_are_not_asked(tables: Tables) -> None:
    of_shard = {name: tables[name] for name in ("documents", "sentences", "figures", "claims")}
    kept, rejects = set_aside_rows(of_shard)
    assert rejects.is_empty()
    assert list(kept) == list(of_shard)


def test_columns_of_work_in_progress_stay(tables: Tables) -> None:
    working = break_row(tables, rule_by_id()["figures/unit_fits_kind"])
    working["figures"] = working["figures"].with_columns(folded=pl.col("surface"))
    kept, _ = set_aside_rows(working)
    assert kept["figures"].columns == working["figures"].columns


RULES = [rule for rule in all_rules() if rule.name != "key_unique"]


@pytest.fixture(scope="module")
def without_broken() -> tuple[Tables, pl.DataFrame]:
    """What is left of tables in which every rule is broken by some row of its own, and what is told of the rest."""
    broken = consistent_tables(copies=200, paragraphs=2)
    for number, rule in enumerate(RULES):
        broken = break_row(broken, rule, number)
    return set_aside_rows(broken)


def test_what_is_left_is_sound(without_broken: tuple[Tables, pl.DataFrame]) -> None:
    kept, _ = without_broken
    assert kept["claims"].height > 100
    again, none = set_aside_rows(kept)
    assert none.is_empty()
    assert all(again[name] is kept[name] for name in kept)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_breaks_a_rule_is_told(without_broken: tuple[Tables, pl.DataFrame], rule: Rule) -> None:
    _, rejects = without_broken
    of_table = rejects.filter(pl.col("item").str.starts_with(f"{rule.table}/"))
    assert of_table["detail"].str.contains(rf"^{rule.name}(:|$)").any()


def test_rejects_do_not_quote(tables: Tables) -> None:
    _, rejects = set_aside_rows(break_row(tables, rule_by_id()["figures/surface_is_slice"]))
    assert not rejects["detail"].str.contains("milliards").any()
