from __future__ import annotations

import dataclasses
import json

from flows.summary import BuildSummary

SUMMARY = BuildSummary(
    outcome="published",
    version="2026-03-02.1",
    path="depot/releases/2026-03-02.1",
    inputs=1_010,
    documents=1_000,
    duplicates=7,
    rejected=3,
    found={"documents": 1_000, "figures": 5_000, "periods": 800, "mentions": 9_000, "claims": 2_000, "facts": 1_500},
    set_aside={"empty": 2, "binary": 1},
    set_aside_now={"empty": 2, "binary": 1},
    bytes_read=4_000_000,
    seconds=3.25,
    stages={"read": 0.5, "extract": 2.0},
)


def test_the_lines_add_up_what_was_read_found_and_set_aside() -> None:
    assert SUMMARY.rows() == [
        ("Read", "1,010 inputs = 1,000 documents + 7 duplicates + 3 rejected"),
        ("Found", "5,000 figures, 800 periods, 9,000 mentions, 2,000 claims, 1,500 facts in 1,000 documents"),
        ("Set aside", "2 empty, 1 binary"),
        ("Published", "2026-03-02.1 in depot/releases/2026-03-02.1"),
        ("Took", "3.2 s (read 0.5, extract 2.0)"),
    ]


def test_what_is_of_the_whole_warehouse_is_told_from_what_was_read_now() -> None:
    later = dataclasses.replace(SUMMARY, documents=200, rejected=0, set_aside_now={})
    rows = dict(later.rows())
    assert rows["Found"].endswith("1,500 facts in the warehouse's 1,000 documents")
    assert rows["Set aside"] == "nothing of these inputs; 2 empty, 1 binary in the whole warehouse"
    some = dataclasses.replace(later, rejected=1, set_aside_now={"empty": 1})
    assert dict(some.rows())["Set aside"] == "1 empty of these inputs; 2 empty, 1 binary in the whole warehouse"


def test_nothing_new_names_the_release_that_stays() -> None:
    nothing = dataclasses.replace(SUMMARY, outcome="nothing new", set_aside={}, set_aside_now={})
    rows = dict(nothing.rows())
    assert rows["Published"] == "nothing new: 2026-03-02.1 in depot/releases/2026-03-02.1 stays the latest"
    assert rows["Set aside"] == "nothing"


def test_what_became_of_the_user_s_lexicon_comes_first() -> None:
    heading, line = dataclasses.replace(SUMMARY, merged={"related": 4, "added": 10_000}).rows()[0]
    assert (heading, line) == ("Lexicon", "10,000 entities added, 4 relations added")


def test_a_lexicon_that_was_left_out_is_told_at_the_start_and_in_the_record_alone() -> None:
    summary = dataclasses.replace(SUMMARY, left_out=["noms.csv"])
    told = "noms.csv, which the last build had as a lexicon: --lexicon noms.csv brings back what that adds"
    assert summary.rows() == SUMMARY.rows()
    assert summary.record() == [("Without", told), *SUMMARY.rows()]
    assert f"| Without | {told} |" in summary.markdown()


def test_machines_get_the_same_as_json() -> None:
    read = json.loads(json.dumps(SUMMARY.as_dict()))
    assert read["outcome"] == "published"
    assert read["inputs"] == read["documents"] + read["duplicates"] + read["rejected"]


def test_the_artifact_is_a_table() -> None:
    assert "| Read | 1,010 inputs = " in SUMMARY.markdown()
    assert "| figures | 5,000 |" in SUMMARY.markdown()
