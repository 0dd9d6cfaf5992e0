"""What the command asks of published releases."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from flows.errors import UsageError
from flows.paths import shown_path, written_whole
from flows.rates import read_rates
from warehouse.answers import show_answer, write_answer
from warehouse.checksums import NAME as SHA256SUMS
from warehouse.errors import UnknownRelease
from warehouse.layout import Warehouse
from warehouse.manifest import MANIFEST
from warehouse.publish import RELEASES, find_release, known_version
from warehouse.publish import releases as all_releases
from warehouse.query import answer, is_blank
from warehouse.verify import VerifyReport, verify

if TYPE_CHECKING:
    import polars as pl
    from rich.console import Console


def ask(
    warehouse: str, version: str | None, sql: str, form: str, output: Path | None, rates: str | None = None
) -> None:
    """Prints the rows that the SQL gives, or writes them to the file `output`; "-" is the SQL on standard input.

    `rates` is a CSV file that the SQL has as `getvariable('rates')`. Raises `InputError`, `UsageError` where there is
    no SQL, `warehouse.errors.UnknownRelease` and `QueryError`.
    """
    sql = sys.stdin.read() if sql == "-" else sql
    if is_blank(sql):
        raise UsageError('There is no question: give some SQL, as in gigawatt query "FROM conflicts".')
    worth = read_rates(rates) if rates else None
    with answer(find_release(Warehouse(warehouse), version), sql, worth) as rows:
        if output is not None:
            with written_whole(output) as path:
                _write(rows, form, path)
        elif form == "table":
            show_answer(rows, console())
        else:
            write_answer(rows, form, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _write(rows: Iterable[pl.DataFrame], form: str, path: Path) -> None:
    if form == "table":
        from rich.console import Console

        with path.open("w", encoding="utf-8") as file:
            show_answer(rows, Console(file=file, width=200))
        return
    with path.open("wb") as stream:
        write_answer(rows, form, stream)


def console() -> Console:
    """Standard output. Where nobody watches, the width of a terminal is a guess: a log takes longer lines."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else 120)


def list_releases(warehouse: str) -> list[dict[str, object]]:
    """One entry per release, oldest first. Raises `warehouse.errors.NoWarehouse`."""
    place = Warehouse(warehouse)
    place.require()
    return [
        {
            "version": release.manifest.version,
            "latest": release.current,
            "documents": release.manifest.rows.get("documents", 0),
            "facts": release.manifest.rows.get("facts", 0),
            "text": release.manifest.text_mode,
            "path": shown_path(release.address),
            "archive": shown_path(release.archive),
        }
        for release in all_releases(place)
    ]


@dataclass(frozen=True)
class Verified:
    """What was checked of a release."""

    path: str
    report: VerifyReport

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.report.ok

    def as_dict(self) -> dict[str, object]:
        """The same for machines: one JSON object."""
        return {"path": self.path, "ok": self.ok, **asdict(self.report)}

    def text(self) -> str:
        """The same for people, one line a problem."""
        report = self.report
        if report.ok:
            unquoted = (
                f"; {report.unsliced:,} more stand in sentences that it does not quote" if report.unsliced else ""
            )
            return (
                f"{self.path} is as it was published: {report.files} files hashed, {report.rows:,} rows counted, "
                f"{report.sliced:,} surfaces sliced out of their text{unquoted}"
            )
        return "\n".join([f"{self.path} is damaged:", *(f"  {problem}" for problem in report.problems)])


def verify_release(warehouse: str, release: str | None) -> Verified:
    """The release checked: a version of the warehouse, a release's folder or address anywhere, or the latest."""
    place = Warehouse(warehouse)
    if release and release.endswith(".tar") and Path(release).is_file():
        message = f"{release} is an archive: unpack it (tar -xf {quote(release)}) and name the folder that it holds"
        raise UnknownRelease(message)
    if release and ("://" in release or Path(release).is_dir()):
        return _verify_folder(release, place)
    folder_name = f"{RELEASES}/{known_version(place, release)}"
    with place.store.whole(folder_name) as folder:
        return Verified(shown_path(place.store.address(folder_name)), verify(folder, place))


def _verify_folder(release: str, place: Warehouse) -> Verified:
    parent, _, name = (release if "://" in release else str(Path(release).resolve())).rstrip("/").rpartition("/")
    with Warehouse(parent).store.whole(name) as folder:
        if not (folder / MANIFEST).is_file() and not (folder / SHA256SUMS).is_file():
            whole = (folder / RELEASES).is_dir()
            remedy = f"of a warehouse, say --warehouse {quote(release)}" if whole else "name a release's folder"
            message = f"{release} is no release: it has neither {MANIFEST} nor {SHA256SUMS}; {remedy}"
            raise UnknownRelease(message)
        # Full texts are at hand only for a release in its warehouse.
        releases = place.store.address(RELEASES)
        own = parent in (releases, str(Path(releases).resolve()))
        return Verified(shown_path(f"{parent}/{name}"), verify(folder, place if own else None))
