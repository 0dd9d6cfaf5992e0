from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl
import pytest

from schemas import FIGURES, MENTIONS
from warehouse.parquet import write_table
from warehouse.quoting import quote
from warehouse.ranges import Range, Ranged, equal_ranges, whole


def _hash(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()[:32]


IDS = pl.DataFrame({"doc_id": [_hash(number) for number in range(500)]})


def _ranged(rows: pl.DataFrame, key: str, parts: int) -> Ranged:
    return Ranged(lambda each: rows.lazy().filter(each.holds(key)), equal_ranges(parts), rows.height)


@pytest.mark.parametrize("parts", [1, 2, 3, 16, 100])
def test_every_key_lies_in_one_range_and_they_are_in_order(parts: int) -> None:
    ranged = _ranged(IDS, "doc_id", parts)
    frames = list(ranged.frames())
    assert len(frames) == parts
    assert whole(ranged)["doc_id"].sort().to_list() == IDS["doc_id"].sort().to_list()
    bounds = [bound for frame in frames if frame.height for bound in (frame["doc_id"].min(), frame["doc_id"].max())]
    assert bounds == sorted(bounds, key=str)


def test_a_range_is_only_looked_for_where_it_may_be() -> None:
    [first, second] = equal_ranges(2)
    assert (first, second) == (Range(None, "80000000"), Range("80000000", None))
    assert first.meets("00ff", "7abc")
    assert not second.meets("00ff", "7abc")
    assert first.meets("00ff", "9abc")
    assert second.meets("00ff", "9abc")
    assert not first.meets("80000000aa", "9abc")


def test_a_place_lies_in_the_range_of_its_document() -> None:
    places = IDS.with_columns(figure_id=pl.col("doc_id").str.head(20) + "-12-19")
    for each in equal_ranges(7):
        held = places.select(document=each.holds("doc_id"), place=each.holds("figure_id"))
        assert held["document"].to_list() == held["place"].to_list()


def test_a_ranged_table_is_written_as_the_same_bytes(tmp_path: Path) -> None:
    # Of more rows than a row group holds, in an order of no meaning.
    rows = MENTIONS.conform(
        IDS.join(pl.DataFrame({"start_char": range(160)}), how="cross").with_columns(
            mention_id=pl.concat_str(pl.col("doc_id").str.head(20), "start_char", "start_char", separator="-"),
            sentence_no=0,
            end_char="start_char",
            surface=pl.lit("é"),
            entity_id=pl.lit("site/a"),
            method=pl.lit("lexicon"),
        )
    ).sample(fraction=1.0, shuffle=True, seed=1)
    assert write_table(rows, MENTIONS, tmp_path / "whole.parquet") == 80_000
    assert write_table(_ranged(rows, "doc_id", 7), MENTIONS, tmp_path / "ranged.parquet") == 80_000
    assert (tmp_path / "whole.parquet").read_bytes() == (tmp_path / "ranged.parquet").read_bytes()


@pytest.mark.parametrize("mode", ["quotes", "full", "none"])
def test_what_is_quoted_is_the_same_range_by_range(mode: str) -> None:
    sentences = pl.concat(
        IDS.select("doc_id", sentence_no=pl.lit(number, pl.Int32), text=pl.lit("Une phrase.")) for number in range(3)
    )
    figures = sentences.filter(pl.col("doc_id").str.head(1).is_in(list("02468a")), pl.col("sentence_no") == 1)
    tables = {
        "documents": IDS.with_columns(text=pl.lit("Un texte.")),
        "sentences": sentences,
        "figures": figures.select("doc_id", "sentence_no"),
    }
    at_once = quote(tables, mode)
    by_range = quote({name: _ranged(rows, "doc_id", 5) for name, rows in tables.items()}, mode)
    for name, key in (("documents", ["doc_id"]), ("sentences", ["doc_id", "sentence_no"])):
        expected, ranged = at_once[name], by_range[name]
        assert isinstance(ranged, Ranged)
        assert not isinstance(expected, Ranged)
        assert whole(ranged).sort(key).equals(expected.lazy().collect().sort(key))


def test_a_table_that_does_not_fit_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(pl.exceptions.ColumnNotFoundError, match="figure_id"):
        write_table(_ranged(IDS, "doc_id", 2), FIGURES, tmp_path / "part.parquet")
    assert not (tmp_path / "part.parquet").exists()
