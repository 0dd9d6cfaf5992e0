"""A build over what is there costs what is new or touched, and gives the bytes of a build from nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import polars as pl
import pytest

from flows.pipeline import BuildRequest, build_release
from flows.steps import PlainSteps
from flows.summary import BuildSummary
from flows.tidying import remove_garbage
from transforms import parse
from warehouse import recipe
from warehouse.layout import Warehouse
from warehouse.withdrawals import withdraw

pytestmark = pytest.mark.usefixtures("unaudited")

FIRST = {
    "usine.txt": "Une usine de calcul dans la Creuse\n\nMeta va investir 12 milliards d'euros d'ici 2028 à Guéret. "
    "Le site consommera plus de 2 gigawatts, selon Mark Zuckerberg.\n",
    "levee.txt": "Publié le 3 mars 2025\n\nLa start-up Voltarys a levé 40 millions d'euros en février. "
    "« Nous recruterons 200 ingénieurs », a déclaré Ozren Vukic, PDG de Voltarys.\n",
    "retrait.txt": "La start-up VOLTARYS a levé 60 millions d'euros. Elle emploie 35 personnes.\n",
    "puces.txt": "Nvidia a livré 40 000 processeurs à xAI en juin 2025. Le groupe Brindille en attend 500.\n",
}
LATER = {
    "suite.txt": "Publié le 9 juin 2025\n\nMeta investira finalement 15 milliards d'euros d'ici 2028 à Guéret.\n",
    "puces2.txt": "Nvidia a livré 40 000 processeurs à xAI en juin 2025, ou 45 000 selon Reuters. Brindille attend.\n",
}
STEPS = {
    "date_publication": "texts",
    "sketch_texts": "sketches",
    "find_figures": "quantities",
    "find_mentions": "names",
    "read_claims": "statements",
}


class Texts:
    """A folder of texts, builds of it, and how many documents each stage was given."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.read = folder, dict.fromkeys(STEPS.values(), 0)
        for name, stage in STEPS.items():
            patch.setattr(parse, name, self._counted(getattr(parse, name), stage))

    def _counted(self, step: Callable[..., object], stage: str) -> Callable[..., object]:
        def counted(frame: pl.DataFrame, *others: object) -> object:
            self.read[stage] += frame["doc_id"].n_unique()
            return step(frame, *others)

        return counted

    def add(self, texts: dict[str, str]) -> None:
        self.folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (self.folder / name).write_text(text, encoding="utf-8")

    def build(self, depot: str, *lexicon_files: str) -> tuple[BuildSummary, dict[str, int]]:
        self.read.update(dict.fromkeys(self.read, 0))
        request = BuildRequest((str(self.folder),), str(self.folder.parent / depot), lexicon_files)
        return build_release(request, str(uuid4()), PlainSteps()), dict(self.read)


def tables(summary: BuildSummary) -> dict[str, bytes]:
    # What a run read, and what was withdrawn, is told by how it came about.
    paths = Path(summary.path, "tables").rglob("*.parquet")
    return {
        path.parent.name: path.read_bytes() for path in paths if path.parent.name not in ("runs", "rejects", "sources")
    }


def test_each_build_costs_what_changed_and_gives_what_one_from_nothing_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Texts(tmp_path / "presse", monkeypatch)
    texts.add(FIRST)
    assert texts.build("depot")[1] == dict.fromkeys(STEPS.values(), 4)
    texts.add(LATER)
    assert texts.build("depot")[1] == dict.fromkeys(STEPS.values(), 2)

    # Code that no stage runs has changed, as of a view or of how claims are weighed; and one text is withdrawn.
    withdraw(Warehouse(str(tmp_path / "depot")), "retrait.txt")
    monkeypatch.setattr(recipe, "_running", lambda packages: f"another version of {packages}")
    summary, read = texts.build("depot")
    assert (summary.outcome, read) == ("published", dict.fromkeys(STEPS.values(), 0))

    mine = tmp_path / "miens.csv"
    mine.write_text("name,kind\nBrindille,organization\n")
    summary, read = texts.build("depot", str(mine))
    assert read == {"texts": 0, "sketches": 0, "quantities": 0, "names": 5, "statements": 5}

    (tmp_path / "presse" / "retrait.txt").unlink()
    from_nothing, read = texts.build("autre", str(mine))
    assert read == dict.fromkeys(STEPS.values(), 5)
    old, new = tables(from_nothing), tables(summary)
    assert [name for name in old if old[name] != new[name]] == []
    assert {"organization/brindille", "organization/voltarys"} < set(_names(summary))

    assert remove_garbage(str(tmp_path / "depot"), [], dry_run=False)[1] == [
        "Nothing to free: all that is there is needed."
    ]
    old_recipe = tmp_path / "depot/staging/names-0/ab"
    old_recipe.mkdir(parents=True)
    (old_recipe / "mentions.parquet").write_bytes(b"x" * 2_000_000)
    assert remove_garbage(str(tmp_path / "depot"), [], dry_run=False)[1] == [
        "    2.0 MB  staging/names-0",
        "Freed 2.0 MB.",
    ]
    assert not old_recipe.exists()


def _names(summary: BuildSummary) -> dict[str, str]:
    entities = pl.read_parquet(Path(summary.path, "tables/entities/part-0000.parquet"))
    return dict(entities.select("entity_id", "name").iter_rows())
