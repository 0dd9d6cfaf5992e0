from __future__ import annotations

import re
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from schemas import RELEASE_TABLES
from warehouse.catalog import build_catalog, view_statements
from warehouse.query import run_query

VIEWS = {
    "accelerators",
    "capacity_by_site",
    "capital_expenditure",
    "claims_by_speaker",
    "claims_wide",
    "conflicts",
    "evidence",
    "facts_wide",
    "figures_wide",
    "hires_between_companies",
    "largest_investments",
    "pay_offers",
    "timeline",
    "totals_by_subject",
    "undated_claims",
}
MACROS = {
    "changes_since",
    "evidence_of",
    "explain_claim",
    "explain_fact",
    "explain_figure",
    "facts_as_of",
    "timeline",
    "totals_in",
}


@pytest.fixture
def alone(release: Path, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """The DuckDB file by itself in another folder, the release gone."""
    path = tmp_path / "elsewhere" / "copy.duckdb"
    path.parent.mkdir()
    shutil.copy(release / "gigawatt.duckdb", path)
    shutil.rmtree(release)
    return duckdb.connect(str(path), read_only=True)


def test_it_holds_the_rows_wherever_it_is_copied(alone: duckdb.DuckDBPyConnection) -> None:
    with alone:
        assert alone.sql("SELECT count(*) FROM sentences").fetchall() == [(120,)]
        assert {name for (name,) in alone.sql("SELECT table_name FROM duckdb_tables()").fetchall()} == set(
            RELEASE_TABLES
        )
        views = alone.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        assert {name for (name,) in views} == VIEWS
        for view in VIEWS:
            alone.sql(f"FROM {view}").fetchall()


def test_rows_keep_the_order_and_types_of_the_parquet(release: Path) -> None:
    for name in RELEASE_TABLES:
        parquet = pl.read_parquet(release / "tables" / name / "part-0000.parquet")
        assert run_query(release, f"FROM {name}").equals(parquet), name


def test_every_table_view_column_and_macro_has_a_comment(alone: duckdb.DuckDBPyConnection) -> None:
    with alone:
        for catalogue in ("duckdb_tables()", "duckdb_views()", "duckdb_columns()"):
            bare = f"SELECT * FROM {catalogue} WHERE NOT internal AND coalesce(comment, '') = ''"
            assert alone.sql(bare).fetchall() == []
        macros = "SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal"
        assert {name for name, comment in alone.sql(macros).fetchall() if comment} == MACROS
        [(comment,)] = alone.sql(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'figures' AND column_name = 'start_char'"
        ).fetchall()
    assert comment == "Where the surface begins in the document's text. Unit: code point."


def test_its_format_is_that_of_duckdb_1_0(release: Path) -> None:
    # The main header: checksum, "DUCK", and the version of the storage, which is 64 for DuckDB 0.10 to 1.1.
    header = (release / "gigawatt.duckdb").read_bytes()[:20]
    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") == 64
    assert not (release / "gigawatt.duckdb.wal").exists()


def test_claims_wide_reads_like_a_sentence(release: Path) -> None:
    [row] = run_query(release, "FROM claims_wide WHERE uri = 'presse/0010.txt'").to_dicts()
    assert (row["subject"], row["metric"], row["low"], row["unit"]) == ("Metacorp", "investment", 10e9, "EUR")
    assert row["quote"] == "Le groupe y consacre 10 milliards d'euros 🏗."
    assert row["surface"] == "10 milliards d'euros"


def test_conflicts_and_timeline_show_every_claim_once(release: Path) -> None:
    conflicts = run_query(release, "FROM conflicts")
    assert (conflicts.height, conflicts["claim_id"].n_unique()) == (40, 40)
    assert set(conflicts["role"]) == {"disagrees"}
    timeline = run_query(release, "FROM timeline WHERE subject = 'Metacorp'")
    assert (timeline.height, timeline["claim_id"].n_unique()) == (40, 40)


@pytest.mark.parametrize("name", ["Metacorp", "METACORP", "organization/metacorp", "Méta", "meta"])
def test_a_timeline_is_found_by_a_name_or_alias_without_its_capitals_and_accents(release: Path, name: str) -> None:
    assert run_query(release, f"FROM timeline('{name}')").height == 40


@pytest.mark.parametrize("name", ["Metacrop", "", "corp"])
def test_another_name_has_no_timeline(release: Path, name: str) -> None:
    assert run_query(release, f"FROM timeline('{name}')").is_empty()


def test_the_largest_investment_is_no_sum(release: Path) -> None:
    [row] = run_query(release, "FROM largest_investments").to_dicts()
    assert (row["subject"], row["high"], row["fact_id"]) == ("Metacorp", 39e9, "fact-1")


@pytest.mark.parametrize("kind", ["fact", "claim", "figure"])
def test_evidence_of_an_id_is_its_claims(release: Path, kind: str) -> None:
    [identifier] = run_query(release, f"SELECT {kind}_id FROM {kind}s ORDER BY 1 LIMIT 1").to_series()
    evidence = run_query(release, f"FROM evidence_of('{identifier}')")
    assert evidence.height == (40 if kind == "fact" else 1)
    assert evidence["quote"].str.contains("milliards").all()


@pytest.mark.parametrize("kind", ["fact", "claim", "figure"])
def test_an_id_or_how_it_begins_is_explained(release: Path, kind: str) -> None:
    [identifier] = run_query(release, f"SELECT {kind}_id FROM {kind}s ORDER BY 1 LIMIT 1").to_series()
    explained = run_query(release, f"FROM explain_{kind}('{identifier}')")
    assert explained.height == (40 if kind == "fact" else 1)
    assert explained["quote"].str.contains("milliards").all()
    assert run_query(release, f"FROM explain_{kind}('{identifier[:5]}')").height == 40


def test_the_surface_is_found_in_its_quote(release: Path) -> None:
    rows = run_query(release, "FROM evidence")
    assert rows.select(pl.col("quote").str.slice(pl.col("surface_start"), pl.col("surface").str.len_chars()))[
        "quote"
    ].equals(rows["surface"].alias("quote"))


def test_what_a_view_reads_from_is_made_before_it() -> None:
    made: set[str] = set()
    for statement in view_statements():
        named = re.search(r"CREATE OR REPLACE (?:VIEW|MACRO) (\w+)", statement)
        assert named
        # A comment that mentions a view is no use of it.
        code = re.sub(r"--.*|'(?:[^']|'')*'", "", statement)
        used = set(re.findall(r"(?:FROM|JOIN) (\w+)", code)) & (VIEWS - {named[1]})
        assert used <= made, named[1]
        made.add(named[1])


def test_a_folder_may_have_any_name(release: Path, tmp_path: Path) -> None:
    odd = tmp_path / "l'été [*] 100 %"
    shutil.copytree(release / "tables", odd / "tables")
    build_catalog(odd / "tables", odd / "gigawatt.duckdb")
    assert run_query(odd, "SELECT count(*) AS rows FROM figures")["rows"].to_list() == [40]
