from __future__ import annotations

import re

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.text.alternatives import one_of
from transforms.text.folding import fold
from transforms.text.spans import char_offset, match_spans


def test_matches_come_with_their_offsets_and_neighbours() -> None:
    frame = pl.DataFrame({"no": [7, 8, 9], "text": ["né 12 et 34", "rien", "5"]})
    spans = match_spans(frame, "text", r"[0-9]+", keep=("no",))
    assert spans.rows() == [
        (7, 3, 5, "12", "né ", " et "),
        (7, 9, 11, "34", " et ", ""),
        (9, 0, 1, "5", "", ""),
    ]


@given(st.lists(st.text(alphabet="a1 é’😀\x01\u00ad\n", max_size=20), max_size=5))
def test_a_span_slices_to_what_was_matched(texts: list[str]) -> None:
    frame = pl.DataFrame({"text": texts}, schema={"text": pl.String}).with_columns(folded=fold(pl.col("text")))
    spans = match_spans(frame, "folded", r"[0-9]+|é", keep=("folded",))
    for row in spans.iter_rows(named=True):
        assert row["folded"][row["start"] : row["end"]] == row["matched"]
    found = [len(re.findall("[0-9]+|é", text)) for text in texts]
    assert spans.height == sum(found)


def test_of_words_the_longest_is_found_as_by_their_alternation() -> None:
    frame = pl.DataFrame({"text": ["à lire aussi, lire", "rien", "lire aussi (1.5)"]})
    words = pl.Series(["lire aussi", "lire", "1.5"])
    spans = match_spans(frame, "text", words, keep=("text",))
    assert spans["matched"].to_list() == ["lire aussi", "lire", "lire aussi", "1.5"]
    assert spans.equals(match_spans(frame, "text", one_of(words), keep=("text",)))


def test_byte_offsets_become_code_points() -> None:
    frame = pl.DataFrame({"text": ["é😀x"], "byte": [6]})
    assert frame.select(char_offset("text", "byte")).item() == 2
