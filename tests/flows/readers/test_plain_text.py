from __future__ import annotations

import hashlib
from pathlib import Path

from schemas import LANDED
from tests.flows.readers.conftest import Reading


def test_a_text_lands_unaltered_with_its_header(tmp_path: Path, read: Reading) -> None:
    content = " date 2025-07 Un site d’un gigawatt…\r\n\r\nFin.\n"
    (tmp_path / "a.txt").write_bytes(content.encode())
    batch = read(tmp_path)
    assert batch.landed.schema == LANDED.polars_schema
    [row] = batch.landed.to_dicts()
    assert row == {
        "doc_id": hashlib.sha256(content.encode()).hexdigest()[:32],
        "uri": "a.txt",
        "retrieved_at": None,
        "media_type": "text/plain",
        "sha256": hashlib.sha256(content.encode()).hexdigest(),
        "text": content,
        "title": None,
        "publisher": None,
        "author": None,
        "declared_language": None,
        "declared_date": None,
        "address": None,
    }


def test_markdown_is_read_as_it_stands(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "note.md").write_text("# Titre\n\nTexte.", encoding="utf-8")
    assert read(tmp_path / "note.md").landed.select("uri", "media_type", "text").row(0) == (
        "note.md",
        "text/markdown",
        "# Titre\n\nTexte.",
    )


def test_a_page_under_the_name_of_a_text_is_read_as_a_page(tmp_path: Path, read: Reading) -> None:
    article = "Norvex investira 12 millions d'euros dans son usine de Brest. " * 9
    page = f"\n<!DOCTYPE html>\n<html><head><title>Un site</title></head><body><p>{article}</p></body></html>"
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Un texte sur <html> et ses balises.", encoding="utf-8")
    assert read(tmp_path).landed.sort("uri").select("text", "title", "media_type").rows() == [
        (article.strip(), "Un site", "text/html"),
        ("Un texte sur <html> et ses balises.", None, "text/plain"),
    ]


def test_files_without_a_text_are_set_aside_and_the_rest_goes_on(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "blanc.txt").write_bytes(b" \n\t\n")
    (tmp_path / "vide.txt").write_bytes(b"")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9)
    (tmp_path / "rapport.pdf").write_bytes(b"%PDF-1.7 ")
    (tmp_path / "bon.txt").write_text("Dix gigawatts.", encoding="utf-8")
    batch = read(tmp_path)
    assert batch.landed["uri"].to_list() == ["bon.txt"]
    assert batch.rejects.select("stage", "item", "reason").rows() == [
        ("read", "blanc.txt", "empty"),
        ("read", "image.txt", "binary"),
        ("read", "rapport.pdf", "unknown_type"),
        ("read", "vide.txt", "empty"),
    ]
    assert "pdftotext" in batch.rejects.filter(item="rapport.pdf")["detail"].item()
