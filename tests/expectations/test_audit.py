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

from expectations import AuditReport, Failure, audit, stretches
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
    """The audit of tables in which every rule is broken by some row of its own, in several stretches of documents."""
    broken = consistent_tables(copies=60, paragraphs=4)
    # Copies last, so that they stay copies.
    for number, rule in enumerate(sorted(all_rules(), key=lambda rule: rule.name == "key_unique")):
        broken = break_row(broken, rule, number)
    folder = tmp_path_factory.mktemp("broken")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "STRETCH_ROWS", 200)
        return audit(write_tables(broken, folder / "tables"), folder / "validation", COUNTS | {"inputs": 7}), folder


@pytest.fixture(scope="module")
def all_sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[AuditReport, Path]:
    """The audit of tables without fault."""
    folder = tmp_path_factory.mktemp("sound")
    tables = write_tables(consistent_tables(copies=4, paragraphs=2), folder / "tables")
    return audit(tables, folder / "validation", COUNTS), folder


def test_a_sound_release_passes(all_sound: tuple[AuditReport, Path]) -> None:
    report, _ = all_sound
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


@pytest.fixture(scope="module")
def all_misshapen(tmp_path_factory: pytest.TempPathFactory) -> list[Failure]:
    """What an audit says of columns of three tables, and of two that cannot be read."""
    tables = consistent_tables(copies=4, paragraphs=2)
    tables["facts"] = tables["facts"].drop("unit")
    tables["claims"] = tables["claims"].with_columns(pl.col("low").cast(pl.String))
    tables["figures"] = tables["figures"].with_columns(unit2="unit")
    folder = tmp_path_factory.mktemp("misshapen")
    write_tables(tables, folder / "tables")
    (folder / "tables" / "periods" / "part-0000.parquet").unlink()
    (folder / "tables" / "mentions" / "part-0000.parquet").write_bytes(b"PAR1 cut off")
    return audit(folder / "tables", folder / "validation", COUNTS).failures


@pytest.mark.parametrize(
    ("table", "column", "observed"),
    [
        pytest.param("facts", "unit", "the column is missing", id="a column is missing"),
        pytest.param("claims", "low", "the column is String", id="of another type"),
        pytest.param("figures", "unit2", "the column is String", id="a column too many"),
    ],
)
def test_columns_must_be_as_declared(all_misshapen: list[Failure], table: str, column: str, observed: str) -> None:
    told = [failure for failure in all_misshapen if failure.table == table]
    assert [(failure.expectation, failure.observed) for failure in told if failure.expectation.endswith("_type")] == [
        (f"{column}_has_type", observed)
    ]


@pytest.mark.parametrize("table", [pytest.param("periods", id="missing"), pytest.param("mentions", id="cut off")])
def test_a_table_that_cannot_be_read_is_told(all_misshapen: list[Failure], table: str) -> None:
    told = {failure.expectation for failure in all_misshapen if failure.table == table}
    assert {f"{name}_has_type" for name in RELEASE_TABLES[table].names} <= told


def test_the_pages_are_the_same_in_every_run(all_sound: tuple[AuditReport, Path], tmp_path: Path) -> None:
    _, folder = all_sound
    audit(folder / "tables", tmp_path, COUNTS)
    pages = sorted(path.name for path in tmp_path.iterdir())
    assert {"index.html", "results.json", "figures.html", "columns.html", "release.html"} <= set(pages)
    for name in pages:
        assert (tmp_path / name).read_bytes() == (folder / "validation" / name).read_bytes()


def test_the_pages_stand_alone_and_quote_nothing(
    all_sound: tuple[AuditReport, Path], all_broken: tuple[AuditReport, Path]
) -> None:
    for _, folder in (all_sound, all_broken):
        for page in (folder / "validation").iterdir():
            content = page.read_text("utf-8")
            assert "//" not in content.replace("https://www.wikidata.example", "")
            assert "<script" not in content
            assert not re.search("Atelier|coûtera|foyers", content)
        links = re.findall(r'href="([^"]+)"', (folder / "validation" / "index.html").read_text("utf-8"))
        assert all((folder / "validation" / link).is_file() for link in links)


def test_results_hold_what_great_expectations_was_asked(all_sound: tuple[AuditReport, Path]) -> None:
    results = json.loads((all_sound[1] / "validation" / "results.json").read_text("utf-8"))
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
