from __future__ import annotations

import polars as pl
import pytest

from transforms.lexicon import read_languages
from transforms.text.language import detect_language

FRENCH = "Le groupe a annoncé que les travaux de la centrale commenceront dans le nord du pays. "
ENGLISH = "The company said that it would begin the work on the plant in the north of the country. "
GERMAN = "Das Unternehmen hat gesagt, dass die Arbeiten an der Anlage im Norden des Landes beginnen. "


def language_of(text: str, declared: str | None = None) -> str:
    documents = pl.DataFrame(
        {"doc_id": ["a"], "text": [text], "declared_language": [declared]},
        schema=dict.fromkeys(("doc_id", "text", "declared_language"), pl.String),
    )
    return str(detect_language(documents)["language"].item())


@pytest.mark.parametrize(("language", "sentence"), read_languages().select("language", "example").rows())
def test_each_language_is_told_by_one_sentence(language: str, sentence: str) -> None:
    assert language_of(sentence) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("", "und", id="empty"),
        pytest.param("?!", "und", id="no word"),
        pytest.param("0x3f = 1; x = y * 2; z = f(x, y)\n" * 30, "und", id="no language"),
        pytest.param(FRENCH * 10 + ENGLISH * 10 + GERMAN * 10, "und", id="three languages"),
        pytest.param(FRENCH * 10 + ENGLISH * 2, "fr", id="a few words of another"),
        pytest.param(FRENCH.upper() * 3, "fr", id="capitals"),
        pytest.param("L’été, l’usine n’a pas tourné, dit-on chez l’exploitant.", "fr", id="typographic apostrophes"),
    ],
)
def test_short_and_mixed_texts_stay_undetermined(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Nébulia va lever 41 milliards de dollars en 2025.", "fr", id="a headline"),
        pytest.param("Le site atteindra 5 gigawatts d'ici 2030.", "fr", id="one sentence"),
        pytest.param("Le score varie de mille à mille cinq cents.", "fr", id="words that others share"),
        pytest.param("À l'âge de six mois, on peut déjà voyager.", "fr", id="words cut in two are no evidence"),
        pytest.param("Nébula prévoit de supprimer 700 postes.", "fr", id="as good as any other"),
        pytest.param("$10", "fr", id="no letter"),
        pytest.param("10 flacons : 260 000 euros", "fr", id="nothing speaks against it"),
        pytest.param("Nébulia invertirá 5.000 millones de dólares.", "und", id="Spanish alike"),
        pytest.param("Nebulia to invest 5 billion in 2025", "und", id="English"),
        pytest.param("Небулия вложит 5 миллиардов", "und", id="another script"),
    ],
)
def test_a_short_text_is_french_where_its_few_words_fit_french_best(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_declared_language_counts_only_where_the_text_is_undecided() -> None:
    assert language_of("?!", declared="fr") == "fr"
    assert language_of(ENGLISH * 3, declared="fr") == "en"


def test_documents_keep_their_order() -> None:
    documents = pl.DataFrame(
        {"doc_id": ["b", "a", "c"], "text": [ENGLISH, FRENCH, ""], "declared_language": [None, None, None]},
        schema=dict.fromkeys(("doc_id", "text", "declared_language"), pl.String),
    )
    assert detect_language(documents).rows() == [("b", "en"), ("a", "fr"), ("c", "und")]
