from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from flows.readers import ReadOptions
from tests.flows.readers.conftest import Reading


@pytest.mark.parametrize(
    "separator", [pytest.param(",", id="comma"), pytest.param(";", id="semicolon"), pytest.param("\t", id="tab")]
)
def test_records_of_a_csv_land_with_their_metadata(tmp_path: Path, read: Reading, separator: str) -> None:
    rows = [
        ["Titre", "Corps", "Date de publication", "lien"],
        ["Un site", '"Dix gigawatts, \n""près"" de; tout."', "14/07/2025", "https://a.example/1"],
        ["", "Rien de neuf.", "", ""],
    ]
    text = "\n".join(separator.join(row) for row in rows)
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    options = ReadOptions(columns={"date": "Date de publication"})
    landed = read(tmp_path, options=options).landed.sort("title", nulls_last=True)
    assert landed.select("uri", "text", "title", "declared_date", "sha256").rows() == [
        (
            "https://a.example/1",
            'Dix gigawatts, \n"près" de; tout.',
            "Un site",
            "2025-07-14",
            hashlib.sha256('Dix gigawatts, \n"près" de; tout.'.encode()).hexdigest(),
        ),
        ("a.csv#2", "Rien de neuf.", None, None, hashlib.sha256(b"Rien de neuf.").hexdigest()),
    ]


def test_broken_rows_of_a_csv_are_set_aside_by_number(tmp_path: Path, read: Reading) -> None:
    lines = ["titre,texte", "a,Un.", "b,Deux,trois", "c", 'd,"Q\nuatre"', "", "e, ", 'f,"Six', "g,Sept."]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="cp1252")
    batch = read(tmp_path)
    assert batch.landed.sort("uri").select("uri", "text").rows() == [
        ("a.csv#1", "Un."),
        ("a.csv#4", "Q\nuatre"),
        ("a.csv#8", "Sept."),
    ]
    assert batch.rejects.select("item", "reason").rows() == [
        ("a.csv#2", "bad_record"),
        ("a.csv#3", "empty"),
        ("a.csv#6", "empty"),
        ("a.csv#7", "bad_record"),
    ]


def test_a_quotation_mark_that_is_never_closed_in_the_last_row_is_found_too(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.csv").write_text('texte,date\nUn.,2025\n"Deux,2026\n', encoding="utf-8")
    batch = read(tmp_path)
    assert batch.landed["text"].to_list() == ["Un."]
    assert batch.rejects.select("item", "reason").rows() == [("a.csv#2", "bad_record")]


def test_a_table_without_text_names_its_columns(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.csv").write_text("nom,taille\nx,2\ny,3\n", encoding="utf-8")
    pl.DataFrame({"nom": ["x"], "text": [{"a": 1}]}).write_parquet(tmp_path / "b.parquet")
    pl.DataFrame({"text": [1, 2]}).write_parquet(tmp_path / "c.parquet")
    assert read(tmp_path).rejects.select("item", "reason", "detail").rows() == [
        (
            "a.csv",
            "no_text_column",
            "no column with text among nom, taille: name the one that holds it (--column text=NAME)",
        ),
        (
            "b.parquet",
            "no_text_column",
            "no column with text among nom, text (struct): name the one that holds it (--column text=NAME)",
        ),
        (
            "c.parquet",
            "no_text_column",
            "no column with text among text (int64): name the one that holds it (--column text=NAME)",
        ),
    ]


def test_parquet_columns_of_every_type_become_metadata(tmp_path: Path, read: Reading) -> None:
    frame = pl.DataFrame(
        {
            "body": ["Dix gigawatts.", None],
            "date": [date(2025, 7, 14), None],
            "authors": [["Zoé Né", "Ali B."], []],
            "retrieved_at": [datetime(2025, 7, 15, 8, tzinfo=UTC)] * 2,
            "language": pl.Series(["fr", "fr"], dtype=pl.Categorical),
        }
    )
    frame.write_parquet(tmp_path / "a.parquet")
    batch = read(tmp_path / "a.parquet")
    assert batch.landed.select(
        "uri", "text", "declared_date", "author", "retrieved_at", "declared_language", "media_type"
    ).rows() == [
        (
            "a.parquet#1",
            "Dix gigawatts.",
            "2025-07-14",
            "Zoé Né, Ali B.",
            datetime(2025, 7, 15, 8, tzinfo=UTC),
            "fr",
            "application/vnd.apache.parquet",
        )
    ]
    assert batch.rejects.select("item", "reason").rows() == [("a.parquet#2", "empty")]


def test_parquet_texts_kept_as_bytes_are_decoded(tmp_path: Path, read: Reading) -> None:
    texts = ["Été".encode(), "Été 2".encode("cp1252"), b"\x89PNG\r\n"]
    pl.DataFrame({"text": texts}).write_parquet(tmp_path / "a.parquet")
    batch = read(tmp_path)
    assert sorted(batch.landed["text"]) == ["Été", "Été 2"]
    assert batch.rejects.select("item", "reason").rows() == [("a.parquet#3", "empty")]


def test_a_damaged_parquet_file_is_set_aside(tmp_path: Path, read: Reading) -> None:
    pl.DataFrame({"text": ["Un."]}).write_parquet(tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(whole[:-10])
    assert read(tmp_path).rejects.select("item", "reason").rows() == [("a.parquet", "corrupt_archive")]


def test_a_parquet_file_larger_than_a_batch_adds_up(tmp_path: Path, read: Reading) -> None:
    pl.DataFrame({"text": [f"Texte {number}." for number in range(5_000)]}).write_parquet(tmp_path / "a.parquet")
    batch = read(tmp_path, options=ReadOptions(batch_bytes=10_000))
    assert batch.inputs == 5_000
    assert batch.landed["uri"].n_unique() == 5_000
