from __future__ import annotations

import polars as pl
import pytest

from schemas import PERIODS, SENTENCES
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures
from transforms.text.folding import fold, fold_case

_LIST = ("- 3 mois pour les ouvriers ;\n", "- 4 mois, dont 2 renouvelables, pour les cadres.\n")


def bounds_of(*texts: str) -> list[str]:
    """The bounds of the figures of one document, whose sentences the texts are."""
    rows = [("doc", number, 100 * number, 100 * number + len(text), "body", text) for number, text in enumerate(texts)]
    frame = pl.DataFrame(rows, schema=SENTENCES.polars_schema, orient="row")
    frame = frame.with_columns(folded=fold(pl.col("text"))).with_columns(lower=fold_case(pl.col("folded")))
    return find_figures(frame, PERIODS.empty(), read_lexicon("fr"))["bound"].to_list()


@pytest.mark.parametrize(
    ("sentences", "bounds"),
    [
        pytest.param(
            ("La durée ne peut excéder :\n\n", *_LIST), ["at_most", "at_most", "exact"], id="a limit of each item"
        ),
        pytest.param(("La durée est :\n", *_LIST), ["exact", "exact", "exact"], id="a heading that limits nothing"),
        pytest.param(
            ("La durée ne peut excéder :\n", "Elle est fixe.\n", *_LIST), ["exact"] * 3, id="something between"
        ),
        pytest.param(
            ("Les taux oscillent entre :\n", "- 2,1% et 2,3% sur 15 ans\n"), ["between", "exact"], id="a list of ranges"
        ),
        pytest.param(
            ("Les durées maximales de vol sont les suivantes :\n", "- par jour : 9 heures\n", "- le soir : 2 heures\n"),
            ["at_most", "at_most"],
            id="a list of limits",
        ),
        pytest.param(("Il est à son maximum ce mois :\n", "- 30 euros\n"), ["exact"], id="a maximum that is reached"),
        pytest.param(("Températures maximales :\n", "- Lyon : 30 degrés\n"), ["exact"], id="a maximum that is a value"),
        pytest.param(("Les taux sont :\n", "- 2,1% et 2,3% sur 15 ans\n"), ["exact"] * 3, id="a list of pairs"),
    ],
)
def test_a_heading_limits_the_items_below_it(sentences: tuple[str, ...], bounds: list[str]) -> None:
    assert bounds_of(*sentences) == bounds
