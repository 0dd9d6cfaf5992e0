from __future__ import annotations

import pytest

from flows.readers.decode import decode
from flows.readers.errors import UnreadableError

FRENCH = "L’été, Meta dépense 5 milliards d’euros — « près de » 40 % — à Besançon, sans œuvre.\r\n" * 3
LATIN = "L'été, le groupe dépense près de 5 milliards à Besançon où rien n'a été bâti.\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(FRENCH, "utf-8", id="UTF-8"),
        pytest.param(FRENCH, "utf-8-sig", id="UTF-8 with a mark"),
        pytest.param(FRENCH, "utf-16", id="UTF-16 with a mark"),
        pytest.param("\ufeff" + FRENCH, "utf-16-be", id="UTF-16, big end first, with a mark"),
        pytest.param(FRENCH, "utf-16-le", id="UTF-16 without a mark"),
        pytest.param(FRENCH, "utf-16-be", id="UTF-16, big end first, without a mark"),
        pytest.param(FRENCH, "utf-32", id="UTF-32 with a mark"),
        pytest.param(FRENCH, "cp1252", id="Windows-1252"),
        pytest.param(LATIN, "latin-1", id="Latin-1"),
        pytest.param("Coûts : 5 M€.", "cp1252", id="a short line of Windows-1252"),
        pytest.param("plain " * 30_000 + "été", "cp1252", id="Windows-1252 whose first accent comes late"),
    ],
)
def test_text_survives_every_encoding_of_the_press(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text.removeprefix("\ufeff")


def test_single_stray_bytes_do_not_spoil_a_text_in_utf_8() -> None:
    assert decode(FRENCH.encode() + "né".encode("cp1252") + FRENCH.encode()) == FRENCH + "né" + FRENCH


def test_a_file_joined_of_two_encodings_is_read_in_both() -> None:
    assert decode(LATIN.encode() + LATIN.encode("latin-1")) == LATIN * 2


@pytest.mark.parametrize(
    ("data", "reason", "remedy"),
    [
        pytest.param(b"%PDF-1.7\n" + bytes(range(128, 256)), "binary", "pdftotext", id="a PDF"),
        pytest.param(b"PK\x03\x04\x14\x00", "binary", "unpack", id="an archive"),
        pytest.param(b"\x1f\x8b\x08\x00", "binary", ".gz", id="gzip without its suffix"),
        pytest.param(bytes(range(256)) * 20, "binary", "zero bytes", id="bytes of all values"),
        pytest.param(bytes(range(1, 32)) * 20, "binary", "control characters", id="control characters"),
        pytest.param(b"\xff\xfeA", "bad_encoding", "UTF-8", id="half a UTF-16 character"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, reason: str, remedy: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        decode(data)
    assert refusal.value.reason == reason
    assert remedy in refusal.value.detail


def test_line_ends_and_odd_spaces_stay_as_they_are() -> None:
    text = " date 2025-07 Un\r\ndeux\rtrois\u2028quatre\x0c\u00a0!"
    assert decode(text.encode()) == text
