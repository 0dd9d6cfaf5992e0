from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from benchmarks import generate
from benchmarks.densities import DENSITIES
from benchmarks.density import PRESS, markdown, measure_density
from benchmarks.generate import write_articles, write_parts
from benchmarks.sieve import Sieve
from benchmarks.sizes import size_of
from benchmarks.slots import CastRows, draw_cast
from transforms.text.sentences import split_sentences

MODELS = {"news": "French Wikinews", "economic": "excerpts of business press"}


@pytest.fixture(scope="module", autouse=True)
def small_batches() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generate, "_BATCH", 300)
        yield


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    path = tmp_path_factory.mktemp("articles") / "a.jsonl"
    write_articles(path, 1_000_000, density="economic")
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
    write_articles(tmp_path / "small", 200_000)
    write_articles(tmp_path / "large", 600_000)
    *whole, last = (tmp_path / "small").read_text("utf-8").splitlines()
    large = (tmp_path / "large").read_text("utf-8").splitlines()
    assert large[: len(whole)] == whole
    assert len(large) > len(whole)
    assert json.loads(large[len(whole)])["text"].startswith(json.loads(last)["text"])


def test_parts_are_one_text_of_which_no_sentence_stands_twice(tmp_path: Path) -> None:
    parts = [(tmp_path / name, 150_000) for name in ("a", "b")]
    sizes = write_parts(parts)
    write_articles(tmp_path / "alone", 150_000)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "alone").read_bytes()
    texts = [pl.read_ndjson(path)["text"] for path, _ in parts]
    assert [text.str.len_bytes().sum() for text in texts] == sizes == pytest.approx([150_000] * 2, rel=0.01)
    sentences = pl.concat(texts).str.split("\n\n").explode()
    assert sentences.n_unique() == sentences.len() > 500


def test_no_sentence_of_one_batch_stands_in_another() -> None:
    sieve = Sieve(2**16)
    first = pl.DataFrame({"text": ["Un.", "Deux.", "Un."]})
    second = pl.DataFrame({"text": ["Trois.", "Deux."]})
    assert generate._not_seen(first, sieve)["text"].to_list() == ["Un.", "Deux."]
    assert generate._not_seen(second, sieve)["text"].to_list() == ["Trois."]


def test_the_sieve_holds_back_all_that_it_saw_and_little_else() -> None:
    hashes = np.random.default_rng(1).integers(0, 2**64, 40_000, dtype=np.uint64)
    sieve = Sieve(2**19)
    assert sieve.pass_on(hashes[:20_000]).mean() > 0.999
    assert not sieve.pass_on(hashes[:20_000]).any()
    # With 26 bits for each that it holds.
    assert 0.99 < sieve.pass_on(hashes[20_000:]).mean() < 1


@pytest.mark.parametrize(("text", "size"), [("100MB", 100_000_000), ("2.5 GB", 2_500_000_000), ("512", 512)])
def test_a_size_is_read(text: str, size: int) -> None:
    assert size_of(text) == size


def test_what_is_no_size_is_refused() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="no size"):
        size_of("a lot")


def test_a_mould_names_no_one_twice() -> None:
    random = np.random.default_rng(1)
    cast = draw_cast(random, 1_000)
    rows = CastRows(random, cast, np.arange(1_000))
    assert not (rows.next("place") == rows.next("place")).any()


@pytest.mark.parametrize("density", DENSITIES)
def test_articles_hold_as_much_as_what_people_wrote(density: str, tmp_path: Path) -> None:
    """As was measured and docs/benchmarks.md says, give or take a quarter; of claims few or many.

    What the parse learns to read changes both: then the press is to be measured again.
    """
    write_articles(tmp_path / "a.jsonl", 250_000, density=density)
    found = measure_density(pl.read_ndjson(tmp_path / "a.jsonl")["text"].to_list())
    press = json.loads(PRESS.read_text("utf-8"))[MODELS[density]]
    for name in ("sentences", "figures", "periods", "mentions"):
        assert found[name] == pytest.approx(press[name], rel=0.25), name
    assert (found["claims"] / found["figures"] > 0.3) == (press["claims"] / press["figures"] > 0.3)
    assert found["sentence_characters"][1:] == pytest.approx(press["sentence_characters"][1:], rel=0.15)
    assert f"| figures per kB | {found['figures']:.2f} |" in markdown({density: found})
