from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl
import pytest

from expectations import AuditReport, audit
from expectations.catalogue import all_rules, rule_by_id
from schemas import RELEASE_TABLES
from tests.expectations.broken import break_row
from tests.expectations.conftest import Tables, consistent_tables

COUNTS = {"inputs": 6, "documents": 4, "duplicates": 1, "rejected": 1}


def write_tables(tables: Tables, folder: Path) -> Path:
    for name, frame in tables.items():
        frame.write_parquet(folder / name / "part-0000.parquet", mkdir=True)
    return folder


@pytest.fixture(scope="module")
def all_broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[AuditReport, Path]:
    """The audit of tables in which every rule is broken by some row of its own."""
    broken = consistent_tables(copies=60, paragraphs=4)
    # Copies last, so that they stay copies.
    for number, rule in enumerate(sorted(all_rules(), key=lambda rule: rule.name == "key_unique")):
        broken = break_row(broken, rule, number)
    folder = tmp_path_factory.mktemp("broken")
    return audit(write_tables(broken, folder / "tables"), folder / "validation", COUNTS | {"inputs": 7}), folder


def test_a_sound_release_passes(tables: Tables, tmp_path: Path) -> None:
    report = audit(write_tables(tables, tmp_path / "tables"), tmp_path / "validation", COUNTS)
    assert (report.success, report.failures) == (True, [])
    assert report.seconds > 0


def test_runs_may_be_written_after_the_audit(tables: Tables, tmp_path: Path) -> None:
    del tables["runs"]
    assert audit(write_tables(tables, tmp_path / "tables"), tmp_path / "validation").success


def test_a_release_without_rows_passes(tmp_path: Path) -> None:
    empty = {name: table.empty() for name, table in RELEASE_TABLES.items()}
    assert audit(write_tables(empty, tmp_path / "tables"), tmp_path / "validation").success


@pytest.mark.parametrize("rule_id", sorted(rule_by_id()))
def test_every_broken_rule_is_told(all_broken: tuple[AuditReport, Path], rule_id: str) -> None:
    report, _ = all_broken
    [failure] = [failure for failure in report.failures if f"{failure.table}/{failure.expectation}" == rule_id]
    assert re.fullmatch(r"[\d,]+ of [\d,]+ rows", failure.observed)
    assert rule_by_id()[rule_id].cause in failure.message
    assert failure.examples[0].startswith(f"{failure.table}/")
    assert not report.success


def test_inputs_must_add_up(all_broken: tuple[AuditReport, Path]) -> None:
    [failure] = [failure for failure in all_broken[0].failures if failure.table == "release"]
    assert failure.expectation == "counts_add_up"
    assert not all_broken[0].only_rows


def test_the_message_says_what_where_and_why(tables: Tables, tmp_path: Path) -> None:
    broken = break_row(tables, rule_by_id()["figures/amount_plausible"])
    [figure_id] = broken["figures"].filter(low=2e18)["figure_id"]
    report = audit(write_tables(broken, tmp_path / "tables"), tmp_path / "validation", COUNTS)
    assert report.only_rows
    assert str(report.failures[0]).startswith(
        f"figures: amount_plausible: 1 of 24 rows (figures/{figure_id}): expected"
    )
    assert str(report.failures[0]).endswith("was a scale ('gigawatts', 'milliards') applied twice?")


@pytest.mark.parametrize(
    ("change", "observed"),
    [
        pytest.param(lambda frame: frame.drop("unit"), "the column is missing", id="a column is missing"),
        pytest.param(
            lambda frame: frame.with_columns(pl.col("low").cast(pl.String)),
            "the column is String",
            id="of another type",
        ),
        pytest.param(lambda frame: frame.with_columns(unit2="unit"), "the column is String", id="a column too many"),
    ],
)
def test_columns_must_be_as_declared(tables: Tables, tmp_path: Path, change, observed: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    tables["facts"] = change(tables["facts"])
    report = audit(write_tables(tables, tmp_path / "tables"), tmp_path / "validation", COUNTS)
    assert [failure.observed for failure in report.failures if failure.expectation.endswith("_has_type")] == [observed]


@pytest.mark.parametrize("content", [None, b"PAR1 cut off"], ids=["missing", "cut off"])
def test_a_table_that_cannot_be_read_is_told(tables: Tables, tmp_path: Path, content: bytes | None) -> None:
    folder = write_tables(tables, tmp_path / "tables")
    part = folder / "facts" / "part-0000.parquet"
    part.unlink()
    if content is not None:
        part.write_bytes(content)
    report = audit(folder, tmp_path / "validation", COUNTS)
    told = {failure.expectation for failure in report.failures if failure.table == "facts"}
    assert {f"{name}_has_type" for name in RELEASE_TABLES["facts"].names} <= told


def test_the_pages_are_the_same_in_every_run(tables: Tables, tmp_path: Path) -> None:
    folder = write_tables(tables, tmp_path / "tables")
    for run in ("first", "second"):
        audit(folder, tmp_path / run, COUNTS)
    pages = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert {"index.html", "results.json", "figures.html", "columns.html", "release.html"} <= set(pages)
    for name in pages:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_the_pages_stand_alone_and_quote_nothing(
    tables: Tables, tmp_path: Path, all_broken: tuple[AuditReport, Path]
) -> None:
    audit(write_tables(tables, tmp_path / "tables"), tmp_path / "validation", COUNTS)
    for folder in (tmp_path, all_broken[1]):
        for page in (folder / "validation").iterdir():
            content = page.read_text("utf-8")
            assert "//" not in content.replace("https://www.wikidata.example", "")
            assert "<script" not in content
            assert not re.search("Atelier|coûtera|foyers", content)
    links = re.findall(r'href="([^"]+)"', (tmp_path / "validation" / "index.html").read_text("utf-8"))
    assert all((tmp_path / "validation" / link).is_file() for link in links)


def test_results_hold_what_great_expectations_was_asked(tables: Tables, tmp_path: Path) -> None:
    audit(write_tables(tables, tmp_path / "tables"), tmp_path / "validation", COUNTS)
    results = json.loads((tmp_path / "validation" / "results.json").read_text("utf-8"))
    assert results["success"]
    assert [suite["name"] for suite in results["suites"]] == [*RELEASE_TABLES, "columns", "release"]
    assert all(suite["expectations"] for suite in results["suites"])


def test_an_audit_reaches_no_network_and_leaves_no_files(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = write_tables(tables, tmp_path / "tables")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket.socket, "connect", None)
    before = set(tmp_path.rglob("*"))
    assert audit(folder, tmp_path / "validation", COUNTS).success
    assert {path.parent.name for path in set(tmp_path.rglob("*")) - before} <= {tmp_path.name, "validation"}
    monkeypatch.undo()
    # No progress bars either.
    assert capfd.readouterr() == ("", "")


def test_great_expectations_is_imported_only_when_a_release_is_audited() -> None:
    code = "import sys, expectations; assert 'great_expectations' not in sys.modules and 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
