"""Made texts and claims hold what was planted, the check finds it, and the page tells it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from benchmarks import facts, facts_made, facts_run
from benchmarks.facts_check import check_facts, check_stories


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(facts_made, "TEXTS", 1_000)
    monkeypatch.setattr(facts_made, "STATEMENTS", 2_000)
    facts_made.write_file(tmp_path, 0)
    return tmp_path


def test_the_same_number_makes_the_same_file(made: Path, tmp_path: Path) -> None:
    facts_made.write_file(tmp_path / "again", 0)
    for name in ("texts", "documents", "claims", "figures"):
        assert_frame_equal(
            pl.read_parquet(made / name / "0000.parquet"), pl.read_parquet(tmp_path / "again" / name / "0000.parquet")
        )


def test_one_text_in_five_is_a_copy_and_each_edit_is_planted(made: Path) -> None:
    texts = pl.read_parquet(made / "texts" / "0000.parquet")
    copies = texts.filter(pl.col("edit").is_not_null())
    assert (texts.height, copies.height) == (1_000, 200)
    assert copies["edit"].n_unique() == len(facts_made.EDITS)
    assert (
        texts.filter(pl.col("edit").is_null())["doc_id"] == texts.filter(pl.col("edit").is_null())["original"]
    ).all()
    assert (
        copies.join(texts, left_on="original", right_on="doc_id")
        .filter(pl.col("lower") == pl.col("lower_right"))
        .height
        < 60
    )


def test_what_was_planted_is_found_and_reported(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["facts_run", str(made), "1"])
    facts_run.main()
    run = json.loads(capsys.readouterr().out)
    assert (run["texts"], run["parts"]) == (1_000, 1)
    stories, labels = check_stories(made, 1), check_facts(made, 1)
    assert stories["recall"] >= 0.98
    assert stories["precision"] >= 0.99
    assert labels["labels_right"] == 1.0
    assert min(labels[name] for name in ("single", "agree", "revised", "conflict")) > 20
    assert sum(labels[name] for name in ("single", "agree", "revised", "conflict")) == run["facts"]
    page = facts._markdown([{**run, "cpu": 1.0, "wall": 1.0, "peak": 1e9, **stories, **labels}])
    assert "| copies found | " in page
    assert "| facts with the planted label | 100.00% |" in page


def test_the_check_sees_what_is_wrong(made: Path) -> None:
    texts = pl.read_parquet(made / "texts" / "0000.parquet")
    (made / "out-1").mkdir()
    # Every text in the story of the first.
    texts.select("doc_id", story_id=pl.lit(texts["doc_id"].min())).write_parquet(made / "out-1" / "stories.parquet")
    found = check_stories(made, 1)
    assert found["recall"] == 1.0
    assert found["precision"] < 0.05
    texts.select("doc_id", story_id="doc_id").write_parquet(made / "out-1" / "stories.parquet")
    assert check_stories(made, 1)["recall"] == 0.0
