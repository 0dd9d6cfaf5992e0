from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from unittest.mock import Mock

import duckdb
import polars as pl
import pytest

from expectations import AuditReport, Failure, audit
from flows import auditing, extraction, pipeline
from flows.errors import InputError, ReleaseStopped
from flows.extraction import extract_shard
from flows.lexicon_files import LexiconFiles
from flows.pipeline import BuildRequest, build_release
from flows.runners.runner import Runner
from flows.steps import PlainSteps
from flows.summary import BuildSummary
from transforms.lexicon import Lexicon
from transforms.parse import parse_documents
from warehouse.errors import WarehouseLocked
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
from warehouse.publish import current_version
from warehouse.recipe import Recipe
from warehouse.shards import Shard
from warehouse.staging import staged_documents
from warehouse.verify import verify
from warehouse.withdrawals import withdraw

pytestmark = [pytest.mark.usefixtures("unaudited"), pytest.mark.xdist_group("built")]


@pytest.fixture
def request_of(articles: Path, tmp_path: Path) -> BuildRequest:
    return BuildRequest((str(articles),), str(tmp_path / "depot"))


def run(request: BuildRequest, run_id: str = "un") -> BuildSummary:
    return build_release(request, run_id, PlainSteps())


def table(summary: BuildSummary, name: str) -> pl.DataFrame:
    return pl.read_parquet(Path(summary.path) / "tables" / name / "part-0000.parquet")


def test_a_build_publishes_what_the_sources_hold(built: BuildSummary, request_of: BuildRequest) -> None:
    assert built.outcome == "published"
    assert (built.inputs, built.documents, built.duplicates, built.rejected) == (2, 2, 0, 0)
    assert current_version(Warehouse(request_of.warehouse)) == built.version
    assert table(built, "figures").height == built.found["figures"] > 0
    assert verify(Path(built.path), Warehouse(request_of.warehouse)).ok


