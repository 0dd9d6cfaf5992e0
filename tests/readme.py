"""The commands of the README and docs/views.md: what they are, what they print, and the pages with what they print now.

`python -m tests.readme` runs them and writes their output into the pages.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
VIEWS = ROOT / "docs" / "views.md"
_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```\n)", re.DOTALL)
_SQL = re.compile(r"```sql\n(.*?)```\n", re.DOTALL)
# What differs from run to run: how long it took, how fast it was, the day of the release.
_VOLATILE = ((re.compile(r"\b20\d\d-\d\d-\d\d\.\d+"), "VERSION"), (re.compile(r"Took .*(\n {11}.*)*"), "Took"))


@dataclass(frozen=True)
class Command:
    """A command of the README and the output that stands below it."""

    line: str
    output: str


def commands(text: str) -> list[Command]:
    """The commands of all console blocks, in order."""
    found = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            found.append(Command(line, output))
    return found


def statements(text: str) -> list[str]:
    """The statements of all SQL blocks, in order."""
    return [statement.strip() for block in _SQL.findall(text) for statement in block.split(";") if statement.strip()]


def stable(output: str) -> str:
    """The output without what differs from run to run."""
    for pattern, replacement in _VOLATILE:
        output = pattern.sub(replacement, output)
    return output.strip()


class Shell:
    """Runs the README's commands one after the other in a folder of their own, which has the samples."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "samples").symlink_to(ROOT / "samples")
        self.environment = os.environ | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "110",
        }
        self.environment.pop("GIGAWATT_WAREHOUSE", None)

    def run(self, line: str) -> str:
        """What the command prints to standard output; raises `CalledProcessError` where it fails."""
        if line.startswith("make "):
            return "".join(self.run(part) for part in _recipe(line))
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            self.environment[name] = value
            return ""
        return self.printed(line)

    def printed(self, line: str) -> str:
        """What a process of its own prints that runs the line."""
        return subprocess.run(
            line,
            shell=True,
            check=True,
            cwd=self.folder,
            env=self.environment,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        ).stdout


def _recipe(line: str) -> list[str]:
    """The lines that the make target runs, without making the environment it runs in."""
    [_, target] = shlex.split(line)
    shown = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "--assume-old=.venv/.installed", target],
        check=True, cwd=ROOT, text=True, stdout=subprocess.PIPE,
        # Not those of a make that runs the tests.
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
    ).stdout  # fmt: skip
    return shown.replace("\\\n", "").replace(".venv/bin/gigawatt", "gigawatt").splitlines()


def rewritten(text: str, shell: Shell) -> str:
    """The README with the output of its commands as they print it now."""

    def block(match: re.Match[str]) -> str:
        parts = re.split(r"^\$ ", match[0], flags=re.MULTILINE)[1:]
        lines = [part.partition("\n")[0] for part in parts]
        return "".join(f"$ {line}\n{_trimmed(shell.run(line))}" for line in lines)

    return _BLOCK.sub(block, text)


def _trimmed(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in output.rstrip("\n").splitlines())


if __name__ == "__main__":
    for page in (README, VIEWS):
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(rewritten(page.read_text("utf-8"), Shell(Path(folder))), "utf-8")
