"""The recipes: what decides, besides the texts, what is extracted from them, stage by stage."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, Protocol

from warehouse.code import code_alone, code_of
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

    def digest_of(self, names: Iterable[str]) -> str:
        """The same of those of its tables that have one of the names."""


class Stage(Protocol):
    """A stage of the extraction (`transforms.stages.Stage`), as far as its recipe is concerned."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def tables(self) -> tuple[str, ...]:
        """What it makes."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The modules that do it."""

    @property
    def after(self) -> tuple[str, ...]:
        """The stages whose tables it reads."""


class StageRecipe(NamedTuple):
    """The folder of a stage's results below `staging`, as "names-0f3a…", and the tables in it."""

    folder: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Recipe:
    """The recipes of the stages; the first stage's tables are those that the others are read from."""

    stages: tuple[StageRecipe, ...]

    @property
    def digest(self) -> str:
        """One hash (128 bit, in hex) of all of them."""
        return digest_of(stage.folder for stage in self.stages)[:32]

    def folder_of(self, table: str) -> str:
        """The folder of the stage that a table comes from."""
        return next(stage.folder for stage in self.stages if table in stage.tables)


def recipe(lexicon: Digested, stages: Sequence[Stage], whole: str) -> Recipe:
    """What decides the results of each stage, as a hash (128 bit, in hex).

    It is of the modules that do the stage and all of ours that these import, of the lexicon's tables that their code
    names, of the libraries, of the module `whole` that calls the stages, and of the recipes of the stages before.
    """
    hashes: dict[str, str] = {}
    for stage in stages:
        code = code_of(stage.steps, EXTRACTING)
        # Of the caller not what it imports, which are the other stages.
        parts = [code.digest, code_alone(whole).digest, lexicon.digest_of(code.words), *_versions()]
        hashes[stage.name] = digest_of([*parts, *(hashes[name] for name in stage.after)])[:32]
    return Recipe(tuple(StageRecipe(f"{stage.name}-{hashes[stage.name]}", stage.tables) for stage in stages))


def release_recipe(lexicon: Digested) -> str:
    """Hash (128 bit, in hex) of all code: of what extracts, and of what audits and writes a release.

    So a change that no stage needs, as of a view or of how claims are weighed, makes a new release of what is staged.
    """
    return digest_of([_running(EXTRACTING), lexicon.digest, *_versions(), _running(PUBLISHING)])[:32]


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


def _versions() -> list[str]:
    return [f"{name} {version(name)}" for name in DEPENDENCIES]


# A process goes on running the code that it began with.
_running = cache(source_digest)
