from __future__ import annotations

import io
import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console

from warehouse.answers import show_answer, write_answer
from warehouse.errors import QueryError
from warehouse.query import ROWS_AT_ONCE, answer, run_query


def test_rows_come_with_their_types(release: Path) -> None:
    rows = run_query(
        release,
        "SELECT sum(sentence_no) AS total, avg(low) AS mean, max(published_on) AS day, ['a'] AS list, "
        "INTERVAL 1 DAY AS lapse, 1.5::DECIMAL(9, 2) AS price, TIMESTAMPTZ '2026-01-01 00:00:00Z' AS at "
        "FROM figures JOIN documents USING (doc_id)",
    )
    assert rows.rows() == [(40, 19.5e9, None, ["a"], "1 day", rows["price"][0], rows["at"][0])]
    assert rows["total"].dtype == pl.Int64
    assert str(rows["at"][0]) == "2026-01-01 00:00:00+00:00"


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        pytest.param("FROM figure", "Table with name figure does not exist.*figures", id="unknown table"),
        pytest.param("SELECT lo FROM figures", '"lo" not found.*low', id="unknown column"),
        pytest.param("SELEC 1", 'syntax error at or near "SELEC"', id="syntax"),
        pytest.param("DROP TABLE figures", "a release does not change", id="drop"),
        pytest.param("UPDATE figures SET low = 1", "a release does not change", id="update"),
        pytest.param("FROM read_csv('/etc/passwd')", "reads the release and nothing else", id="another file"),
        pytest.param("FROM '/etc/passwd.csv'", "reads the release and nothing else", id="another file by name"),
        pytest.param("COPY figures TO 'out.csv'", "reads the release and nothing else", id="writing a file"),
        pytest.param("ATTACH 'other.duckdb'", "reads the release and nothing else", id="another database"),
        pytest.param("INSTALL httpfs", "reads the release and nothing else", id="an extension"),
        pytest.param("SET enable_external_access = true", "enable.external.access", id="opening the door again"),
        pytest.param("SET threads = 1", "locked", id="a setting"),
        pytest.param("FROM pl", "pl does not exist", id="a variable of this program"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(release: Path, sql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as error:
        run_query(release, sql)
    assert "\n" not in str(error.value)


def test_rates_that_are_given_can_be_asked_for(release: Path) -> None:
    sql = "SELECT map_extract(getvariable('rates'), 'EUR')[1] AS euro"
    assert run_query(release, sql, {"EUR": 1.17, "GBP": 1.35}).rows() == [(1.17,)]
    assert run_query(release, sql).rows() == [(None,)]
    with pytest.raises(QueryError):
        run_query(release, "SELECT 1 FROM totals_in('USD', getvariable('rates')); SET threads = 1", {"EUR": 1.17})


def test_two_columns_of_one_name_are_told_apart(release: Path) -> None:
    assert run_query(release, "SELECT 1 AS a, 2 AS a").to_dicts() == [{"a": 1, "a_1": 2}]


def test_nothing_asked_is_nothing_answered(release: Path) -> None:
    assert run_query(release, "-- a comment").is_empty()


def test_a_folder_without_catalog_says_so(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"holds no gigawatt\.duckdb"):
        run_query(tmp_path, "SELECT 1")


def test_a_long_answer_comes_bit_by_bit_and_an_error_in_its_midst_is_told(release: Path) -> None:
    sql = "SELECT CAST(if(i = 90000, 'x', '1') AS INT) AS n FROM range(100000) t(i)"
    # DuckDB reads ahead: which of the rows before it were given by then is not told.
    with answer(release, sql) as frames, pytest.raises(QueryError, match="Could not convert string 'x' to INT32"):  # noqa: PT012
        heights = [next(frames).height for _ in range(3)]
        assert heights == [0, ROWS_AT_ONCE, ROWS_AT_ONCE]
        list(frames)
    many = run_query(release, "SELECT i, sum(i) OVER (ORDER BY i) AS total FROM range(40000) t(i)")
    assert many["total"].dtype == pl.Int64
    assert (many.height, many["total"][-1]) == (40_000, 799_980_000)


def test_an_answer_that_is_not_read_to_its_end_keeps_nobody_waiting(release: Path) -> None:
    for _ in range(2):
        with suppress(ValueError), answer(release, f"FROM range({4 * ROWS_AT_ONCE})") as frames:
            next(frames)
            next(frames)
            raise ValueError
    assert run_query(release, "SELECT 1 AS one")["one"].to_list() == [1]


def test_what_a_sort_does_not_hold_goes_elsewhere(release: Path) -> None:
    [place] = run_query(release, "SELECT current_setting('temp_directory') AS place")["place"]
    assert not Path(place).is_relative_to(release)
    assert not Path(place).exists()


def written(rows: pl.DataFrame, form: str) -> bytes:
    stream = io.BytesIO()
    # As a long answer comes: bit by bit, the first without a row.
    write_answer([rows.clear(), rows.head(1), rows.tail(-1)], form, stream)
    return stream.getvalue()


ROWS = pl.DataFrame(
    {"name": ["Éole, SA", None], "low": [5e9, 0.1], "aliases": [["é"], []], "day": [date(2026, 1, 2), None]}
)


def test_csv_has_a_header_and_keeps_lists_as_json() -> None:
    assert written(ROWS, "csv").decode().splitlines() == [
        "name,low,aliases,day",
        '"Éole, SA",5000000000.0,"[""é""]",2026-01-02',
        ",0.1,[],",
    ]


def test_no_rows_are_written_too() -> None:
    none = ROWS.clear()
    assert written(none, "csv") == b"name,low,aliases,day\n"
    assert json.loads(written(none, "json")) == []
    assert pl.read_parquet(io.BytesIO(written(none, "parquet"))).equals(none)


def test_a_number_that_is_none_is_null_in_json() -> None:
    rows = pl.DataFrame({"low": [float("nan"), float("inf"), 1.5]})
    assert json.loads(written(rows, "json")) == [{"low": None}, {"low": None}, {"low": 1.5}]
    deep = pl.DataFrame({"deep": [{"low": [1.5, float("nan")], "of": [{"high": float("-inf")}]}]})
    assert written(deep, "json") == b'[\n  {"deep": {"low": [1.5, null], "of": [{"high": null}]}}\n]\n'
    assert written(deep, "csv") == b'deep\n"{""low"": [1.5, null], ""of"": [{""high"": null}]}"\n'


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(written(ROWS, "json")) == [
        {"name": "Éole, SA", "low": 5e9, "aliases": ["é"], "day": "2026-01-02"},
        {"name": None, "low": 0.1, "aliases": [], "day": None},
    ]


def test_parquet_reads_back() -> None:
    assert pl.read_parquet(io.BytesIO(written(ROWS, "parquet"))).equals(ROWS)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format 'xml': use one of table, csv, json, parquet"):
        written(ROWS, "xml")


def test_the_table_shows_numbers_in_full_and_how_many_rows_there_are() -> None:
    console = Console(file=io.StringIO(), width=80)
    show_answer([pl.DataFrame({"[b]name": ["[/red] :smile:"], "low": [5e9]})] * 3, console, limit=2)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "5,000,000,000" in text
    assert text.count("[/red] :smile:") == 2
    assert "[b]name" in text
    assert "3 rows, 1 not shown: --format csv gives all" in text


def test_a_table_shows_trillions_in_full_and_no_noise_of_sums() -> None:
    out = io.StringIO()
    rows = pl.DataFrame({"low": [1e12, 4.5e14, 0.1 + 0.2, -3.5, 1e300, float("nan")]})
    show_answer([rows], Console(file=out, width=60))
    cells = [line.strip("│ ") for line in out.getvalue().splitlines()[3:9]]
    assert cells == ["1,000,000,000,000", "450,000,000,000,000", "0.3", "-3.5", "1e+300", "nan"]


def test_rows_too_wide_for_the_terminal_are_shown_as_blocks_of_lines() -> None:
    rows = pl.DataFrame(
        {f"column_{n}": ["un texte assez long pour remplir une colonne"] for n in range(6)} | {"void": [None]}
    )
    out = io.StringIO()
    show_answer([rows], Console(file=out, width=80))
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("row 1 ")
    assert lines[1].split(maxsplit=1) == ["column_0", "un texte assez long pour remplir une colonne"]
    assert "void" not in out.getvalue()


def test_a_table_that_fits_never_breaks_a_number() -> None:
    out = io.StringIO()
    rows = pl.DataFrame({"quote": ["mot " * 40], "low": [66e9], "day": [date(2025, 7, 1)]})
    show_answer([rows], Console(file=out, width=60))
    assert "66,000,000,000" in out.getvalue()
    assert "2025-07-01" in out.getvalue()
