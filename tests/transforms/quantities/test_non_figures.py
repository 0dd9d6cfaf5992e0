from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import values_of


@pytest.mark.parametrize(
    "text",
    [
        "le modèle Llama 4 et GPT-5",
        "des puces GB200, MP3, B2B",
        "les 49ers, un 4x4, la 5G en 3D",
        "le Boeing 737 et Windows 11",
        "la Covid-19",
        "l'article 49, alinéa 3, page 12",
        "le 06 12 34 56 78",
        "ouvert 24/7",
        "75001 Paris, 12 rue de la Paix",
        "www.exemple.fr/12?p=5 #2024",
        "1) Introduction",
        "l'un, un des élus, tous deux",
        "une 2 CV",
        "007 et 0612",
        "le dossier K-1 initial",
        "la guerre de Trente Ans",
        "le tournoi des Six Nations, les éditions des Deux Rives",
        "à moins d'une nécessité absolue",
    ],
)
def test_names_codes_and_references_are_no_figures(text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("le groupe 4 000 fois cité", 4000),
        ("un article de 3 pages", 3),
        ("chez OpenAI, 20 chercheurs", 20),
        ("(3 salariés)", 3),
        ("l'effectif : 12 personnes", 12),
        ("parce qu'un hectare suffit", 10000),
        ("elle livre 12 avions", 12),
        ("la guerre de trente ans", 30),
        ("Six Européens sur la liste", 6),
        ("le traité des six Nations", 6),
        ("au moins une voiture", 1),
        ("selon le chapitre 3 milliards d'euros manquent", 3e9),
        ("(-3 °C)", -3),
    ],
)
def test_quantities_in_like_places_stay(text: str, low: float) -> None:
    assert [found for _, found, _, _ in values_of(text)] == [low]


def test_a_race_or_broadcast_with_a_name_is_no_length_of_time() -> None:
    assert values_of("les 24 Heures du Mans et le 20 Heures de France 2") == []
    assert values_of("Le Projet Né En Moins De 48 Heures Attire") == [("duration", None, 48, "hour")]


def test_the_last_sign_of_a_book_number_multiplies_nothing() -> None:
    assert values_of("numéro 220725478X") == []
    assert values_of("une lunette 10X") == [("multiple", 10, 10, "x")]


def test_the_letter_of_a_model_is_no_second() -> None:
    assert values_of("face à l'iPhone 5s") == []
    assert values_of("un délai de 5s") == [("duration", 5, 5, "second")]
