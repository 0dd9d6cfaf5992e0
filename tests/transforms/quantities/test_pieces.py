from __future__ import annotations

import polars as pl

from schemas import PERIODS
from tests.transforms.quantities.figure_phrases import working_sentences
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures
from transforms.quantities.pieces import cut_long_sentences


def test_long_sentences_are_cut_after_punctuation_and_short_ones_are_not() -> None:
    text = "de 10 à 12 sites, " * 200
    sentences = working_sentences(text, "5 sites").with_columns(sentence_no=pl.lit(7, dtype=pl.Int32))
    pieces, numbers = cut_long_sentences(sentences)
    assert "".join(pieces.filter(pl.col("doc_id") == "doc000")["text"]) == text
    assert (pieces["text"].str.len_chars() <= 501).all()
    assert pieces["text"].str.contains(",$|^ $|^5 sites$").all()
    for row in pieces.filter(pl.col("doc_id") == "doc000").iter_rows(named=True):
        assert text[row["start_char"] : row["end_char"]] == row["text"]
    assert numbers["number"].unique().to_list() == [7]
    assert pieces["sentence_no"].to_list() == numbers["sentence_no"].to_list()


def test_figures_of_a_cut_sentence_keep_place_and_number() -> None:
    text = "de 10 à 12 sites, " * 200
    figures = find_figures(working_sentences(text), PERIODS.empty(), read_lexicon("fr"))
    assert figures["surface"].unique().to_list() == ["10 à 12 sites"]
    assert figures.height == 200
    assert figures["sentence_no"].unique().to_list() == [0]
    assert all(text[start : start + 13] == "10 à 12 sites" for start in figures["start_char"])
