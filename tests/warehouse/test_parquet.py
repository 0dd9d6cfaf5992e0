from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from polars.testing import assert_frame_equal

from schemas import FIGURES, RELEASE_TABLES, SENTENCES, Table
from tests.warehouse.synthetic import articles, extract, landed
from warehouse.parquet import write_table

SENTENCE_ROWS = extract(landed(articles(10)).select("doc_id", "text", "title", "publisher", "author").unique())[
    "sentences"
]


def test_rows_are_sorted_by_key_and_the_bytes_do_not_depend_on_their_order(tmp_path: Path) -> None:
    for name in ("a", "b"):
        rows = SENTENCE_ROWS.sample(fraction=1, shuffle=True, seed=ord(name))
        assert write_table(rows, SENTENCES, tmp_path / name / "part-0000.parquet") == 30
    assert (tmp_path / "a/part-0000.parquet").read_bytes() == (tmp_path / "b/part-0000.parquet").read_bytes()
    assert_frame_equal(pl.read_parquet(tmp_path / "a/part-0000.parquet"), SENTENCE_ROWS.sort(SENTENCES.key))


@pytest.mark.parametrize("table", RELEASE_TABLES.values(), ids=RELEASE_TABLES)
def test_fields_say_what_they_mean(tmp_path: Path, table: Table) -> None:
    write_table(table.empty(), table, tmp_path / "empty.parquet")
    schema = pq.read_schema(tmp_path / "empty.parquet")
    for column in table.columns:
        metadata = schema.field(column.name).metadata
        assert metadata[b"description"].decode() == column.description
        assert metadata.get(b"unit", b"").decode() == (column.unit or "")
    assert pl.read_parquet_schema(tmp_path / "empty.parquet") == dict(table.polars_schema)


def test_row_groups_have_a_fixed_size_and_statistics(tmp_path: Path) -> None:
    rows = pl.DataFrame(
        {"doc_id": "d", "sentence_no": range(70_000), "start_char": 0, "end_char": 1, "section": "body", "text": "é"}
    )
    write_table(rows, SENTENCES, tmp_path / "part.parquet")
    metadata = pq.ParquetFile(tmp_path / "part.parquet").metadata
    assert [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)] == [65_536, 4_464]
    assert metadata.row_group(1).column(1).statistics.min == 65_536


def test_rows_that_do_not_fit_the_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(pl.exceptions.ColumnNotFoundError, match="figure_id"):
        write_table(SENTENCE_ROWS, FIGURES, tmp_path / "part.parquet")
    assert not (tmp_path / "part.parquet").exists()
