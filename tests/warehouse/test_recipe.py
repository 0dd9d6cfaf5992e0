from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from transforms.stages import STAGES, WHOLE
from warehouse import recipe as recipes
from warehouse.recipe import Recipe, recipe, release_recipe, source_digest


@dataclass
class Lexicon:
    """Tables by name, each a string."""

    tables: dict[str, str] = field(default_factory=lambda: {"units": "a", "entities": "a", "claim_weights": "a"})

    @property
    def digest(self) -> str:
        return self.digest_of(self.tables)

    def digest_of(self, names: Iterable[str]) -> str:
        return " ".join(f"{name}={self.tables[name]}" for name in sorted(self.tables.keys() & set(names)))


def stages_that_change(before: Recipe, after: Recipe) -> list[str]:
    pairs = zip(before.stages, after.stages, strict=True)
    return [old.folder.partition("-")[0] for old, new in pairs if old.folder != new.folder]


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        pytest.param("units", ["quantities", "statements"], id="units are of quantities, which statements read"),
        pytest.param("entities", ["names", "statements"], id="entities cut no sentence and read no figure"),
        pytest.param("claim_weights", ["statements"], id="weights of claims are of statements alone"),
        pytest.param(
            "abbreviations", ["texts", "sketches", "quantities", "names", "statements"], id="of the texts: all"
        ),
        pytest.param("of_no_stage", [], id="what no code names counts for nothing"),
    ],
)
def test_a_table_of_the_lexicon_counts_for_the_stages_that_name_it(table: str, changed: list[str]) -> None:
    before, after = Lexicon(), Lexicon()
    before.tables[table], after.tables[table] = "a", "b"
    assert stages_that_change(recipe(before, STAGES, WHOLE), recipe(after, STAGES, WHOLE)) == changed
    assert release_recipe(before) != release_recipe(after)


def test_it_changes_with_the_versions_that_decide_results(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipe(Lexicon(), STAGES, WHOLE)
    assert recipe(Lexicon(), STAGES, WHOLE) == before
    monkeypatch.setattr(recipes, "version", lambda name: "99" if name == "polars" else "1")
    assert len(stages_that_change(before, recipe(Lexicon(), STAGES, WHOLE))) == len(STAGES)


def test_views_and_checks_count_for_the_release_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    before, release_before = recipe(Lexicon(), STAGES, WHOLE), release_recipe(Lexicon())
    monkeypatch.setattr(recipes, "PUBLISHING", ("expectations",))
    assert recipe(Lexicon(), STAGES, WHOLE) == before
    assert release_recipe(Lexicon()) != release_before


def test_the_digest_of_all_code_changes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "reading"
    package.mkdir()
    (package / "__init__.py").write_text("A = 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    first = source_digest(("reading",))
    (package / "notes.txt").write_text("x")
    assert source_digest(("reading",)) == first
    (package / "page.html").write_text("<p>")
    assert source_digest(("reading",)) != first
    (package / "page.html").unlink()
    (package / "deep").mkdir()
    (package / "deep" / "rules.py").write_text("B = 2\n")
    second = source_digest(("reading",))
    assert second != first
    (package / "deep" / "rules.py").rename(package / "rules.py")
    assert source_digest(("reading",)) not in (first, second)
