"""Whether a release is what it says: files unaltered, surfaces slices of their text, references resolved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from schemas import RELEASE_TABLES
from warehouse.checksums import NAME, listed_files, read_checksums
from warehouse.digests import file_digests
from warehouse.layout import Warehouse
from warehouse.manifest import CATALOG, MANIFEST
from warehouse.slices import check_slices
from warehouse.sqltext import file_pattern, literal

FETCH_AGAIN = "unpack the release from its archive again"
REPORT_IT = "the release was written wrongly: build it anew, and report it with its recipe"


@dataclass(frozen=True)
class Problem:
    """Something that is not as it should be: in which file, where in it, what, and what to do."""

    file: str
    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.what}; {self.remedy}"


@dataclass(frozen=True)
class VerifyReport:
    """What was checked, and what is wrong.

    `unsliced` rows stand in sentences that the release does not quote, and could not be compared with their text.
    """

    files: int
    rows: int
    sliced: int
    unsliced: int
    problems: list[Problem]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(release: Path, warehouse: Warehouse | None = None) -> VerifyReport:
    """Checks a release folder; with its warehouse at hand, also the surfaces in sentences that are not quoted."""
    problems, files = _check_files(release)
    # What is damaged or missing may not even open: nothing more can be said of it.
    if problems:
        return VerifyReport(files, 0, 0, 0, problems)
    rows, miscounted = _check_counts(release)
    sliced = check_slices(release / "tables", warehouse)
    problems += miscounted
    problems += [
        Problem(f"tables/{table}", place, "the surface is not the slice of its text", REPORT_IT)
        for table, place in sliced.wrong
    ]
    problems += _check_keys(release)
    return VerifyReport(files, rows, sliced.right + len(sliced.wrong), sliced.unknown, problems)


def _check_files(release: Path) -> tuple[list[Problem], int]:
    if not (release / NAME).is_file():
        return [Problem(NAME, "", "it is missing", FETCH_AGAIN)], 0
    listed = read_checksums(release)
    there = {path.relative_to(release).as_posix(): path for path in listed_files(release)}
    problems = [
        Problem(name, "", "it is listed in SHA256SUMS and not there", FETCH_AGAIN)
        for name in sorted(listed.keys() - there.keys())
    ]
    problems += [
        Problem(name, "", "it is not listed in SHA256SUMS", "remove it; a release does not change once published")
        for name in sorted(there.keys() - listed.keys())
    ]
    common = sorted(listed.keys() & there.keys())
    problems += [
        Problem(name, "", "its content is not what SHA256SUMS says", FETCH_AGAIN)
        for name, digest in zip(common, file_digests(there[name] for name in common), strict=True)
        if digest != listed[name]
    ]
    needed = [MANIFEST, CATALOG, *(f"tables/{name}/part-0000.parquet" for name in RELEASE_TABLES)]
    problems += [
        Problem(name, "", "a release holds it, and this one does not", FETCH_AGAIN)
        for name in needed
        if name not in there and name not in listed
    ]
    return problems, len(there)


def _check_counts(release: Path) -> tuple[int, list[Problem]]:
    said = json.loads((release / MANIFEST).read_text("utf-8"))["rows"]
    problems = []
    total = 0
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {literal(str(release / CATALOG))} AS catalog (READ_ONLY)")
        for name in RELEASE_TABLES:
            in_parquet = _count(connection, _parquet(release, name))
            in_catalog = _count(connection, f"catalog.{name}")
            total += in_parquet
            for file, count in ((f"tables/{name}", in_parquet), (CATALOG, in_catalog)):
                if count != said.get(name):
                    what = f"it has {count} rows, and {MANIFEST} says {said.get(name)}"
                    problems.append(Problem(file, name, what, REPORT_IT))
    return total, problems


def _check_keys(release: Path) -> list[Problem]:
    with duckdb.connect() as connection:
        return [
            Problem(f"tables/{table}", place, what, REPORT_IT)
            for table, query, what in _key_queries(release)
            for (place,) in connection.execute(f"{query} LIMIT 5").fetchall()
        ]


def _key_queries(release: Path) -> Iterator[tuple[str, str, str]]:
    """Table, a query whose rows are the places that are wrong, and what is wrong with them."""
    yield (
        "documents",
        f"SELECT doc_id FROM {_parquet(release, 'documents')} WHERE left(sha256(text), 32) != doc_id ORDER BY 1",
        "the text is not that which the doc_id was made of",
    )
    for name, table in RELEASE_TABLES.items():
        here = _parquet(release, name)
        place = " || ' ' || ".join(f"coalesce(CAST({key} AS VARCHAR), '')" for key in table.key)
        yield (
            name,
            f"SELECT {place} FROM {here} GROUP BY {', '.join(table.key)} HAVING count(*) > 1 ORDER BY 1",
            "several rows have this key",
        )
        for column in table.columns:
            if not column.references:
                continue
            other, key = column.references.split(".")
            yield (
                name,
                f"SELECT {column.name} || ' in ' || {place} FROM {here} WHERE {column.name} IS NOT NULL "
                f"AND {column.name} NOT IN (SELECT {key} FROM {_parquet(release, other)}) ORDER BY 1",
                f"{column.name} is not in {other}",
            )


def _count(connection: duckdb.DuckDBPyConnection, source: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {source}").fetchone()
    return int(row[0]) if row else 0


def _parquet(release: Path, table: str) -> str:
    return f"read_parquet({file_pattern(release / 'tables' / table)} || '/*.parquet')"
