from __future__ import annotations

import pytest

from flows.readers.media import advice, media_of, media_of_type


@pytest.mark.parametrize(
    ("name", "media"),
    [
        pytest.param("a.txt", ("text", None, "text/plain"), id="text"),
        pytest.param("A.TXT", ("text", None, "text/plain"), id="capitals"),
        pytest.param("a.b.html.gz", ("page", "gzip", "text/html"), id="a compressed page"),
        pytest.param("a.jsonl.zst", ("lines", "zstd", "application/x-ndjson"), id="compressed lines"),
        pytest.param("a.warc.wet.gz", ("archive", "gzip", "application/warc"), id="a crawler's texts"),
        pytest.param("a.gz", (None, "gzip", "application/octet-stream"), id="compressed, of unknown content"),
        pytest.param("txt", (None, None, "application/octet-stream"), id="no suffix"),
    ],
)
def test_a_files_name_tells_what_it_is(name: str, media: tuple[str | None, str | None, str]) -> None:
    assert media_of(name) == media


def test_a_response_tells_what_it_is_by_its_type() -> None:
    assert media_of_type("Text/HTML; charset=utf-8") == ("page", None, "text/html")
    assert media_of_type("image/png").reader is None


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("a.pdf", "pdftotext"), ("b.zip", "zip://*.html::b.zip"), ("d.json", "jq -c '.[]' d.json"), ("c", "rename")],
)
def test_advice_fits_the_type(name: str, remedy: str) -> None:
    assert remedy in advice(name)
