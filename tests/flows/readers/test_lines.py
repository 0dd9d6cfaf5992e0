from __future__ import annotations

import gzip
import hashlib
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
import zstandard

from flows.errors import UsageError
from flows.readers import ReadOptions, read_sources
from tests.flows.readers.conftest import Reading


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def test_a_record_lands_with_its_metadata(tmp_path: Path, read: Reading) -> None:
    record = {
        "id": 7,
        "url": "https://presse.example/a",
        "Titre": " Un site géant ",
        "texte": "Dix gigawatts…\nFin.",
        "published_at": "2025-07-14T23:30:00-07:00",
        "auteurs": ["Zoé Né", "Ali B."],
        "journal": "La Presse",
        "langue": "fr-FR",
        "crawled_at": "2025-07-15T08:00:00Z",
    }
    (tmp_path / "a.jsonl").write_bytes(lines(record))
    [row] = read(tmp_path / "a.jsonl").landed.drop("doc_id").to_dicts()
    assert row == {
        "uri": "https://presse.example/a",
        "retrieved_at": datetime(2025, 7, 15, 8, tzinfo=UTC),
        "media_type": "application/json",
        "sha256": hashlib.sha256(lines(record).rstrip(b"\n")).hexdigest(),
        "text": "Dix gigawatts…\nFin.",
        "title": "Un site géant",
        "publisher": "La Presse",
        "author": "Zoé Né, Ali B.",
        "declared_language": "fr",
        "declared_date": "2025-07-14",
        "address": "https://presse.example/a",
    }


_PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Un site géant - La Presse</title>
<meta property="article:published_time" content="2025-07-14T10:00:00+02:00"></head><body><nav>Accueil Économie</nav>
<article><p>{"Norvex investira 12 millions d'euros dans son usine de Brest. " * 9}</p></article></body></html>"""


def test_a_text_that_is_markup_lands_as_the_text_that_it_shows(tmp_path: Path, read: Reading) -> None:
    texts = {
        "<h2>Un site</h2>\n<p>Soit <b>12&nbsp;millions</b>\nd&#8217;euros.<br/>Ou 13 ?</p><script>a < b</script>"
        "<ul><li>un</li><li>deux</li></ul>": "Un site\n\nSoit 12\u00a0millions d’euros.\nOu 13 ?\n\nun\n\ndeux",
        "<p>Court.</p>": "Court.",
        "5 < 6, R&D et <nom>, soit 12&nbsp;%": "5 < 6, R&D et <nom>, soit 12&nbsp;%",
        _PAGE: ("Norvex investira 12 millions d'euros dans son usine de Brest. " * 9).strip(),
    }
    records = [{"text": text, "url": str(number), "title": "L&#8217;été"} for number, text in enumerate(texts)]
    records[-1] |= {"title": ""}
    (tmp_path / "a.jsonl").write_bytes(lines(*records))
    landed = read(tmp_path / "a.jsonl").landed.sort("uri")
    assert landed["text"].to_list() == list(texts.values())
    assert landed["title"].to_list() == ["L’été"] * 3 + ["Un site géant"]
    assert landed["declared_date"].to_list() == [None] * 3 + ["2025-07-14"]


def test_markup_whose_comments_never_end_is_read_in_linear_time(tmp_path: Path, read: Reading) -> None:
    hostile = "<p>a</p>" + "<!--<script></script>" * 20_000
    (tmp_path / "a.jsonl").write_bytes(lines({"text": hostile}))
    start = time.process_time()
    assert read(tmp_path / "a.jsonl").inputs == 1
    # It takes some hundredths of a second; quadratic work took 6 seconds.
    assert time.process_time() - start < 3


def test_lines_that_are_no_record_are_set_aside_by_number(tmp_path: Path, read: Reading) -> None:
    good = [{"text": f"Texte {number}."} for number in range(2)]
    broken = b'{"text": "coup\xc3\xa9\n[1]\n{"text": ["a"]}\n{"text": ""}\n{"nom": "x", "taille": 2}\nnull\n'
    broken += b'{"text": null}\n{"article": {"body": "Texte."}}\n'
    (tmp_path / "a.jsonl").write_bytes(lines(good[0]) + b"\n" + broken + lines(good[1]))
    batch = read(tmp_path / "a.jsonl")
    assert batch.landed.sort("uri").select("uri", "text").rows() == [
        ("a.jsonl#1", "Texte 0."),
        ("a.jsonl#11", "Texte 1."),
    ]
    assert batch.rejects.select("item", "reason").rows() == [
        ("a.jsonl#10", "no_text_column"),
        ("a.jsonl#3", "bad_json"),
        ("a.jsonl#4", "bad_json"),
        ("a.jsonl#5", "no_text_column"),
        ("a.jsonl#6", "empty"),
        ("a.jsonl#7", "no_text_column"),
        ("a.jsonl#8", "bad_json"),
        ("a.jsonl#9", "empty"),
    ]
    details = dict(batch.rejects.select("item", "detail").iter_rows())
    assert details["a.jsonl#7"] == (
        "no field with text among nom, taille: name the one that holds it (--column text=NAME)"
    )
    assert details["a.jsonl#5"] == "its field text holds no string: write its text in quotes"
    assert details["a.jsonl#10"].startswith("its field article holds fields of its own: write the text that is within")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b'{"text": "[Photo] Dix gigawatts.", "url": "u"}', id="a text that begins like a list"),
        pytest.param(b'{"text": "2025", "url": "u"}', id="a text that is a number in quotes"),
        pytest.param(b'{"text": "Dix.", "score": NaN, "url": "u"}', id="NaN, as pandas writes it"),
        pytest.param('{"text": "Coupé", "url": "u"}'.encode("cp1252"), id="one line in Windows-1252"),
        pytest.param(b'{"text": "Dix.", "url": "u"}\r', id="a line that ends as on Windows"),
        pytest.param(b'{"content": "", "body": "Dix.", "url": "u"}', id="the first name that is filled counts"),
    ],
)
def test_unusual_records_land_like_others(tmp_path: Path, read: Reading, line: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(line + b"\n" + lines({"text": "Été.", "url": "v"}))
    batch = read(tmp_path / "a.jsonl")
    assert sorted(batch.landed["uri"]) == ["u", "v"]
    assert hashlib.sha256(line.rstrip(b"\r")).hexdigest() in set(batch.landed["sha256"])


def test_a_column_of_ones_own_is_named_in_the_options(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"text": "résumé", "papier": "Dix gigawatts."}))
    batch = read(tmp_path, options=ReadOptions(columns={"text": "papier"}))
    assert batch.landed["text"].to_list() == ["Dix gigawatts."]


def test_an_unknown_field_in_the_options_is_a_mistake() -> None:
    with pytest.raises(UsageError, match="no field is called txt"):
        ReadOptions(columns={"txt": "papier"})


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        pytest.param("a.jsonl.gz", gzip.compress, id="gzip"),
        pytest.param("a.ndjson.zst", zstandard.compress, id="zstd"),
        pytest.param("a.jsonl", lambda data: b"\xef\xbb\xbf" + data, id="UTF-8 with a byte order mark"),
        pytest.param("a.jsonl", lambda data: data.decode().encode("utf-16"), id="UTF-16"),
        pytest.param("a.jsonl", lambda data: data.decode().encode("utf-16-be"), id="UTF-16 without a mark"),
    ],
)
def test_packed_and_wide_files_read_the_same(tmp_path: Path, read: Reading, name: str, pack: object) -> None:
    records = [{"text": f"Été n° {number}"} for number in range(40)]
    (tmp_path / name).write_bytes(pack(lines(*records)))  # type: ignore[operator]  # parametrised
    assert sorted(read(tmp_path).landed["text"]) == sorted(record["text"] for record in records)


def test_a_file_cut_off_keeps_what_came_before(tmp_path: Path, read: Reading) -> None:
    records = [{"text": hashlib.sha512(bytes([number])).hexdigest() * 20} for number in range(200)]
    packed = gzip.compress(lines(*records))
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    batch = read(tmp_path)
    kept = batch.landed.height
    assert 50 < kept < 150
    assert set(batch.landed["text"]) == {record["text"] for record in records[:kept]}
    assert batch.rejects.select("item", "reason").rows() == [(f"a.jsonl.gz#{kept + 1}", "truncated_archive")]


def test_a_large_file_comes_in_batches_that_add_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(*({"text": f"{number} " * 500} for number in range(2_000))))
    batches = list(read_sources([str(tmp_path)], ReadOptions(batch_bytes=1_000_000)))
    assert len(batches) > 2
    assert max(batch.landed["text"].str.len_bytes().sum() for batch in batches) < 3_000_000
    places = pl.concat([batch.landed for batch in batches])["uri"]
    assert sorted(places) == sorted(f"a.jsonl#{number}" for number in range(1, 2_001))


@pytest.mark.parametrize("content", [pytest.param(b"", id="no bytes"), pytest.param(b"\n \r\n\n", id="blank lines")])
def test_a_file_without_records_is_one_reject(tmp_path: Path, read: Reading, content: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    assert read(tmp_path).rejects.select("item", "reason").rows() == [("a.jsonl", "empty")]


def test_a_line_of_noise_spoils_no_other(tmp_path: Path, read: Reading) -> None:
    noise = bytes(range(128, 256)) * 3
    (tmp_path / "a.jsonl").write_bytes(lines({"text": "Dix."}) + noise + b"\n" + lines({"text": "Onze."}))
    batch = read(tmp_path)
    assert sorted(batch.landed["text"]) == ["Dix.", "Onze."]
    assert batch.rejects.select("item", "reason").rows() == [("a.jsonl#2", "bad_json")]


def test_a_picture_that_calls_itself_lines_is_one_reject(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\x89PNG\r\n\x1a\n\n\n\n")
    assert read(tmp_path).rejects.select("item", "reason").rows() == [("a.jsonl", "binary")]
