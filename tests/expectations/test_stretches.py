from __future__ import annotations

import duckdb
import pytest

from expectations import stretches
from expectations.stretches import in_stretch

DOC_IDS = ["00aa", "3fff", "40000000", "7abc", "ffff", "zz"]


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    values = ", ".join(f"('{doc_id}')" for doc_id in DOC_IDS)
    connection.execute(f"CREATE TABLE kept AS SELECT * FROM (VALUES {values}, (NULL)) AS t(doc_id)")
    connection.execute(f"CREATE TEMP VIEW figures AS SELECT doc_id FROM kept{in_stretch('figures')}")
    return connection


def _seen(connection: duckdb.DuckDBPyConnection) -> list[str | None]:
    return [doc_id for (doc_id,) in connection.execute("SELECT doc_id FROM figures ORDER BY 1").fetchall()]


def test_each_document_is_in_one_stretch(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "STRETCH_ROWS", 100)
    seen = [_seen(connection) for _ in stretches.stretches(connection, rows=400)]
    assert seen == [["00aa", "3fff"], ["40000000", "7abc"], [], ["ffff", "zz"]]


def test_outside_of_a_stretch_there_is_every_row(connection: duckdb.DuckDBPyConnection) -> None:
    assert _seen(connection) == [*DOC_IDS, None]
    assert [_seen(connection) for _ in stretches.stretches(connection, rows=stretches.STRETCH_ROWS)] == [
        [*DOC_IDS, None]
    ]
    for _ in stretches.stretches(connection, rows=3 * stretches.STRETCH_ROWS):
        pass
    assert _seen(connection) == [*DOC_IDS, None]


def test_tables_whose_rules_look_at_other_documents_are_never_cut() -> None:
    assert not in_stretch("documents")
