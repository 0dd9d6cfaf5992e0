from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from flows.readers import read_sources
from schemas import RELEASE_TABLES
from transforms.identifiers import with_id
from transforms.lexicon import read_lexicon
from transforms.parse import parse_documents

SAMPLES = Path(__file__).parents[2] / "samples" / "presse"


POSTS = (
    "Jeanne Kervadec, PDG de Scaleway, a inauguré le site de Brest avec ses équipes.",
    "« Nous investirons 3 milliards d'euros d'ici 2030 », a déclaré Jeanne Kervadec. Le calendrier reste ouvert.",
    "Le port rouvre. Les travaux ont coûté 54 millions d'euros.",
    "La Cour des comptes rend son rapport. La Cour des comptes n'a pas tranché. "
    + "La pluie tombe sur la ville et les passants se hâtent. " * 12
    + "En haut de la rue, la fresque accueille 308 357 visiteurs par an.",
)


@pytest.fixture(scope="module")
def landed() -> pl.DataFrame:
    """The sample articles, two of which one tells the post of a person whom the other quotes, and two more.

    Of these the first ends with a figure, and the second names at its beginning whom its only one could be about.
    """
    samples = pl.concat([batch.landed for batch in read_sources([str(SAMPLES)])])
    samples = samples.unique("doc_id", keep="first", maintain_order=True)
    posts = with_id(samples.head(len(POSTS)).with_columns(text=pl.Series(POSTS)).drop("doc_id"), "doc_id", "text")
    return pl.concat([samples, posts.select(samples.columns)])


@pytest.fixture(scope="module")
def parsed(landed: pl.DataFrame) -> dict[str, pl.DataFrame]:
    return parse_documents(landed, read_lexicon())


def test_every_table_has_the_columns_of_its_schema(parsed: dict[str, pl.DataFrame]) -> None:
    for name, frame in parsed.items():
        if name not in ("sketches", "discoveries"):
            assert frame.schema == RELEASE_TABLES[name].polars_schema, name
            assert frame.height, name


def test_every_surface_is_its_slice_of_the_text(parsed: dict[str, pl.DataFrame]) -> None:
    for name in ("figures", "periods", "mentions"):
        rows = parsed[name].join(parsed["documents"].select("doc_id", "text"), on="doc_id")
        for row in rows.iter_rows(named=True):
            assert row["text"][row["start_char"] : row["end_char"]] == row["surface"]


def test_every_figure_bears_a_claim_or_says_why_not(parsed: dict[str, pl.DataFrame]) -> None:
    told = [*parsed["claims"]["figure_id"].unique(), *parsed["abstentions"]["figure_id"]]
    assert sorted(told) == sorted(parsed["figures"]["figure_id"])


def test_what_a_text_states_does_not_depend_on_the_texts_beside_it(
    landed: pl.DataFrame, parsed: dict[str, pl.DataFrame]
) -> None:
    # In three parts, so that each has other neighbours: each alone would take half a minute.
    alone = [parse_documents(landed.gather_every(3, start), read_lexicon()) for start in range(3)]
    for name, together in parsed.items():
        key = RELEASE_TABLES[name].key if name in RELEASE_TABLES else together.columns
        apart = pl.concat([tables[name] for tables in alone]).unique(key, maintain_order=True)
        assert_frame_equal(apart.sort(key), together.sort(key))


def test_a_text_in_another_language_bears_nothing(landed: pl.DataFrame) -> None:
    english = landed.head(1).with_columns(
        doc_id=pl.lit("0"),
        text=pl.lit("The group said on Monday that it will invest 5 billion dollars in the new campus by 2030. " * 5),
    )
    tables = parse_documents(english, read_lexicon())
    assert tables["documents"]["language"].to_list() == ["en"]
    assert tables["sentences"].height == 5
    assert all(not tables[name].height for name in ("figures", "periods", "mentions", "claims"))
