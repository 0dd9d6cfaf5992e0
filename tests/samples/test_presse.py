from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from flows.readers import ReadBatch, read_sources

SAMPLES = Path(__file__).parents[2] / "samples/presse"


@pytest.fixture(scope="module")
def batch() -> ReadBatch:
    [only] = read_sources([str(SAMPLES)])
    return only


@pytest.fixture(scope="module")
def french(batch: ReadBatch) -> pl.DataFrame:
    return batch.landed.filter(pl.col("declared_language").fill_null("fr") == "fr")


def test_every_input_is_a_text_or_one_of_two_known_rejects(batch: ReadBatch) -> None:
    assert (batch.inputs, batch.landed.height) == (19, 17)
    assert batch.rejects.select("item", "reason").rows() == [
        ("agence-meridienne.jsonl.gz#5", "bad_json"),
        ("releve-du-web.warc.gz#4", "not_a_document"),
    ]


def test_the_articles_are_short_and_all_differ(french: pl.DataFrame) -> None:
    assert french.height == 16
    words = french["text"].str.count_matches(r"\S+")
    assert words.is_between(150, 350).all()
    assert french["doc_id"].n_unique() == french.height


def test_all_ways_of_packing_are_there(batch: ReadBatch) -> None:
    assert batch.landed["media_type"].value_counts().sort("media_type").rows() == [
        ("application/json", 7),
        ("text/html", 6),
        ("text/plain", 4),
    ]


@pytest.mark.parametrize(
    "named",
    [
        *("Prometheus", "Hyperion", "foyers américains", "Titan", "Stargate", "Scale AI", "Llama 4", "Behemoth"),
        *("Meta AI", "Meta Superintelligence Labs", "xAI", "Tom Gunter", "Google Cloud", "300 millions de dollars"),
        *("démenti", "conteste", "Publicité", "redaction@", "Lien court", "blogueuse", "Abonnez-vous"),
        *("plusieurs centaines de milliards", "quelques semaines", "une cinquantaine", "près de", "jusqu’à"),
        *("Le mois dernier", "l’an prochain", "la semaine dernière", "Il y a six mois", "49ers", "l’un des"),
    ],
)
def test_the_corpus_names_it(french: pl.DataFrame, named: str) -> None:
    # Some articles are typeset with no-break spaces.
    texts = french["text"].str.replace_all("[\u00a0\u202f]", " ")
    assert texts.str.contains(named, literal=True).any()


def test_headers_of_both_kinds_stand_in_front(french: pl.DataFrame) -> None:
    headers = french["text"].str.extract(r"^( date [0-9-]+ )").drop_nulls()
    assert sorted(headers) == [" date 2025-01 ", " date 2025-07 ", " date 2025-09-24 "]


def test_menus_and_adverts_of_pages_are_left_out(french: pl.DataFrame) -> None:
    pages = french.filter(pl.col("media_type") == "text/html")["text"]
    unwanted = ["PUBLICITÉ", "Accueil", "cookies", "Mentions légales", "newsletter", "désinscrire", "Abonnement"]
    assert not pages.str.contains_any(unwanted).any()


def test_a_page_in_windows_1252_keeps_its_accents(french: pl.DataFrame) -> None:
    [text] = french.filter(uri="pages/apple-perd-ses-cerveaux.html")["text"]
    assert "l’un des chercheurs les plus expérimentés" in text


def test_two_dispatches_are_versions_of_one_story(french: pl.DataFrame) -> None:
    first, second = (
        set(french.filter(pl.col("uri").str.ends_with(number))["text"].item().split("\n\n"))
        for number in ("07-31/214", "07-31/298")
    )
    assert len(first & second) == 4
    assert first - second
    assert second - first


def test_packed_samples_hold_no_clock_and_no_name() -> None:
    for file in sorted(SAMPLES.rglob("*.gz")):
        head = file.read_bytes()[:10]
        flags, moment = head[3], head[4:8]
        assert (flags, moment) == (0, bytes(4)), file.name


def test_the_readme_names_every_file() -> None:
    readme = (SAMPLES.parent / "README.md").read_text(encoding="utf-8")
    for file in SAMPLES.rglob("*"):
        assert file.is_dir() or f"`presse/{file.relative_to(SAMPLES).as_posix()}`" in readme
