from __future__ import annotations

import dataclasses
from pathlib import Path

import polars as pl
import pytest

from expectations import audit
from flows.corrections import in_words
from flows.errors import InputError
from flows.pipeline import BuildRequest, build_release
from flows.steps import PlainSteps
from flows.summary import BuildSummary
from warehouse.layout import Warehouse
from warehouse.verify import verify
from warehouse.withdrawals import withdraw

pytestmark = [pytest.mark.usefixtures("unaudited"), pytest.mark.xdist_group("built")]

HEADER = "target,field,value,reason,who,when"
TO_NVIDIA = "uri=puces.txt; surface=40 000 processeurs,object_id,Intel,vu au bilan,A. Dupont,2026-01-31"
"""The lexicon knows Intel, and no text names it."""


@pytest.fixture
def request_of(articles: Path, tmp_path: Path) -> BuildRequest:
    return BuildRequest((str(articles),), str(tmp_path / "depot"), corrections_file=str(tmp_path / "c.csv"))


def run(request: BuildRequest, run_id: str = "un") -> BuildSummary:
    return build_release(request, run_id, PlainSteps())


def write(request: BuildRequest, *rows: str) -> None:
    Path(request.corrections_file or "").write_text("\n".join((HEADER, *rows)), encoding="utf-8")


def table(summary: BuildSummary, name: str) -> pl.DataFrame:
    return pl.read_parquet(Path(summary.path) / "tables" / name / "part-0000.parquet")


def corrected_claims(summary: BuildSummary) -> list[tuple[str, str]]:
    claims = table(summary, "claims").filter(pl.col("corrected_by").is_not_null())
    return claims.select("object_id", "corrected_by").rows()


@pytest.mark.usefixtures("built")
def test_a_correction_is_applied_credited_and_told(request_of: BuildRequest) -> None:
    write(request_of, TO_NVIDIA, "uri=absent.txt,claim,none,faux,B. Martin,2026-02-01")
    summary = run(request_of)
    assert corrected_claims(summary) == [("organization/intel", "A. Dupont")]
    assert summary.corrected == {"applied": [1], "no_match": [2]}
    assert ("Corrected", "1 applied; not applied: row 2 (no_match)") in summary.rows()
    facts = table(summary, "facts").filter(pl.col("corrected_by").is_not_null())
    assert facts.select("object_id", "corrected_by").rows() == [("organization/intel", "A. Dupont")]
    assert "organization/intel" in table(summary, "entities")["entity_id"]
    assert table(summary, "corrections")["outcome"].to_list() == ["applied", "no_match"]
    assert verify(Path(summary.path), Warehouse(request_of.warehouse)).ok


def test_later_builds_replay_it_until_another_file_is_given(
    built: BuildSummary, request_of: BuildRequest, articles: Path
) -> None:
    assert (corrected_claims(built), built.corrected) == ([], {})
    write(request_of, TO_NVIDIA)
    assert run(request_of, "deux").outcome == "published"
    unchanged = run(dataclasses.replace(request_of, corrections_file=None), "trois")
    assert (unchanged.outcome, unchanged.corrected) == ("nothing new", {"applied": [1]})
    (articles / "autre.txt").write_text("Un troisième article : Iliad achète 500 hectares près de Lyon.\n")
    remembered = run(dataclasses.replace(request_of, corrections_file=None), "quatre")
    assert corrected_claims(remembered) == [("organization/intel", "A. Dupont")]
    write(request_of)
    emptied = run(request_of, "cinq")
    assert (emptied.outcome, corrected_claims(emptied)) == ("published", [])


@pytest.mark.usefixtures("built")
def test_it_says_when_a_correction_no_longer_applies(request_of: BuildRequest) -> None:
    write(request_of, TO_NVIDIA)
    run(request_of)
    withdraw(Warehouse(request_of.warehouse), "puces.txt")
    summary = run(dataclasses.replace(request_of, corrections_file=None), "deux")
    assert summary.corrected == {"no_match": [1]}


@pytest.mark.usefixtures("built")
def test_a_unit_that_was_misread_can_be_corrected(request_of: BuildRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.auditing.audit", audit)
    write(request_of, "surface=12 milliards d'euros,unit,USD,en dollars selon le communiqué,A. Dupont,2026-01-31")
    summary = run(request_of)
    assert summary.set_aside == {}
    assert table(summary, "claims").filter(unit="USD").height == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(None, r"The corrections .*c\.csv cannot be read", id="absent"),
        pytest.param(f"{HEADER}\né".encode("cp1252"), "are no CSV file in UTF-8", id="another encoding"),
        pytest.param(b"", "are no CSV file in UTF-8", id="empty"),
        pytest.param(b"target,field\n", "no column 'value'", id="another header"),
        pytest.param(
            f"# nos corrections\n{HEADER}\n{TO_NVIDIA}\nuri=a.txt,low,12,plus, ou moins,A,2026-01-31".encode(),
            r"c\.csv, row 2: more cells than the header: put a value that holds a comma in quotes",
            id="a comma without quotes",
        ),
        pytest.param(
            f"{HEADER}\n{TO_NVIDIA}\nuri=a.txt,metric,prix,x,A,2026-01-31".encode(),
            r"c\.csv, row 2: value of metric is none of",
            id="a value that cannot be",
        ),
    ],
)
def test_a_file_at_fault_stops_the_build(request_of: BuildRequest, content: bytes | None, says: str) -> None:
    if content is not None:
        Path(request_of.corrections_file or "").write_bytes(content)
    with pytest.raises(InputError, match=says):
        run(request_of)
    assert not (Path(request_of.warehouse) / "releases").exists()


def test_few_of_many_that_do_not_apply_are_named() -> None:
    assert in_words({"no_match": list(range(1, 9))}) == (
        "0 applied; not applied: row 1 (no_match), row 2 (no_match), row 3 (no_match), row 4 (no_match), "
        "row 5 (no_match) and 3 more"
    )