def test_the_release_tells_of_its_run(built: BuildSummary) -> None:
    [row] = table(built, "runs").to_dicts()
    assert (row["run_id"], row["version"], row["inputs"]) == ("premier", built.version, 2)
    assert {stage["stage"] for stage in row["stage_seconds"]} >= {"read", "extract", "write", "audit"}
    assert row["bytes_written"] > 0
    with duckdb.connect(str(Path(built.path) / "gigawatt.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT run_id, bytes_written FROM runs").fetchall() == [
            ("premier", row["bytes_written"])
        ]


def test_the_same_again_publishes_nothing(
    built: BuildSummary, request_of: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = Mock(wraps=staged_documents)
    monkeypatch.setattr(pipeline, "staged_documents", looks)
    again = run(request_of)
    # In a bucket it is a request for each shard.
    assert looks.call_count == 1
    assert (again.outcome, again.version) == ("nothing new", built.version)
    assert (again.inputs, again.duplicates) == (2, 2)
    assert again.found["figures"] == built.found["figures"]


def test_where_nothing_is_new_what_is_set_aside_still_shows(request_of: BuildRequest, articles: Path) -> None:
    (articles / "vide.txt").touch()
    assert run(request_of).set_aside == {"empty": 1}
    again = run(request_of, run_id="deux")
    assert (again.outcome, again.rejected, again.set_aside) == ("nothing new", 1, {"empty": 1})


def test_another_text_mode_is_something_new(built: BuildSummary, request_of: BuildRequest) -> None:
    full = run(dataclasses.replace(request_of, text_mode="full"))
    assert full.outcome == "published"
    assert table(built, "documents")["text"].null_count() == 2
    assert table(full, "documents")["text"].null_count() == 0


@pytest.mark.usefixtures("built")
def test_a_new_article_joins_those_before(
    request_of: BuildRequest, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "autre.txt").write_text("Un troisième article : Iliad achète 500 hectares près de Lyon.\n")
    extracted: list[int] = []

    def counting(shard: Shard, warehouse: Warehouse, recipe: Recipe, files: LexiconFiles, runner: Runner) -> Shard:
        extracted.append(shard.documents.height)
        return extract_shard(shard, warehouse, recipe, files, runner)

    monkeypatch.setattr(pipeline, "extract_shard", counting)
    summary = run(request_of)
    assert (summary.documents, summary.duplicates) == (1, 2)
    assert summary.found["documents"] == 3
    assert extracted == [1]
    assert table(summary, "runs").height == 2


def test_what_cannot_be_read_is_counted_and_named(request_of: BuildRequest, articles: Path) -> None:
    (articles / "rapport.txt").write_bytes(b"%PDF-1.7 ...")
    (articles / "copie.txt").write_bytes((articles / "usine.txt").read_bytes())
    summary = run(request_of)
    assert (summary.inputs, summary.documents, summary.duplicates, summary.rejected) == (4, 2, 1, 1)
    assert summary.set_aside == {"binary": 1}
    assert table(summary, "rejects")["item"].to_list() == ["rapport.txt"]
    assert table(summary, "sources").height == 3


def test_sources_without_a_text_publish_nothing(tmp_path: Path) -> None:
    (tmp_path / "vide.txt").write_text(" \n")
    with pytest.raises(
        InputError, match=r"no text was found in .*vide\.txt, and all .* \(1 empty\)\.\n  vide\.txt: it"
    ):
        run(BuildRequest((str(tmp_path / "vide.txt"),), str(tmp_path / "depot")))


def test_a_source_that_is_well_later_is_among_the_rejects_no_more(request_of: BuildRequest, articles: Path) -> None:
    (articles / "vide.txt").touch()
    (articles / "rapport.pdf").write_bytes(b"%PDF-1.7 ...")
    first = run(request_of)
    assert first.set_aside == {"empty": 1, "unknown_type": 1}

    only_bad = dataclasses.replace(request_of, sources=(str(articles / "vide.txt"),))
    with pytest.raises(InputError, match=rf"\(1 empty\)\. Release {first.version} stands as it was\."):
        run(only_bad, run_id="deux")
    assert current_version(Warehouse(request_of.warehouse)) == first.version

    (articles / "vide.txt").write_text("Iliad achète 500 hectares près de Lyon.\n", encoding="utf-8")
    second = run(request_of, run_id="trois")
    assert (second.inputs, second.documents, second.duplicates, second.rejected) == (4, 1, 2, 1)
    assert second.set_aside == {"unknown_type": 1}
    assert set(table(first, "rejects")["item"]) == {"rapport.pdf", "vide.txt"}


@pytest.mark.usefixtures("built")
def test_a_withdrawn_document_is_in_no_later_release(request_of: BuildRequest) -> None:
    withdraw(Warehouse(request_of.warehouse), "puces.txt")
    summary = run(request_of)
    assert summary.found["documents"] == 1
    assert summary.set_aside == {"withdrawn": 1}


def test_entities_of_one_s_own_are_found(request_of: BuildRequest, articles: Path, tmp_path: Path) -> None:
    (articles / "voltaire.txt").write_text(
        "Chez Voltaire Compute, le chantier de l'usine emploie 300 ouvriers depuis mai.\n"
    )
    (tmp_path / "miens.csv").write_text("name,kind\nVoltaire Compute,organization\n")
    summary = run(dataclasses.replace(request_of, lexicon_files=(str(tmp_path / "miens.csv"),)))
    assert "organization/voltaire-compute" in table(summary, "entities")["entity_id"]


def test_the_build_and_its_release_say_what_the_lexicon_s_files_became(
    request_of: BuildRequest, tmp_path: Path
) -> None:
    mine, ties = tmp_path / "miens.csv", tmp_path / "liens.csv"
    mine.write_text("name,kind,aliases\nCentrale de Brindille,site,\nMeta,organization,la firme bleue\n")
    ties.write_text("subject,relation,object\nCentrale de Brindille,operated_by,Meta\n")
    summary = run(dataclasses.replace(request_of, lexicon_files=(str(mine), str(ties))))
    assert summary.merged == {"added": 1, "changed": 1, "related": 1}
    [row] = table(summary, "runs").to_dicts()
    assert row["lexicon_rows"] == [
        {"file": str(ties), "action": "related", "row_count": 1},
        {"file": str(mine), "action": "added", "row_count": 1},
        {"file": str(mine), "action": "changed", "row_count": 1},
    ]
    # Not given again, one of them is missed; moved, it is the same.
    (tmp_path / "autre").mkdir()
    moved = str(mine.rename(tmp_path / "autre" / mine.name))
    again = run(dataclasses.replace(request_of, lexicon_files=(moved,)), run_id="deux")
    assert again.left_out == [str(ties)]
    told = dict(again.record())["Without"]
    assert told.startswith(f"{ties}, which the last build had as a lexicon: --lexicon {ties} ")
    assert run(dataclasses.replace(request_of, lexicon_files=(moved,)), run_id="trois").left_out == []


def test_a_lexicon_that_cannot_be_used_says_why(request_of: BuildRequest, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.csv cannot be read"):
        run(dataclasses.replace(request_of, lexicon_files=(str(tmp_path / "absent.csv"),)))
    (tmp_path / "faux.csv").write_text("name,kind\nVoltaire,château\n")
    with pytest.raises(InputError, match="château"):
        run(dataclasses.replace(request_of, lexicon_files=(str(tmp_path / "faux.csv"),)))
    (tmp_path / "liens.csv").write_text("subject,relation,object\nVoltaire Compute,operated_by,Meta\n")
    with pytest.raises(InputError, match=r"liens\.csv.*no entity is called 'Voltaire Compute'"):
        run(dataclasses.replace(request_of, lexicon_files=(str(tmp_path / "liens.csv"),)))


def test_a_failed_audit_leaves_the_last_release(
    built: BuildSummary, request_of: BuildRequest, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "autre.txt").write_text("Un troisième article : Iliad achète 500 hectares près de Lyon.\n")
    failure = Failure("figures", "unit_of_kind", "3 rows", "the unit is not one of its kind", ("figures a1",))
    monkeypatch.setattr(auditing, "audit", lambda *_: AuditReport(False, [failure] * 5, 0.1))
    with pytest.raises(ReleaseStopped) as stopped:
        run(request_of, run_id="deux")
    message = str(stopped.value)
    assert f"release {built.version} stands as it was" in message
    assert "figures: unit_of_kind: 3 rows (figures a1): the unit is not one of its kind" in message
    assert "and 2 more" in message
    assert current_version(Warehouse(request_of.warehouse)) == built.version
    assert verify(Path(built.path), Warehouse(request_of.warehouse)).ok

    monkeypatch.undo()
    assert run(request_of, run_id="trois").found["documents"] == 3


def test_a_row_that_breaks_a_rule_is_set_aside_and_the_rest_is_published(
    built: BuildSummary, request_of: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_a_wrong_unit(
        documents: pl.DataFrame, lexicon: Lexicon, done: dict[str, pl.DataFrame]
    ) -> dict[str, pl.DataFrame]:
        tables = parse_documents(documents, lexicon, done=done)
        wrong = pl.when(pl.col("kind") == "power").then(pl.lit("kg")).otherwise("unit")
        return tables | {"figures": tables["figures"].with_columns(unit=wrong)}

    monkeypatch.setattr(auditing, "audit", audit)
    monkeypatch.setattr(extraction, "parse_documents", with_a_wrong_unit)
    other = dataclasses.replace(request_of, warehouse=request_of.warehouse + "2")
    summary = run(other)
    assert summary.outcome == "published"
    assert summary.set_aside == {"failed_expectation": summary.found["rejects"]}
    assert summary.found["figures"] == built.found["figures"] - 1
    assert "power" not in table(summary, "figures")["kind"]
    assert "unit_fits_kind: kind=power, unit=kg" in " ".join(table(summary, "rejects")["detail"])
    assert set(table(summary, "claims")["figure_id"]) <= set(table(summary, "figures")["figure_id"])
    assert verify(Path(summary.path), Warehouse(other.warehouse)).ok


def test_a_second_writer_is_turned_away(request_of: BuildRequest) -> None:
    with exclusive(Warehouse(request_of.warehouse)), pytest.raises(WarehouseLocked):
        run(request_of)


def test_the_summary_is_plain_json(built: BuildSummary) -> None:
    assert json.loads(json.dumps(built.as_dict()))["outcome"] == "published"
