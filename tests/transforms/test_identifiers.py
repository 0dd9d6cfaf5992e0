from __future__ import annotations

import hashlib

import polars as pl

from transforms.identifiers import with_id, with_span_id


def test_an_id_is_the_sha256_prefix_of_the_joined_parts() -> None:
    frame = with_id(pl.DataFrame({"a": ["x", None], "b": [1, 2]}), "row_id", "a", "b")
    assert frame.columns == ["row_id", "a", "b"]
    assert frame["row_id"].to_list() == [hashlib.sha256(s.encode()).hexdigest()[:32] for s in ("x\x1f1", "\x1f2")]


def test_a_place_is_its_document_and_its_span() -> None:
    frame = with_span_id(pl.DataFrame({"doc_id": ["0123456789abcdef" * 2], "start_char": [5], "end_char": [12]}), "at")
    assert frame.columns == ["at", "doc_id", "start_char", "end_char"]
    assert frame["at"].to_list() == ["0123456789abcdef0123-5-12"]
