from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest

from schemas import LANDED
from transforms import parse
from transforms.identifiers import with_id
from transforms.lexicon import Lexicon, read_lexicon
from transforms.parse import parse_documents
from transforms.stages import STAGES
from warehouse.code import code_of

STEPS = {
    "split_sentences": "texts",
    "mark_sections": "texts",
    "detect_language": "texts",
    "date_publication": "texts",
    "sketch_texts": "sketches",
    "find_periods": "quantities",
    "find_figures": "quantities",
    "lexicon_entities": "names",
    "find_mentions": "names",
    "discover_names": "names",
    "resolve_references": "names",
    "read_claims": "statements",
}
TEXT = (
    "Publié le 3 mars 2025\n\nLe groupe Orange investira 1,5 milliard d'euros d'ici 2028\n\n"
    "« Nous recruterons environ 200 ingénieurs », a déclaré Christel Heydemann, directrice générale d'Orange. "
    "Selon Reuters, la start-up Norvex aurait levé entre 10 et 12 millions de dollars en juin dernier, ce que "
    "l'entreprise dément. Son usine de Brest consomme 20 mégawatts, soit 8 % de plus qu'en 2024.\n"
)


class Watched(dict[str, pl.DataFrame]):
    """Tables that note by which stage they are asked for."""

    def __init__(self, tables: dict[str, pl.DataFrame]) -> None:
        super().__init__(tables)
        self.stage = ""
        self.asked: dict[str, set[str]] = {}

    def __getitem__(self, name: str) -> pl.DataFrame:
        self.asked.setdefault(self.stage, set()).add(name)
        return super().__getitem__(name)


@pytest.fixture(scope="module")
def landed() -> pl.DataFrame:
    rows = pl.DataFrame({"text": [TEXT, TEXT.replace("Orange", "Scaleway"), "Rien à signaler.\n"]})
    rows = rows.pipe(with_id, "doc_id", "text")
    return rows.match_to_schema(LANDED.polars_schema, missing_columns="insert").sort("doc_id")


def test_each_stage_asks_only_for_tables_that_count_for_its_recipe(
    landed: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = Watched(read_lexicon().tables)

    def of_stage(step: Callable[..., object], stage: str) -> Callable[..., object]:
        def watched(*args: object) -> object:
            tables.stage = stage
            return step(*args)

        return watched

    for name, of in STEPS.items():
        monkeypatch.setattr(parse, name, of_stage(getattr(parse, name), of))
    # A lexicon of its own, so that all is compiled anew.
    parse_documents(landed, Lexicon("fr", tables))
    assert set(tables.asked) == {"texts", "quantities", "names", "statements"}
    counted: dict[str, set[str]] = {}
    for stage in STAGES:
        words = set(code_of(stage.steps, ("schemas", "transforms")).words)
        counted[stage.name] = words.union(*(counted[name] for name in stage.after))
        assert tables.asked.get(stage.name, set()) <= counted[stage.name]


def test_tables_of_stages_that_are_done_give_the_same_as_reading_all(landed: pl.DataFrame) -> None:
    whole = parse_documents(landed, read_lexicon())
    assert whole["claims"].height
    for number in (3, 4):
        done = {name: whole[name] for stage in STAGES[:number] for name in stage.tables}
        again = parse_documents(landed, read_lexicon(), done=done)
        assert all(again[name].equals(table) for name, table in whole.items())
