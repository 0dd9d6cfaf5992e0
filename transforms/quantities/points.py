"""Points that are hundredths of a rate: "le taux de chômage recule de 0,6 point", and not "l'indice perd 16 points"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives, holds
from transforms.quantities.neighbours import NOUN
from transforms.text.letters import LETTER

_LARGEST = 100
"""No rate changes by more points; indices do."""


def read_points(figures: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures with points of a rate as shares in percent: "0,6 point" is 0.6 % where the sentence is about rates.

    It is where it states a percentage, or it or the one before names a rate, where something changes or is compared,
    and where it names nothing that is itself reckoned in points (an index, a score). "0,6 point de pourcentage" is a
    unit of its own.
    """
    points = figures.filter(pl.col("kind").is_null(), pl.col("noun").is_in(["point", "points", "pt", "pts"]))
    if points.is_empty():
        return figures
    # "17 points de vie" are things; "de moins", "d'écart" compare.
    compared = rf"^ (?:{alternatives(lexicon, 'point_compared')})(?:[^{LETTER}]|$)"
    of_things = pl.col("right").str.contains(r"^ (?:de |d')") & ~pl.col("right").str.contains(compared)
    # "Il est inférieur de 0,8 point à celui de mai": the sentence before may name the rate.
    earlier = points.select(at=(pl.col("sentence").cast(pl.Int64) - 1).clip(0))["at"]
    told = (
        points.with_columns(
            sentences["lower"].gather(points["sentence"]),
            sentences["lower"].gather(earlier).alias("_before"),
            (sentences["doc_id"].gather(earlier) == points["doc_id"]).alias("_same"),
        )
        .with_columns(_before=pl.when("_same").then("_before").otherwise(pl.lit("")))
        .filter(pl.col("value").abs() < _LARGEST, ~of_things)
        .filter(
            holds(lexicon, "point_rate")
            | holds(lexicon, "point_rate", "_before")
            | pl.col("lower").str.contains("[0-9] ?%|[0-9] pour cent"),
            # "19,4 % (-0,4 point)": the sign tells a change.
            holds(lexicon, "point_change") | pl.col("left").str.contains(r"[+-] ?$"),
            ~holds(lexicon, "point_own"),
            holds(lexicon, "point_rate") | ~holds(lexicon, "point_own", "_before"),
        )
        .select("row", _rate=pl.lit(value=True))
    )
    figures = figures.join(told, on="row", how="left", maintain_order="left")
    rate = pl.col("_rate").fill_null(value=False)
    return figures.with_columns(
        kind=pl.when(rate).then(pl.lit("share")).otherwise("kind"),
        unit=pl.when(rate).then(pl.lit("%")).otherwise("unit"),
        **{name: pl.when(~rate).then(name) for name in NOUN},
    ).drop("_rate")
