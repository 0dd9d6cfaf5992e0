from __future__ import annotations

import contextlib
import shlex
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.readme import README, VIEWS, Command, Shell, commands, stable, statements


def test_commands_and_statements_are_found() -> None:
    text = "```console\n$ a --b\none\n\ntwo\n$ c\n```\n\n```sql\nSELECT 1;\nFROM x;\n```\n"
    assert commands(text) == [Command("a --b", "one\n\ntwo\n"), Command("c", "")]
    assert statements(text) == ["SELECT 1", "FROM x"]


class Shared(Shell):
    """The shell of all pages: makes a release once that two pages make, and asks it in this process.

    Another process takes a second to start.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._built: dict[str, str] = {}

    def printed(self, line: str) -> str:
        if line.startswith("gigawatt build "):
            if line not in self._built:
                self._built[line] = super().printed(line)
            return self._built[line]
        if not line.startswith("gigawatt ") or "$(" in line:
            return super().printed(line)
        with contextlib.chdir(self.folder):
            ended = CliRunner().invoke(app, shlex.split(line)[1:], env=self.environment)
        assert ended.exit_code == 0, ended.stderr
        return ended.stdout


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shared(tmp_path_factory.mktemp("shell"))


@pytest.mark.xdist_group("prefect")
@pytest.mark.parametrize("page", [README, VIEWS], ids=["README", "views"])
def test_every_command_prints_what_the_page_shows_and_every_statement_finds_rows(page: Path, shell: Shell) -> None:
    text = page.read_text("utf-8")
    for command in commands(text):
        printed = "\n".join(line.rstrip() for line in shell.run(command.line).splitlines())
        assert stable(printed) == stable(command.output), command.line

    [catalog] = shell.folder.glob("out/samples/releases/*/gigawatt.duckdb")
    with duckdb.connect(catalog, read_only=True) as connection:
        for statement in statements(text):
            assert connection.sql(statement).fetchall(), statement
