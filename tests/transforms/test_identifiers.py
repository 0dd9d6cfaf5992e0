from __future__ import annotations

import hashlib

import polars as pl

from transforms.identifiers import with_id


def test_an_id_is_the_sha256_prefix_of_the_joined_parts() -> None:
    frame = with_id(pl.DataFrame({"a": ["x", None], "b": [1, 2]}), "row_id", "a", "b")
    assert frame.columns == ["row_id", "a", "b"]
    assert frame["row_id"].to_list() == [hashlib.sha256(s.encode()).hexdigest()[:32] for s in ("x\x1f1", "\x1f2")]
