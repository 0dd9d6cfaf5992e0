from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from schemas import RELEASE_TABLES
from tests.warehouse.synthetic import articles, build, landed
from warehouse.checksums import write_checksums
from warehouse.layout import Warehouse
from warehouse.parquet import write_table
from warehouse.publish import find_release
from warehouse.release import add_catalog
from warehouse.verify import verify


def alter(release: Path, table: str, change: pl.Expr) -> None:
    """Rewrites a table as a faulty build would: checksums and catalog agree with it."""
    path = release / "tables" / table / "part-0000.parquet"
    write_table(pl.read_parquet(path).with_columns(change), RELEASE_TABLES[table], path)
    add_catalog(release)
    write_checksums(release)


def test_a_fresh_release_is_in_order(release: Path, built: Warehouse) -> None:
    report = verify(release)
    assert report.ok
    assert (report.sliced, report.unsliced) == (40, 0)
    # With the warehouse, the forty sentences that are quoted are compared with their text too.
    assert verify(release, built).sliced == 80


def test_an_altered_file_is_named(release: Path) -> None:
    with (release / "tables" / "figures" / "part-0000.parquet").open("r+b") as file:
        file.seek(100)
        file.write(b"!")
    [problem] = verify(release).problems
    assert str(problem) == (
        "tables/figures/part-0000.parquet: its content is not what SHA256SUMS says; "
        "unpack the release from its archive again"
    )


def test_missing_and_foreign_files_are_named(release: Path) -> None:
    (release / "README.md").unlink()
    (release / "notes.txt").write_text("x")
    (release / "tables" / "figures" / "part-0001.parquet").write_text("x")
    assert [(problem.file, problem.what) for problem in verify(release).problems] == [
        ("README.md", "it is listed in SHA256SUMS and not there"),
        ("notes.txt", "it is not listed in SHA256SUMS"),
        ("tables/figures/part-0001.parquet", "it is not listed in SHA256SUMS"),
    ]


def test_a_folder_without_checksums_is_no_whole_release(release: Path) -> None:
    (release / "SHA256SUMS").unlink()
    assert [problem.file for problem in verify(release).problems] == ["SHA256SUMS"]


def test_a_release_without_a_table_is_not_whole(release: Path) -> None:
    (release / "tables" / "figures" / "part-0000.parquet").unlink()
    write_checksums(release)
    [problem] = verify(release).problems
    assert problem.what == "a release holds it, and this one does not"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(pl.col("start_char") + 1, id="one to the right"),
        pytest.param(pl.col("start_char") - 40, id="before its sentence"),
        pytest.param(pl.col("end_char") + 20, id="beyond its sentence"),
        pytest.param(pl.col("surface").str.to_uppercase(), id="other words"),
    ],
)
def test_a_surface_that_is_not_the_slice_is_found(release: Path, built: Warehouse, change: pl.Expr) -> None:
    alter(release, "figures", change)
    for warehouse in (None, built):
        problems = verify(release, warehouse).problems
        assert {(problem.file, problem.what) for problem in problems} == {
            ("tables/figures", "the surface is not the slice of its text")
        }
        assert len(problems) == 5


def test_an_offset_before_the_sentence_is_not_counted_from_its_end(release: Path) -> None:
    # The sentences with a number of two digits are 45 characters long, so that these slices come out right.
    shift = pl.when(pl.col("surface").str.contains("^[0-9]{2}")).then(45).otherwise(0)
    alter(release, "figures", pl.col("start_char", "end_char") - shift)
    assert {problem.file for problem in verify(release).problems} == {"tables/figures"}


def test_a_surface_in_a_sentence_that_is_not_quoted_needs_the_warehouse(release: Path, built: Warehouse) -> None:
    alter(release, "sentences", pl.lit(None, pl.String).alias("text"))
    report = verify(release)
    assert (report.ok, report.sliced, report.unsliced) == (True, 0, 40)
    report = verify(release, built)
    assert (report.ok, report.sliced, report.unsliced) == (True, 40, 0)
    alter(release, "figures", pl.col("start_char") + 1)
    assert verify(release).ok
    assert not verify(release, built).ok


def test_a_quoted_sentence_that_is_not_in_the_text_is_found(release: Path, built: Warehouse) -> None:
    alter(release, "sentences", pl.col("text").str.replace("consacre", "consacra"))
    alter(release, "figures", pl.col("figure_id"))
    assert verify(release).ok
    assert {problem.file for problem in verify(release, built).problems} == {"tables/sentences"}


def test_keys_and_references_are_checked(release: Path) -> None:
    alter(release, "claims", pl.lit("organization/nobody").alias("subject_id"))
    alter(release, "fact_claims", pl.col("claim_id").first())
    problems = verify(release).problems
    assert {(problem.file, problem.what) for problem in problems} == {
        ("tables/claims", "subject_id is not in entities"),
        ("tables/fact_claims", "several rows have this key"),
    }
    assert problems[0].place.startswith("organization/nobody in claim-")


def test_full_texts_are_those_of_their_ids(warehouse: Warehouse) -> None:
    build(warehouse, [landed(articles(3))], mode="full")
    release = find_release(warehouse)
    assert verify(release).ok
    alter(release, "documents", pl.col("text") + " ")
    [*problems] = verify(release).problems
    assert {problem.what for problem in problems} == {"the text is not that which the doc_id was made of"}


def test_counts_are_compared_with_the_manifest(release: Path) -> None:
    path = release / "tables" / "figures" / "part-0000.parquet"
    write_table(pl.read_parquet(path).head(39), RELEASE_TABLES["figures"], path)
    write_checksums(release)
    found = {(problem.file, problem.what) for problem in verify(release).problems}
    assert ("tables/figures", "it has 39 rows, and release.json says 40") in found
    assert all(file != "gigawatt.duckdb" for file, _ in found)
