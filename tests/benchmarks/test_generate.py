from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from benchmarks import generate
from benchmarks.generate import write_articles
from benchmarks.slots import CastRows, draw_cast
from schemas import LANDED
from transforms.identifiers import with_id
from transforms.lexicon import read_lexicon
from transforms.parse import parse_documents
from transforms.text.sentences import split_sentences

PRESS = {"sentences": 7.4, "figures": 4.3, "periods": 2.3, "mentions": 8.1, "claims": 1.6}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    path = tmp_path_factory.mktemp("articles") / "a.jsonl"
    write_articles(path, 1_000_000)
    return pl.read_ndjson(path)


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


def test_a_smaller_file_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    write_articles(tmp_path / "small", 100_000)
    write_articles(tmp_path / "large", 200_000)
    *whole, last = (tmp_path / "small").read_text("utf-8").splitlines()
    large = (tmp_path / "large").read_text("utf-8").splitlines()
    assert large[: len(whole)] == whole
    assert len(large) > len(whole)
    assert json.loads(large[len(whole)])["text"].startswith(json.loads(last)["text"])


def test_no_sentence_of_one_batch_stands_in_another() -> None:
    first = pl.DataFrame({"text": ["Un.", "Deux.", "Un."]})
    second = pl.DataFrame({"text": ["Trois.", "Deux."]})
    kept, seen = generate._not_seen(first, np.empty(0, np.uint64))
    assert kept["text"].to_list() == ["Un.", "Deux."]
    assert generate._not_seen(second, seen)[0]["text"].to_list() == ["Trois."]


def test_a_mould_names_no_one_twice() -> None:
    random = np.random.default_rng(1)
    cast = draw_cast(random, 1_000)
    rows = CastRows(random, cast, np.arange(1_000))
    assert not (rows.next("place") == rows.next("place")).any()


def test_articles_hold_as_much_as_press_articles(articles: pl.DataFrame) -> None:
    """As was measured on press articles and docs/benchmarks.md says, give or take a fifth."""
    declared = articles.head(100).select("title", "text", declared_date="date")
    landed = pl.concat([LANDED.empty(), with_id(declared, "doc_id", "text")], how="diagonal_relaxed")
    found = parse_documents(landed, read_lexicon())
    kilobytes = landed["text"].str.len_bytes().sum() / 1_000
    assert {name: found[name].height / kilobytes for name in PRESS} == pytest.approx(PRESS, rel=0.2)
