"""How the words around a number limit it: "plus de", "environ", "10 GW au moins"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon


class _Cues(NamedTuple):
    before: str
    after: str
    bound_of: pl.DataFrame


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    table = lexicon["bounds"]

    def alternatives(side: str, bound: str) -> str:
        cues = table.filter((pl.col("side") == side) & (pl.col("bound") == bound))["cue"].to_list()
        return "|".join(sorted((cue.removesuffix(" ") for cue in cues), key=lambda cue: (-len(cue), cue)))

    fillers = "|".join(lexicon["bound_fillers"]["word"])
    articles = rf"(?: (?:{fillers}))*"
    bounds = ("about", "at_least", "at_most")
    before = "|".join(f"(?P<{bound}>{alternatives('before', bound)})" for bound in bounds)
    after = "|".join(f"(?P<{bound}>{alternatives('after', bound)})" for bound in bounds)
    return _Cues(
        rf"(?:^|[^\p{{L}}])(?:{before}){articles}[ ]?\"?[ ]?(?:[\p{{Sc}}+]|us\$)?[ ]?$",
        rf"^[ ,(]{{0,2}}(?:{after})(?:[^\p{{L}}]|$)",
        table,
    )


def read_bounds(figures: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The bound of each figure as its words give it: exact, about, at_least or at_most.

    Expects `left` (what stands before the figure) and `right` (what stands after its surface). The words before it win
    over those after it; what says more than "environ" wins over it.
    """
    known = _cues(lexicon)
    frame = figures.select(
        pl.col("left")
        .str.tail(60)
        .str.to_lowercase()
        .str.extract_groups(known.before)
        .struct.rename_fields(["a1", "l1", "m1"])
        .alias("b"),
        pl.col("right")
        .str.head(30)
        .str.to_lowercase()
        .str.extract_groups(known.after)
        .struct.rename_fields(["a2", "l2", "m2"])
        .alias("c"),
    ).unnest("b", "c")
    return frame.select(
        pl.when(pl.col("m1").is_not_null())
        .then(pl.lit("at_most"))
        .when(pl.col("l1").is_not_null())
        .then(pl.lit("at_least"))
        .when(pl.col("m2").is_not_null())
        .then(pl.lit("at_most"))
        .when(pl.col("l2").is_not_null())
        .then(pl.lit("at_least"))
        .when(pl.col("a1").is_not_null() | pl.col("a2").is_not_null())
        .then(pl.lit("about"))
        .otherwise(pl.lit("exact"))
        .alias("bound")
    ).to_series()
