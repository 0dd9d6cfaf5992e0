from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.readme import README, VIEWS, Command, Shell, commands, stable, statements


def test_commands_and_statements_are_found() -> None:
    text = "```console\n$ a --b\none\n\ntwo\n$ c\n```\n\n```sql\nSELECT 1;\nFROM x;\n```\n"
    assert commands(text) == [Command("a --b", "one\n\ntwo\n"), Command("c", "")]
    assert statements(text) == ["SELECT 1", "FROM x"]


@pytest.mark.xdist_group("prefect")
@pytest.mark.parametrize("page", [README, VIEWS], ids=["README", "views"])
def test_every_command_prints_what_the_page_shows_and_every_statement_finds_rows(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    shell = Shell(tmp_path)
    for command in commands(text):
        printed = "\n".join(line.rstrip() for line in shell.run(command.line).splitlines())
        assert stable(printed) == stable(command.output), command.line

    [catalog] = tmp_path.glob("out/samples/releases/*/gigawatt.duckdb")
    with duckdb.connect(catalog, read_only=True) as connection:
        for statement in statements(text):
            assert connection.sql(statement).fetchall(), statement
