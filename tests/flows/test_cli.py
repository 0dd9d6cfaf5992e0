from __future__ import annotations

import ast
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from flows import extracting
from flows.cli import app
from flows.command.ending import reported
from flows.extracting import extract_texts
from flows.show import show_reading
from tests.warehouse.synthetic import landed
from warehouse.landing import land
from warehouse.layout import Warehouse
from warehouse.lock import exclusive

pytestmark = pytest.mark.xdist_group("prefect")


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def gigawatt(*arguments: str | Path, typed: str | None = None) -> Ended:
    ended = CliRunner().invoke(app, [str(argument) for argument in arguments], input=typed)
    return Ended(ended.exit_code, ended.stdout, ended.stderr)


@pytest.fixture(scope="module")
def built(
    prefect_server: str,  # noqa: ARG001 - in the environment
    texts: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Ended, Path]:
    """How a build of two articles ended, once for the module, and its warehouse."""
    folder = tmp_path_factory.mktemp("depot")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return gigawatt("build", folder / "*.txt", "--warehouse", folder / "depot"), folder / "depot"


@pytest.fixture(scope="module")
def depot(built: tuple[Ended, Path]) -> Path:
    """A warehouse with a release of two articles."""
    ended, depot = built
    assert ended.code == 0, ended.err
    return depot


def test_a_build_says_what_it_read_found_and_published(built: tuple[Ended, Path]) -> None:
    ended, depot = built
    assert ended.code == 0
    assert re.search(r"^Read +2 inputs = 2 documents \+ 0 duplicates \+ 0 rejected$", ended.out, re.M)
    assert re.search(r"^Found +\d+ figures, .* in 2 documents$", ended.out, re.M)
    assert re.search(r"^Published +\d{4}-\d\d-\d\d\.0 in .*depot/releases/", ended.out, re.M)
    assert re.match(r"Starting Prefect, which .* …\nstart +· ", ended.err)
    assert "extract" in ended.err
    assert "extract  " not in ended.out

    again = gigawatt("build", depot.parent / "*.txt", "--warehouse", depot, "--json")
    assert json.loads(again.out)["outcome"] == "nothing new"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        pytest.param(["build"], 2, "Missing argument", id="no source"),
        pytest.param(["build", "x.txt", "--text", "some"], 2, "Invalid value for '--text'", id="an unknown text mode"),
        pytest.param(["build", "x.txt", "--column", "body"], 2, "is not FIELD=NAME", id="a column without field"),
        pytest.param(["build", "absent.txt"], 3, "absent.txt", id="a missing source"),
        pytest.param(["build", "{article}", "--column", "corps=body"], 2, "corps", id="an unknown field"),
        pytest.param(["build", "{article}", "--lexicon", "absent.csv"], 3, "absent.csv cannot be read", id="a lexicon"),
        pytest.param(["query", "SELECT 1"], 3, "gigawatt-warehouse is no warehouse", id="a query of no warehouse"),
        pytest.param(
            ["build", "\udce9t\udce9.txt"], 2, "The name \ufffdt\ufffd.txt is not in UTF-8", id="a name in Latin-1"
        ),
        pytest.param(
            ["build", "{article}", "-w", "{article}"], 3, "is no folder, nor can it be", id="a file as warehouse"
        ),
        pytest.param(["releases", "-w", "{article}"], 3, "usine.txt is no warehouse", id="releases of a file"),
        pytest.param(
            ["verify", "{archive}"], 3, "is an archive: unpack it (tar -xf", id="an archive that is not unpacked"
        ),
        pytest.param(["query", " -- rien ;\n"], 2, "There is no question", id="an empty query"),
        pytest.param(["releases"], 3, "gigawatt-warehouse is no warehouse", id="releases of no warehouse"),
        pytest.param(["gc", "-w", "absent"], 3, "absent is no warehouse", id="what no warehouse does not need"),
        pytest.param(["verify", "1999-01-01.0"], 3, "1999-01-01.0", id="an unknown release"),
        pytest.param(["withdraw", "absent.txt"], 3, "is no warehouse", id="a document of no warehouse"),
        pytest.param(["extract", "absent.txt"], 3, "absent.txt", id="a missing text"),
        pytest.param(["schedule", "{article}", "--cron", "chaque jour"], 2, "is no schedule", id="a bad schedule"),
        pytest.param(
            ["schedule", "{article}", "--cron", "0 6 * * *", "--timezone", "Mars"],
            2,
            "no time zone Mars",
            id="a bad zone",
        ),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    arguments: list[str], code: int, says: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # No server is started for these.
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    archive = tmp_path / "une archive.tar"
    archive.touch()
    ended = gigawatt(*(argument.format(article=articles / "usine.txt", archive=archive) for argument in arguments))
    assert (ended.code, says in ended.err) == (code, True), ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""


