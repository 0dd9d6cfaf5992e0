from __future__ import annotations

import polars as pl
import pytest

from transforms.text.long_sentences import LONGEST_SENTENCE, cut_long_sentences


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("mot " * 5_000, id="words"),
        pytest.param("0123" * 200_000, id="one word"),
        pytest.param("é😀" * 3_000 + " fin " + "a" * 9_000, id="both"),
        pytest.param("\u00a0\u2003 " * 4_000, id="white space alone"),
    ],
)
def test_a_long_text_is_cut_and_none_of_it_lost(text: str) -> None:
    pieces = pl.DataFrame({"no": [1, 2, 3], "text": ["Court. ", text, ""]})
    cut = cut_long_sentences(pieces)
    assert (cut["text"].str.len_chars() <= LONGEST_SENTENCE).all()
    assert cut.group_by("no", maintain_order=True).agg(pl.col("text").str.join("")).rows() == pieces.rows()


def test_words_stay_whole() -> None:
    cut = cut_long_sentences(pl.DataFrame({"text": ["douze " * 2_000]}))
    assert set(cut["text"].str.replace_all("douze ", "")) == {""}


def test_what_is_short_stays_as_it_is() -> None:
    pieces = pl.DataFrame({"no": [1], "text": ["Le groupe a vendu. "]})
    assert cut_long_sentences(pieces).equals(pieces)


def test_white_space_at_the_end_is_no_sentence_of_its_own() -> None:
    # A whole number of halves, so that the next one would begin after the space.
    text = "mots " * (LONGEST_SENTENCE // 5)
    cut = cut_long_sentences(pl.DataFrame({"text": [text * 2]}))
    assert "".join(cut["text"]) == text * 2
    assert (cut["text"].str.len_chars() > 0).all()
