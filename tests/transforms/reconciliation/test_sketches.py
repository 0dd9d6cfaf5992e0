from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from transforms.reconciliation import sketches
from transforms.reconciliation.sketches import SAMPLE, SHARE, SHINGLE, sketch_texts

ROOT = Path(__file__).parents[3]


def sentences(*rows: tuple[str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["doc_id", "section", "lower"], orient="row")


def shingles(*lines: str, section: str = "body") -> set[int]:
    [row] = sketch_texts(sentences(*(("a", section, line) for line in lines))).to_dicts()
    return set(row["shingles"])


def test_a_short_text_is_held_in_all_its_runs_of_words() -> None:
    words = [f"mot{number}" for number in range(20)]
    assert len(shingles(" ".join(words))) == 20 - SHINGLE + 1


def test_of_a_longer_text_a_sample_is_held_and_of_a_long_one_a_share() -> None:
    middle, long = (
        len(shingles(" ".join(f"mot{number}" for number in range(length)))) for length in (250, 40 * SHARE * SAMPLE)
    )
    assert 0.6 * SAMPLE < middle < 1.5 * SAMPLE
    assert 0.9 * 40 * SAMPLE < long < 1.1 * 40 * SAMPLE


def test_punctuation_and_the_breaks_of_sentences_do_not_count() -> None:
    assert shingles("le site, ouvert en mai,", "tient ses promesses.") == shingles(
        "le site ouvert en mai tient ses promesses"
    )


def test_but_words_and_their_order_do() -> None:
    assert not shingles("le site tient ses promesses") & shingles("le site tient ces promesses")
    assert not shingles("le site tient ses promesses") & shingles("ses promesses tient le site")


def test_menus_and_adverts_do_not_count() -> None:
    line = "abonnez vous pour lire la suite de cet article"
    of_article = sketch_texts(sentences(("a", "body", "le site tient ses promesses"), ("a", "boilerplate", line)))
    assert of_article["shingles"].to_list() == [sorted(shingles("le site tient ses promesses"))]


def test_no_run_of_words_crosses_the_border_of_two_texts() -> None:
    made = sketch_texts(sentences(("a", "body", "un deux trois"), ("b", "body", "quatre cinq six sept")))
    assert made["shingles"].to_list() == [[], []]


def test_texts_are_the_same_whatever_others_are_held_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = sentences(
        *((name, "body", f"{name} un deux trois quatre cinq {line}") for name in "abcde" for line in ("six", "sept"))
    )
    together = sketch_texts(texts)
    for sentences_at_once in (1, 3, 4):
        monkeypatch.setattr(sketches, "_AT_ONCE", sentences_at_once)
        assert_frame_equal(sketch_texts(texts), together)
    assert sketch_texts(texts.clear()).is_empty()


def test_a_run_that_is_told_twice_is_held_once() -> None:
    assert len(shingles("un deux trois quatre cinq", "un deux trois quatre cinq")) == 5


IN_A_PROCESS = """
import sys
import polars as pl
from transforms.reconciliation.sketches import sketch_texts

rows = [(f"d{n:04d}", "body", " ".join(f"mot{(n * 7 + k * k) % 997}" for k in range(80))) for n in range(500)]
made = sketch_texts(pl.DataFrame(rows, schema=["doc_id", "section", "lower"], orient="row"))
sys.stdout.write(made.write_json())
"""


def test_every_process_makes_the_same_sketches() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", IN_A_PROCESS],
            env={**os.environ, "POLARS_MAX_THREADS": threads, "PYTHONHASHSEED": threads},
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for threads in ("1", "3")
    }
    assert len(printed) == 1
