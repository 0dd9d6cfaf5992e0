from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from flows.readers import ReadOptions
from tests.flows.readers.conftest import Reading

BODY = "Le groupe bâtit un centre d’un gigawatt près de la rivière, selon son communiqué de mardi. " * 6
PAGE = f"""<!DOCTYPE html><html lang="fr-FR"><head><meta charset="utf-8"><title>Un centre géant - La Gazette</title>
<meta property="og:site_name" content="La Gazette"><meta name="author" content="Zoé Né">
<meta property="article:published_time" content="2025-07-14T08:00:00+02:00">
<link rel="canonical" href="https://gazette.example/tech/centre-geant"></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/tech">Nos 30 newsletters</a></li></ul></nav>
<article><h1>Un centre géant</h1><p>{BODY}</p><p>{BODY}</p></article>
<aside class="ad">Publicité : trois lampes pour 20 euros</aside>
<footer>Contact : 01 23 45 67 89</footer></body></html>"""


def test_a_page_lands_as_its_article_with_what_it_says_of_itself(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    [row] = read(tmp_path).landed.drop("doc_id", "text").to_dicts()
    assert row == {
        "uri": "a.html",
        "retrieved_at": None,
        "media_type": "text/html",
        "sha256": hashlib.sha256(PAGE.encode()).hexdigest(),
        "title": "Un centre géant",
        "publisher": "La Gazette",
        "author": "Zoé Né",
        "declared_language": "fr",
        "declared_date": "2025-07-14",
        "address": "https://gazette.example/tech/centre-geant",
    }


def test_menus_adverts_and_footers_stay_outside(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    [text] = read(tmp_path).landed["text"]
    assert BODY.strip() in text
    assert not any(word in text for word in ("Accueil", "newsletters", "lampes", "Contact"))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        pytest.param("cp1252", "iso-8859-1", id="Windows-1252 that calls itself Latin-1"),
        pytest.param("mac-roman", "macintosh", id="an encoding that only the page's own word tells"),
        pytest.param("utf-8", "iso-8859-1", id="UTF-8 whatever the page says"),
        pytest.param("utf-16", "utf-16", id="UTF-16"),
    ],
)
def test_the_encoding_a_page_declares_counts_unless_its_bytes_speak_against_it(
    tmp_path: Path, read: Reading, encoding: str, declared: str
) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{declared}"')
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    [text] = read(tmp_path).landed["text"]
    assert "bâtit un centre d’un gigawatt" in text


def test_a_compressed_page_is_read_and_a_cut_off_one_set_aside(tmp_path: Path, read: Reading) -> None:
    packed = gzip.compress(PAGE.encode())
    (tmp_path / "a.html.gz").write_bytes(packed)
    (tmp_path / "b.htm.gz").write_bytes(packed[:-20])
    batch = read(tmp_path)
    assert batch.landed["uri"].to_list() == ["a.html.gz"]
    assert batch.rejects.select("item", "reason").rows() == [("b.htm.gz", "truncated_archive")]


def test_a_page_that_landed_before_is_only_counted(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE.replace("gigawatt", "mégawatt"), encoding="utf-8")
    first = read(tmp_path).landed
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    again = read(tmp_path, options=ReadOptions(known=set(first.select("uri", "sha256").rows())))
    assert (again.inputs, again.unchanged, again.landed["uri"].to_list()) == (2, 1, ["b.html"])


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<html><body></body></html>", id="no text"),
        pytest.param("<" * 5000, id="no markup"),
        pytest.param("<div>" * 5000, id="deeply nested"),
        pytest.param("&#0;" * 500, id="zero characters"),
    ],
)
def test_a_page_without_article_is_set_aside(tmp_path: Path, read: Reading, page: str) -> None:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert read(tmp_path).rejects.select("item", "reason").rows() == [("a.html", "no_article")]
