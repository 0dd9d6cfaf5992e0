from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import SENTENCES
from transforms.text.folding import MARK
from transforms.text.sentences import split_sentences


def sentences_of(text: str) -> list[str]:
    return split_sentences(pl.DataFrame({"doc_id": ["a"], "text": [text]}))["text"].to_list()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Il part. Elle reste !", ["Il part. ", "Elle reste !"], id="a stop and a capital"),
        pytest.param("M. Dupont a signé.", ["M. Dupont a signé."], id="a title ends nothing"),
        pytest.param("Vu par M. et Mme. Martin.", ["Vu par M. et Mme. Martin."], id="nor do two titles"),
        pytest.param("C'est J. R. R. Martin qui signe.", ["C'est J. R. R. Martin qui signe."], id="initials"),
        pytest.param("Avec J.-P. Martin à Rome.", ["Avec J.-P. Martin à Rome."], id="hyphenated initials"),
        pytest.param("Voici le plan B. Les autres partent.", ["Voici le plan B. ", "Les autres partent."], id="plan B"),
        pytest.param("Vu chez Acier Inc. Le prix monte.", ["Vu chez Acier Inc. ", "Le prix monte."], id="Inc. may end"),
        pytest.param("Acier Inc. France recrute.", ["Acier Inc. France recrute."], id="Inc. before a name"),
        pytest.param("En sept. 2025, tout va.", ["En sept. 2025, tout va."], id="short month"),
        pytest.param("Coût : 1,5 milliard. 30 postes.", ["Coût : 1,5 milliard. ", "30 postes."], id="a digit opens"),
        pytest.param(
            "Le site Nord.Digital publie. Oui.", ["Le site Nord.Digital publie. ", "Oui."], id="no white space"
        ),
        pytest.param("Eh bien... Non… Si.", ["Eh bien... ", "Non… ", "Si."], id="ellipses"),
        pytest.param(
            "Tout baisse. eBay monte.", ["Tout baisse. ", "eBay monte."], id="a name opens with a small letter"
        ),
        pytest.param("Il part à 5 h. du soir.", ["Il part à 5 h. du soir."], id="a word does not"),
        pytest.param("Vu par J. B. Les autres.", ["Vu par J. B. ", "Les autres."], id="an initial may end"),
        pytest.param("J. B. R. S. T. Martin.", ["J. B. R. S. T. Martin."], id="many initials"),
        pytest.param("Fini. \t\nSuite.", ["Fini. \t\n", "Suite."], id="spaces before a line break"),
        pytest.param("des puces... et des câbles.", ["des puces... et des câbles."], id="ellipsis within"),
        pytest.param(
            "« Il vient ! » a dit Anne. « Oui. » Puis rien.",
            ["« Il vient ! » a dit Anne. ", "« Oui. » ", "Puis rien."],
            id="quotation marks close with the sentence",
        ),
        pytest.param('Il dit : "Non." Elle rit.', ['Il dit : "Non." ', "Elle rit."], id="straight quotation marks"),
        pytest.param("Fin (voir plus haut.) Suite.", ["Fin (voir plus haut.) ", "Suite."], id="brackets"),
        pytest.param("Un titre\nUn texte.", ["Un titre\n", "Un texte."], id="a line break ends a sentence"),
        pytest.param("Un.\n\n \n Deux.\r\nTrois", ["Un.\n\n \n ", "Deux.\r\n", "Trois"], id="blank lines stay with it"),
        pytest.param("M.\nDupont", ["M.\n", "Dupont"], id="a line break after a title too"),
        pytest.param("\n\n Un. Deux.", ["\n\n Un. ", "Deux."], id="white space before the text"),
        pytest.param("Trois points :\n- un\n• deux", ["Trois points :\n", "- un\n", "• deux"], id="bullets"),
        pytest.param("1. Le premier\n2. Le second", ["1. Le premier\n", "2. Le second"], id="list numbers"),
        pytest.param("Le 22 mai 2012. - Prévu ce soir.", ["Le 22 mai 2012. ", "- Prévu ce soir."], id="dateline"),
        pytest.param("Gagné ! 🎉 Bravo.", ["Gagné ! ", "🎉 Bravo."], id="emoji"),
        pytest.param(
            " date 2025-07 Le groupe vend. Bien.", [" date 2025-07 ", "Le groupe vend. ", "Bien."], id="header"
        ),
        pytest.param("date 2025-09-24 Le groupe.", ["date 2025-09-24 ", "Le groupe."], id="header to the day"),
        pytest.param("La date 2025-07 est fausse.", ["La date 2025-07 est fausse."], id="no header within a text"),
        pytest.param("   ", ["   "], id="white space alone"),
        pytest.param("", [], id="an empty text has none"),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


def test_sentences_come_numbered_with_offsets_and_folded_forms() -> None:
    documents = pl.DataFrame({"doc_id": ["b", "a"], "text": ["L’été 😀. Été « 2 ».", "Ça."], "other": [1, 2]})
    found = split_sentences(documents)
    assert found.columns == [*SENTENCES.names, "folded", "lower"]
    assert found.select(SENTENCES.names).schema == SENTENCES.polars_schema
    assert found.drop("section").rows() == [
        ("b", 0, 0, 9, "L’été 😀. ", "L'été 😀. ", "l'été 😀. "),
        ("b", 1, 9, 19, "Été « 2 ».", 'Été " 2 ".', 'été " 2 ".'),
        ("a", 0, 0, 3, "Ça.", "Ça.", "ça."),
    ]


@given(st.lists(st.text(alphabet=f'aÉM1. \n»"’-…!😀\u0301{MARK}', max_size=40), max_size=4))
def test_sentences_partition_every_text(texts: list[str]) -> None:
    ids = [str(number) for number in range(len(texts))]
    documents = pl.DataFrame({"doc_id": ids, "text": texts}, schema={"doc_id": pl.String, "text": pl.String})
    found = split_sentences(documents)
    for doc_id, text in zip(ids, texts, strict=True):
        rows = found.filter(pl.col("doc_id") == doc_id).rows(named=True)
        assert "".join(row["text"] for row in rows) == text
        assert [row["sentence_no"] for row in rows] == list(range(len(rows)))
        for row in rows:
            assert text[row["start_char"] : row["end_char"]] == row["text"] != ""
            assert len(row["folded"]) == len(row["lower"]) == len(row["text"])
