from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import FIGURES, PERIODS
from tests.transforms.quantities.figure_phrases import figures_of, working_sentences
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures


@pytest.mark.parametrize(
    ("text", "surface", "kind", "low", "high", "unit"),
    [
        ("un budget de 60 à 65 milliards de dollars", "60 à 65 milliards de dollars", "money", 60e9, 65e9, "USD"),
        ("une puissance de 1,2 GW", "1,2 GW", "power", 1.2e9, 1.2e9, "W"),
        ("la part monte à 49 %", "49 %", "share", 49, 49, "%"),
        ("il embauche douze ingénieurs", "douze ingénieurs", "count", 12, 12, "1"),
        ("un chantier de six mois", "six mois", "duration", 6, 6, "month"),
        ("le site couvre 400 hectares", "400 hectares", "area", 4e6, 4e6, "m2"),
    ],
)
def test_a_quantity_has_kind_value_and_unit(
    text: str, surface: str, kind: str, low: float, high: float, unit: str
) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["kind"], figure["low"], figure["high"], figure["unit"]) == (
        surface,
        kind,
        low,
        high,
        unit,
    )


@pytest.mark.parametrize("section", ["header", "boilerplate"])
def test_what_is_not_the_article_bears_no_figure(section: str) -> None:
    sentences = working_sentences("Abonnez-vous pour 5 euros", section=section)
    assert find_figures(sentences, PERIODS.empty(), read_lexicon("fr")).is_empty()


def test_no_text_gives_an_empty_table_of_the_schema() -> None:
    empty = find_figures(working_sentences(), PERIODS.empty(), read_lexicon("fr"))
    assert empty.schema == FIGURES.polars_schema
    assert empty.is_empty()


def periods_at(*spans: tuple[str, int, int]) -> pl.DataFrame:
    frame = pl.DataFrame(
        spans, schema={"doc_id": pl.String, "start_char": pl.Int32, "end_char": pl.Int32}, orient="row"
    )
    return frame.with_columns(
        pl.lit(None, dtype=dtype).alias(name)
        for name, dtype in PERIODS.polars_schema.items()
        if name not in frame.columns
    )


@pytest.mark.parametrize(
    ("text", "period", "surfaces"),
    [
        pytest.param("le 24 janvier, 30 salariés", "24 janvier", ["30 salariés"], id="a day is no figure"),
        pytest.param(
            "les six prochaines années", "six prochaines années", ["six prochaines années"], id="a span is both"
        ),
        pytest.param(
            "les deux ou trois prochaines années",
            "deux ou trois prochaines années",
            ["deux ou trois prochaines années"],
            id="both ends of a span",
        ),
    ],
)
def test_a_date_is_no_figure_but_a_length_of_time_is(text: str, period: str, surfaces: list[str]) -> None:
    start = text.index(period)
    periods = periods_at(("doc000", start, start + len(period)))
    figures = find_figures(working_sentences(text), periods, read_lexicon("fr"))
    assert figures["surface"].to_list() == surfaces


PHRASES = [
    "plus de 14 milliards de dollars",
    "entre 60 et 65 milliards d’euros",
    "20 chercheurs d’OpenAI et 13 de Google",
    "une vingtaine de départements français",
    "à 49 % de deux tiers des voix",
    "5, 8 et 12 GW 😀",
    "des « centaines de milliers » d’emplois",
    "un trajet de 3\u202fh\u202f30",
    "−3\u00a0% ; US$5 ; 10\u202f000\u00a0€",
    "trois quarts de l’œuvre",
    "quatre-vingt-dix-sept mil\u00adlions de francs",
]


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.one_of(st.sampled_from(PHRASES), st.text(alphabet="1 2,.-’e\u0301é\u00ad%€😀\nun", max_size=12)), max_size=6
    )
)
def test_a_figure_slices_to_its_surface_and_overlaps_none(pieces: list[str]) -> None:
    texts = [" ".join(pieces), " ; ".join(pieces)]
    figures = find_figures(working_sentences(*texts), PERIODS.empty(), read_lexicon("fr"))
    last: dict[str, int] = {}
    for row in figures.iter_rows(named=True):
        text = texts[int(row["doc_id"][3:])]
        assert text[row["start_char"] : row["end_char"]] == row["surface"]
        assert row["surface"]
        assert row["start_char"] >= last.get(row["doc_id"], 0)
        last[row["doc_id"]] = row["end_char"]
        assert (row["counted"] or "") in text
        assert row["low"] is not None or row["high"] is not None
        assert row["low"] is None or row["high"] is None or row["low"] <= row["high"]


def test_more_of_the_same_text_costs_no_more_a_word() -> None:
    """A hostile text of digits, separators and number words gives rows in proportion to its length, and ends."""
    for hostile in ("1, ", "1.", "cent ", "un à ", "(5 ", "1 000 ", "d'un "):
        sentences = working_sentences(hostile * 2000, hostile * 4000)
        figures = find_figures(sentences, PERIODS.empty(), read_lexicon("fr"))
        short, long = ((figures["doc_id"] == doc).sum() for doc in ("doc000", "doc001"))
        assert long <= 2 * short + 2


def test_a_number_before_an_article_takes_nothing_from_the_next_document() -> None:
    sentences = working_sentences("Ils étaient 40 et un.", "Il pèse 5 kg.", "De 10 à une limite.", "Il pèse 6 kg.")
    figures = find_figures(sentences, PERIODS.empty(), read_lexicon("fr"))
    assert figures.select("doc_id", "low", "unit").rows()[:2] == [("doc000", 40.0, "1"), ("doc001", 5.0, "kg")]
    assert figures["doc_id"].to_list()[-1] == "doc003"
    assert figures["unit"].to_list()[-1] == "kg"
