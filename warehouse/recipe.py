"""The recipe: what decides, besides the text, what is extracted from it."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from warehouse.digests import digest_of

EXTRACTING = ("schemas", "transforms")
PUBLISHING = ("expectations", "flows", "warehouse")
# Their releases may read a pattern, a number word or a currency in another way.
DEPENDENCIES = ("babel", "polars", "text2num")


class Digested(Protocol):
    """A lexicon, as far as a recipe is concerned."""

    @property
    def digest(self) -> str:
        """Equal where the content is."""


def recipe(lexicon: Digested) -> str:
    """Hash (128 bit, in hex) of the code that extracts, the lexicon and the libraries that decide their results."""
    versions = [f"{name} {version(name)}" for name in DEPENDENCIES]
    return digest_of([_running(EXTRACTING), lexicon.digest, *versions])[:32]


def release_recipe(lexicon: Digested) -> str:
    """Hash like `recipe`, over the code that audits and writes a release too: its views, pages and checks."""
    return digest_of([recipe(lexicon), _running(PUBLISHING)])[:32]


def source_digest(packages: tuple[str, ...]) -> str:
    """SHA-256 over the packages' code, SQL and pages, in hex; the lexicon's tables have a digest of their own."""
    digest = hashlib.sha256()
    for package in packages:
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            for path in sorted(Path(folder).rglob("*")):
                if path.suffix in (".py", ".sql", ".j2", ".html"):
                    digest.update(f"\x1e{package}/{path.relative_to(folder).as_posix()}\x1e".encode())
                    digest.update(path.read_bytes())
    return digest.hexdigest()


# A process goes on running the code that it began with.
_running = cache(source_digest)
