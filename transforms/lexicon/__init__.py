"""What a language's press writes with: units, scales, cue words, names. One folder of CSV files a language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import polars as pl


# Compared by identity: frames have no truth value, and what is compiled from a lexicon is cached under the object.
@dataclass(frozen=True, eq=False)
class Lexicon:
    """The tables of one language, all columns text, and those that a user's files add or override."""

    language: str
    tables: dict[str, pl.DataFrame]

    def __getitem__(self, name: str) -> pl.DataFrame:
        return self.tables[name]

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all tables, in hex: equal where the content is."""
        return self.digest_of(self.tables)

    def digest_of(self, names: Iterable[str]) -> str:
        """SHA-256 over those of the tables that have one of the names, in hex; other names count for nothing."""
        digest = hashlib.sha256(self.language.encode())
        for name in sorted(self.tables.keys() & set(names)):
            digest.update(f"\x1e{name}\x1e{self._contents[name]}".encode())
        return digest.hexdigest()

    @cached_property
    def _contents(self) -> dict[str, str]:
        return {name: table.write_csv() for name, table in self.tables.items()}


@cache
def read_lexicon(language: str = "fr") -> Lexicon:
    """The lexicon that ships with the package.

    A table is named like its file: `transforms/lexicon/fr/bounds.csv` is `lexicon["bounds"]`. Lines that begin with
    "#" are comments; an empty cell is null.
    """
    folder = resources.files(__name__) / language
    tables = {
        entry.name.removesuffix(".csv"): pl.read_csv(entry.read_bytes(), comment_prefix="#", infer_schema=False)
        for entry in folder.iterdir()
        if entry.name.endswith(".csv")
    }
    return Lexicon(language, dict(sorted(tables.items())))


@cache
def read_languages() -> pl.DataFrame:
    """Common words of each language that is told apart, all columns text: `language`, `name`, `words`, `example`."""
    content = (resources.files(__name__) / "languages.csv").read_bytes()
    return pl.read_csv(content, comment_prefix="#", infer_schema=False)
