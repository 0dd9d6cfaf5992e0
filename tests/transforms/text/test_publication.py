from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.text.publication import date_publication
from transforms.text.sections import mark_sections
from transforms.text.sentences import split_sentences

Dated = tuple[dt.date | None, str | None, str | None]
LONG = "Un texte assez long pour que ce qui précède passe pour un titre, et non pour une phrase de plus."


def publication_of(text: str = "Un texte.", declared: str | None = None, address: str | None = None) -> Dated:
    return _publications((text, declared, address))


@together
def _publications(texts: list[tuple[str, str | None, str | None]]) -> list[Dated]:
    documents = pl.DataFrame(
        [(f"{number:03}", *text) for number, text in enumerate(texts)],
        schema=dict.fromkeys(("doc_id", "text", "declared_date", "address"), pl.String),
        orient="row",
    )
    sentences = mark_sections(split_sentences(documents), read_lexicon("fr"))
    dated = {row[0]: row[1:] for row in date_publication(documents, sentences).rows()}
    return [dated[doc] for doc in documents["doc_id"]]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("2025-07-24", (dt.date(2025, 7, 24), "day", "metadata")),
        ("2025-07-24T08:00:00+02:00", (dt.date(2025, 7, 24), "day", "metadata")),
        ("2025-07", (dt.date(2025, 7, 1), "month", "metadata")),
        ("2025", (dt.date(2025, 1, 1), "year", "metadata")),
        ("2025-02-31", (None, None, None)),
        ("2025-13-01", (None, None, None)),
        ("hier", (None, None, None)),
    ],
)
def test_metadata_date_a_text_to_their_precision(declared: str, expected: Dated) -> None:
    assert publication_of(declared=declared) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://exemple.fr/2025/07/24/titre.html", (dt.date(2025, 7, 24), "day", "address")),
        ("https://exemple.fr/a/2025-07-24-titre", (dt.date(2025, 7, 24), "day", "address")),
        ("https://exemple.fr/titre_20250724.php", (dt.date(2025, 7, 24), "day", "address")),
        ("https://exemple.fr/2025/07/titre", (dt.date(2025, 7, 1), "month", "address")),
        ("https://exemple.fr/article-2025", (None, None, None)),
        ("https://exemple.fr/2025/45/titre", (None, None, None)),
    ],
)
def test_an_address_may_hold_the_day(address: str, expected: Dated) -> None:
    assert publication_of(address=address) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2025-07 Le groupe vend.", (dt.date(2025, 7, 1), "month", "header")),
        (" date 2025-09-24 Le groupe vend.", (dt.date(2025, 9, 24), "day", "header")),
        (f"Un titre\nPublié le 24 janvier 2025 à 10h12\n{LONG}", (dt.date(2025, 1, 24), "day", "header")),
        (f"Par Anne Martin, mis à jour le 24/01/2025\n{LONG}", (dt.date(2025, 1, 24), "day", "header")),
        (f"Un titre\n\n22 mai 2012. - {LONG}", (dt.date(2012, 5, 22), "day", "body")),
        (f"22 août 2012, Espagne. - {LONG}", (dt.date(2012, 8, 22), "day", "body")),
        (f"PARIS, le 1er juin 2025 (Agence) - {LONG}", (dt.date(2025, 6, 1), "day", "body")),
        (f"Un titre\nLe 24 janvier 2025\n{LONG}", (dt.date(2025, 1, 24), "day", "body")),
        (f"Un titre\nPar Anne Martin, le 24 janvier 2025\n{LONG}", (dt.date(2025, 1, 24), "day", "body")),
        (f"{LONG}\nle 24 janvier 2025", (dt.date(2025, 1, 24), "day", "body")),
        (f"Un titre\nvendredi 24 janvier 2025 à 6h30\n{LONG}", (dt.date(2025, 1, 24), "day", "body")),
        (f"Un titre\ninformation de l'agence 24/01/2025 à 09:55\n{LONG}", (dt.date(2025, 1, 24), "day", "body")),
        (f"Un titre\nLe 12/03/2026 à 18h42 - Par Jean Dupont\n{LONG}", (dt.date(2026, 3, 12), "day", "body")),
        (f"Un titre\nLe 12/03/26 à 18h42\n{LONG}", (dt.date(2026, 3, 12), "day", "body")),
        (f"Un titre\nPar Jean Dupont | 3 mars 2026\n{LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\nPar Jean Dupont (avec Agence), 3 mars 2026\n{LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\nRédigé par Jean Dupont le 3 mars 2026\n{LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (
            f"Un titre\nJean Dupont - 03/03/2026 à 10:12 - 3 min de lecture\n{LONG}",
            (dt.date(2026, 3, 3), "day", "body"),
        ),
        (f"Un titre\nÉconomie · 3 mars 2026 · 3 min\n{LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\nCommuniqué de presse — Lyon, le 3 mars 2026\n{LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\nTemps de lecture : 3 min. Publié le 3.3.2026\n{LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\nLyon, le 3 mars 2026 -\n{LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\n2026-03-03T10:12:00+01:00\n{LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\nPublication : 3 mars 2026\n{LONG}", (dt.date(2026, 3, 3), "day", "header")),
        (
            f"Publié le 3 mars 2026 à 10:12, mis à jour le 4 mars 2026 à 11:00\n{LONG}",
            (dt.date(2026, 3, 3), "day", "header"),
        ),
        (f"Un titre\nBREST, France, 3 mars 2026 /Agence/ -- {LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\nBREST (Agence) - 3 mars 2026 - {LONG}", (dt.date(2026, 3, 3), "day", "body")),
        (f"Un titre\nBREST, 3 mars (Agence) - {LONG}", (None, None, None)),
        (f"Le nouveau site ouvrira le 3 mars 2026\n{LONG}", (None, None, None)),
        (f"Mise en service : 3 mars 2028\n{LONG}", (None, None, None)),
        (f"Un titre\nL'usine a fermé le 24 janvier 2025 à 6h30\n{LONG}", (None, None, None)),
        (f"Un titre\nL'usine a fermé le 24/01/2025\n{LONG}", (None, None, None)),
        (f"{LONG}\n" * 12 + "Anne Martin, le 24 janvier 2025.", (dt.date(2025, 1, 24), "day", "body")),
        (f"{LONG}\n" * 12 + "Publié le 24 janvier 2025.", (dt.date(2025, 1, 24), "day", "body")),
        (f"{LONG}\n" * 12 + "L'usine ouvrira le 24 janvier 2025.", (None, None, None)),
        (f"{LONG}\n" * 12 + "Le 24 janvier 2025.\n" + f"{LONG}\n" * 6, (None, None, None)),
        ("Le 24 janvier 2025, le groupe a vendu.", (dt.date(2025, 1, 24), "day", "body")),
        (f"Un titre\nPublié 24/01/2025 à 10:12 GMT+2\n{LONG}", (dt.date(2025, 1, 24), "day", "header")),
        ("Le groupe a vendu ce vendredi 24 janvier 2025 son usine.", (dt.date(2025, 1, 24), "day", "body")),
        ("Le groupe a vendu le vendredi 24 janvier 2025 son usine.", (None, None, None)),
        ("Le 6 août 1945, une bombe tombe.", (None, None, None)),
        ("Le groupe a vendu le 24 janvier 2025.", (None, None, None)),
        ("Né le 24 janvier 1995, il chante.", (None, None, None)),
    ],
)
def test_a_header_or_dateline_dates_a_text(text: str, expected: Dated) -> None:
    assert publication_of(text) == expected


def test_the_surest_evidence_counts() -> None:
    both = f"Le 24 janvier 2025, il part.\n{LONG}\nLe 3 juin 2025"
    assert publication_of(both) == (dt.date(2025, 6, 3), "day", "body")
    text, address = " date 2025-07 Le groupe vend.", "https://exemple.fr/2025/06/02/titre"
    assert publication_of(text, "2025-05-01", address) == (dt.date(2025, 5, 1), "day", "metadata")
    assert publication_of(text, None, address) == (dt.date(2025, 7, 1), "month", "header")
    assert publication_of("Le 24 janvier 2025, il part.", None, address) == (dt.date(2025, 6, 2), "day", "address")
