from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from warehouse import recipe as recipes
from warehouse.recipe import recipe, release_recipe, source_digest


@dataclass
class Lexicon:
    digest: str


def test_it_changes_with_the_lexicon() -> None:
    assert recipe(Lexicon("a")) == recipe(Lexicon("a"))
    assert recipe(Lexicon("a")) != recipe(Lexicon("b"))
    assert len(recipe(Lexicon("a"))) == 32


def test_it_changes_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_it_changes_with_the_versions_that_decide_results(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipe(Lexicon("a"))
    monkeypatch.setattr(recipes, "version", lambda name: "99" if name == "polars" else "1")
    assert recipe(Lexicon("a")) != before


def test_views_and_checks_count_for_the_release_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    before, release_before = recipe(Lexicon("a")), release_recipe(Lexicon("a"))
    monkeypatch.setattr(recipes, "PUBLISHING", ("expectations",))
    assert recipe(Lexicon("a")) == before
    assert release_recipe(Lexicon("a")) != release_before
