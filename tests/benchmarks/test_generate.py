from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from benchmarks.generate import write_articles
from transforms.text.sentences import split_sentences


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    return write_articles(tmp_path_factory.mktemp("articles") / "a.jsonl", 1_000_000)


def test_no_sentence_stands_twice(articles: pl.DataFrame) -> None:
    sentences = split_sentences(articles.select("text", doc_id="url"))["text"].str.strip_chars()
    assert sentences.len() > 5_000
    assert sentences.n_unique() == sentences.len()


def test_the_size_is_what_was_asked_for(articles: pl.DataFrame) -> None:
    assert articles["text"].str.len_bytes().sum() == pytest.approx(1_000_000, rel=0.03)


def test_nothing_is_left_to_fill_in(articles: pl.DataFrame) -> None:
    assert not articles["text"].str.contains(r"[{}]| (de|à) les? ").any()


def test_articles_have_many_lengths(articles: pl.DataFrame) -> None:
    lengths = articles["text"].str.len_chars()
    assert lengths.quantile(0.1) < 1_400 < 4_000 < lengths.quantile(0.9)  # type: ignore[operator]


def test_a_seed_gives_the_same_file_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        write_articles(tmp_path / name, 100_000, seed)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != (tmp_path / "c").read_bytes()
