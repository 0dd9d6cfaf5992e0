"""What a rate is taken by: "20 euros par mois", "45 dollars le baril"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.text.letters import LETTER, SMALL

# And not "3 milliards par Airbus".
_PER = rf"^ par ((?:[{SMALL}]|[kMGT]W)[{LETTER}-]*(?: (?:carrés?|cubes?))?|[A-Z]{{2,4}})(?:[^{LETTER}]|$)"
# A price or a measure for each of something; of other kinds the article opens another phrase ("dix fois la dose").
_EACH = rf"^ (?:l'|le |la )([{LETTER}-]+(?: (?:carré|cube))?)"


def read_denominators(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures with `per` completed by the words after them; what was written after a slash stays.

    "par rapport à", "à l'avance" and the like tell no rate.
    """
    stops = lexicon["denominator_stops"]["word"].implode()
    money = pl.when(pl.col("kind") == "money").then("right")
    # Masked: few figures are followed by one of these words.
    right = pl.when(pl.col("right").str.contains(r"^ (?:par |à l')")).then("right")
    # "30 euros à l'heure", and not "30 patients à l'hôpital".
    each = rf"^ à l'({alternatives(lexicon, 'each_of')})(?:[^{LETTER}]|$)"
    told = pl.coalesce(right.str.extract(_PER, 1), right.str.extract(each, 1), money.str.extract(_EACH, 1))
    figures = figures.with_columns(_told=told)
    told = pl.when(~pl.col("_told").is_in(stops)).then("_told")
    return figures.with_columns(per=pl.coalesce("per", told)).drop("_told")
