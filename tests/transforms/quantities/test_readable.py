from __future__ import annotations

import polars as pl

from tests.transforms.quantities.figure_phrases import working_sentences
from transforms.quantities.readable import back_in_text, make_readable


def test_soft_hyphens_and_apart_accents_are_taken_out_and_found_again() -> None:
    sentences = working_sentences("le pre\u00admier me\u0300tre", "rien")
    readable, places = make_readable(sentences)
    assert readable["lower"].to_list() == ["le premier mètre", "rien"]
    spans = pl.DataFrame({"doc_id": ["doc000", "doc001"], "sentence_no": [0, 0], "start": [11, 1], "end": [16, 4]})
    spans = spans.cast({"sentence_no": pl.Int32, "start": pl.Int32, "end": pl.Int32})
    back = back_in_text(spans, places, "start", "end")
    assert back.select("start", "end").rows() == [(12, 18), (1, 4)]
    assert sentences["text"][0][12:18] == "me\u0300tre"


def test_one_of_two_spaces_between_a_number_and_its_unit_is_left() -> None:
    readable, places = make_readable(working_sentences("soit 10\u00a0 euros", "une  fin, 10\n euros"))
    assert readable["lower"].to_list() == ["soit 10 euros", "une  fin, 10\n euros"]
    assert places.filter(pl.col("at") == 8)["place"].to_list() == [9]


def test_text_without_them_stays_as_it_is() -> None:
    sentences = working_sentences("l’œuvre à 5 €")
    readable, places = make_readable(sentences)
    assert readable is sentences
    assert places.is_empty()