def test_a_locked_warehouse_is_told_at_once(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with exclusive(Warehouse(str(tmp_path / "depot"))):
        ended = gigawatt("build", articles, "--warehouse", tmp_path / "depot")
    assert ended.code == 5
    assert "is being written by another run" in ended.err


def test_a_query_prints_a_table_or_what_programs_read(depot: Path, tmp_path: Path) -> None:
    ask = ("query", "SELECT kind, count(*) AS n FROM figures GROUP BY kind ORDER BY kind", "-w", depot)
    assert "┃ kind" in gigawatt(*ask).out
    assert gigawatt(*ask, "--format", "csv").out.startswith("kind,n\n")
    typed = gigawatt(
        "query", "-", *ask[2:], "--release", "latest", "--format", "csv", typed=f"-- les unités\n{ask[1]}\n"
    )
    assert typed.out.startswith("kind,n\n")
    rows = json.loads(gigawatt(*ask, "--format", "json").out)
    assert {"kind": "power", "n": 1} in rows
    assert gigawatt(*ask, "--output", tmp_path / "kinds.parquet").out == ""
    assert pl.read_parquet(tmp_path / "kinds.parquet").to_dicts() == rows
    for place, why in ((tmp_path, "it is a folder"), (tmp_path / "absent" / "a.csv", "there is no such folder")):
        ended = gigawatt(*ask, "--output", place)
        assert (ended.code, f"{place} cannot be written ({why})" in ended.err) == (3, True)
    book = gigawatt(*ask, "--output", tmp_path / "a.xlsx")
    assert (book.code, "a.xlsx: no answer is written as .xlsx: name it .csv" in book.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["kinds.parquet"]


def test_a_query_adds_currencies_by_the_rates_of_a_file(depot: Path, tmp_path: Path) -> None:
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,rate\nEUR,2\n", encoding="utf-8")
    sql = "SELECT unit, low FROM totals_in('USD', getvariable('rates')) WHERE unit IN ('EUR', 'USD') ORDER BY ALL"
    [alone] = json.loads(gigawatt("query", sql, "-w", depot, "-f", "json").out)
    [worth] = json.loads(gigawatt("query", sql, "-w", depot, "-f", "json", "--rates", rates).out)
    assert (alone["unit"], worth) == ("EUR", {"unit": "USD", "low": 2 * alone["low"]})
    rates.write_text("currency,rate\neuro,2\n", encoding="utf-8")
    ended = gigawatt("query", sql, "-w", depot, "--rates", rates)
    assert (ended.code, ended.out) == (3, "")
    assert "row 1: currency is no code of three capitals" in ended.err


def test_a_wrong_query_says_where(depot: Path) -> None:
    ended = gigawatt("query", "SELECT nothing FROM figures", "--warehouse", depot)
    assert ended.code == 3
    assert "nothing" in ended.err
    assert gigawatt("query", "DROP TABLE figures", "--warehouse", depot).code == 3


def test_the_releases_are_listed(depot: Path) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.0 +2 documents +\d+ facts  latest\n", gigawatt("releases", "-w", depot).out)
    [release] = json.loads(gigawatt("releases", "-w", depot, "--json").out)
    assert (release["latest"], release["documents"]) == (True, 2)
    assert Path(release["archive"]).is_file()


def test_verify_finds_a_changed_file(depot: Path, tmp_path: Path) -> None:
    assert "is as it was published" in gigawatt("verify", "--warehouse", depot).out
    copy = Path(shutil.copytree(next((depot / "releases").glob("*.0")), tmp_path / "copie"))
    assert gigawatt("verify", copy).code == 0
    (copy / "README.md").write_text("autre chose")
    ended = gigawatt("verify", copy)
    assert ended.code == 4
    assert "README.md" in ended.out
    assert json.loads(gigawatt("verify", copy, "--json").out)["ok"] is False


def test_a_folder_that_is_no_release_is_not_called_damaged(articles: Path) -> None:
    ended = gigawatt("verify", articles)
    assert ended.code == 3
    assert f"{articles} is no release" in ended.err


def test_a_warehouse_taken_for_a_release_is_told(depot: Path) -> None:
    ended = gigawatt("verify", depot)
    assert (ended.code, f"of a warehouse, say --warehouse {depot}" in ended.err) == (3, True)


def test_a_document_is_withdrawn(depot: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(depot, tmp_path / "depot"))
    assert gigawatt("withdraw", "puces.txt", "-w", mine).out.startswith("Withdrawn: 1 document (puces.txt).")
    assert gigawatt("withdraw", "puces.txt", "-w", mine).out.startswith("Withdrawn before")


def test_several_texts_of_one_uri_are_told_apart_as_they_are_withdrawn(depot: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(depot, tmp_path / "depot"))
    land(Warehouse(str(mine)), landed({"puces.txt": "Nvidia a livré 60 000 processeurs à Meta.\n"}))
    lines = gigawatt("withdraw", "puces.txt", "-w", mine).out.splitlines()
    assert lines[0].startswith("Withdrawn: 2 documents (puces.txt).")
    assert sorted(line[34:] for line in lines[1:3]) == [
        "  Nvidia a livré 40 000 processeurs à xAI en juin 2025. Elon Musk promet d'en inst …",
        "  Nvidia a livré 60 000 processeurs à Meta. …",
    ]
    assert "take the lines of puces.txt out of " in lines[3]


def test_nothing_is_made_where_there_is_nothing_to_withdraw_from(tmp_path: Path) -> None:
    ended = gigawatt("withdraw", "puces.txt", "-w", tmp_path / "absent")
    assert ended.code == 3
    assert "absent is no warehouse" in ended.err
    assert not (tmp_path / "absent").exists()


def test_extract_marks_what_it_found(articles: Path) -> None:
    ended = gigawatt("extract", articles / "usine.txt")
    assert ended.code == 0
    assert "<Meta> va investir [12 milliards d'euros]" in ended.out
    assert "plus de [2 gigawatts], selon <Mark Zuckerberg>" in ended.out
    assert re.search(r"\[figures\] 2 +\{periods\} 1 +<entities> \d", ended.out)


def test_extract_colours_a_terminal(articles: Path) -> None:
    [reading], _ = extract_texts([str(articles / "usine.txt")])
    screen = io.StringIO()
    show_reading(reading, Console(file=screen, force_terminal=True, color_system="standard", width=100))
    assert re.search(r"\x1b\[[\d;]*m12 milliards d'euros\x1b\[0m", screen.getvalue())
    assert "[12 milliards" not in re.sub(r"\x1b\[[\d;]*m", "", screen.getvalue())


def test_extract_reads_standard_input(texts: dict[str, str]) -> None:
    ended = gigawatt("extract", "-", "--json", typed=texts["usine.txt"])
    [document] = json.loads(ended.out)["documents"]
    [money, power] = document["figures"]
    assert (money["surface"], money["low"], money["unit"]) == ("12 milliards d'euros", 12e9, "EUR")
    assert document["text"][power["start_char"] : power["end_char"]] == power["surface"] == "2 gigawatts"
    assert document["entities"]["organization/meta"] == "Meta"
    assert gigawatt("extract", "-", typed=" \n").code == 3


def test_extract_reads_a_column_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Article entier\nMeta construit 2 gigawatts.\n", encoding="utf-8")
    ended = gigawatt("extract", tmp_path / "a.csv", "--column", "text=Article entier")
    assert "<Meta> construit [2 gigawatts]" in ended.out
    assert "(--column text=NAME)" in gigawatt("extract", tmp_path / "a.csv").err


def test_extract_tells_several_texts_apart_in_the_order_given(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f'url,text\nz,Meta construit 9 gigawatts.\ny,"{(articles / "puces.txt").read_text("utf-8")}"\nx,\n', "utf-8"
    )
    files = [articles / "puces.txt", tmp_path / "a.csv", articles / "usine.txt"]
    ended = gigawatt("extract", *files)
    assert re.findall(r"^(\S.*) ─+$", ended.out, re.MULTILINE) == ["puces.txt, y", "z", "usine.txt"]
    assert ended.err == "gigawatt: set aside a.csv#3 (empty): it holds no text: leave it out\n"
    machine = json.loads(gigawatt("extract", "--json", *files).out)
    assert [each["uris"] for each in machine["documents"]] == [["puces.txt", "y"], ["z"], ["usine.txt"]]
    assert [each["item"] for each in machine["rejects"]] == ["a.csv#3"]


def test_extract_reads_no_more_than_anybody_looks_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "MOST", 1_000)
    (tmp_path / "long.txt").write_text("Meta construit 2 gigawatts. " * 40, "utf-8")
    ended = gigawatt("extract", tmp_path / "long.txt")
    assert (ended.code, ended.out) == (3, "")
    assert "more than 0 MB of text, which is too much to show" in ended.err
    assert "gigawatt build" in ended.err


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | environment
    )


def test_help_and_extract_do_not_wait_for_what_they_do_not_need(articles: Path) -> None:
    watched = {"polars", "duckdb", "prefect", "great_expectations", "pandas", "trafilatura", "http.client"}
    heavy = f"print(sorted({watched!r} & set(sys.modules)))"
    assert _python(f"import sys, flows.cli; {heavy}").stdout == "[]\n"
    ended = _python(
        f"""
import sys, io, contextlib
from flows.cli import app
from flows.command.ending import reported
with contextlib.redirect_stdout(io.StringIO()):
    app(["extract", {str(articles / "usine.txt")!r}], standalone_mode=False)
print(sys.modules["polars"].thread_pool_size())
{heavy}
"""
    )
    *_, threads, imported = ended.stdout.splitlines()
    assert set(ast.literal_eval(imported)) <= {"duckdb", "polars"}
    # Threads that wait for each other take longer over a page than one.
    assert threads == "1"


def test_a_command_that_failed_ends_at_once() -> None:
    code = (
        "import atexit, flows.cli as cli; atexit.register(print, 'a long story')\n"
        "def app():\n print('told'); raise SystemExit(5)\n"
        "cli.app = app; cli.main()"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (5, "told\n", "")


def test_the_version_is_the_package_s() -> None:
    assert re.fullmatch(r"gigawatt \d+\.\d+\.\d+\n", gigawatt("--version").out)


def test_help_lists_the_exit_codes() -> None:
    text = " ".join(gigawatt("--help").out.split())
    assert "4 the audit stopped a release" in text


def test_a_reader_of_a_table_that_has_enough_is_no_error_either() -> None:
    def as_rich_does() -> None:
        try:
            raise BrokenPipeError
        except BrokenPipeError:
            raise SystemExit(1)  # noqa: B904 - Rich does not say from what

    with pytest.raises(typer.Exit) as ended, reported():
        as_rich_does()
    assert ended.value.exit_code == 0


@pytest.mark.parametrize(("form", "beginning"), [("csv", "range"), ("json", "[\n  {"), ("parquet", "PAR1")])
def test_a_reader_that_has_enough_is_no_error(depot: Path, form: str, beginning: str) -> None:
    query = f"query 'SELECT *, uuid() FROM range(50000)' -f {form} -w {depot}"
    command = f"{sys.executable} -c 'from flows.cli import main; main()' {query} | head -c {len(beginning)}"
    ended = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, beginning, "")
