"""How the words around a number limit it: "plus de", "environ", "10 GW au moins"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities import figure_cues
from transforms.quantities.neighbours import same_sentence
from transforms.text.letters import LETTER


class _Cues(NamedTuple):
    before: str
    after: str
    expected: str


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
    before = f"(?:{alternatives('before', 'exact')})|{before}"
    after = "|".join(f"(?P<{bound}>{alternatives('after', bound)})" for bound in bounds)
    no_bound = alternatives("after", "exact")
    return _Cues(
        rf"(?:^|[^{LETTER}])(?:{before}){articles}[ ]?\"?[ ]?(?:[\p{{Sc}}+-]|us\$)?[ ]?$",
        rf"^(?:[ ,(]{{0,2}}| (?:par|chaque) [^ ,.;:()]+ )(?:(?:{no_bound})|(?:{after})(?:[^{LETTER}]|$))",
        rf"^ (?:{alternatives('after', 'expected')})(?:[^{LETTER}]|$)",
    )


def limiting_words(lexicon: Lexicon) -> tuple[str, str]:
    """The patterns of words that may limit a number, for the end of the text before it and for the text after it.

    Both in lower case.
    """
    known = _cues(lexicon)
    return known.before, known.after


def read_bounds(figures: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The bound of each figure as its words give it: exact, about, at_least or at_most.

    Expects `left` (what stands before the figure) and `right` (what stands after its surface). The words before it win
    over those after it; what says more than "environ" wins over it.
    """
    known = _cues(lexicon)
    # "6 milliards d'euros (environ 7 milliards de dollars)": a bracket that goes on is about the next figure.
    aside = pl.col("right").str.starts_with(" (") & ~pl.col("right").str.contains(r"^ \([^()]{1,20}\)")
    sides = figures.select(
        left=pl.col("left").str.tail(60).str.to_lowercase(),
        right=pl.when(~aside).then("right").str.head(30).str.to_lowercase(),
    )
    # "supérieur aux 18 milliards attendus": these are a value of their own, with which another is compared.
    compared = pl.col("left").str.contains(r"(?:^| )(?:les?|la|aux?|l') ?$") & pl.col("right").str.contains(
        known.expected
    )
    # Most figures have no such word: only the others pay for the pattern's groups.
    frame = sides.with_columns(
        pl.when(pl.col("left").str.contains(known.before) & ~compared.fill_null(value=False)).then("left"),
        pl.when(pl.col("right").str.contains(known.after)).then("right"),
    ).select(
        pl.col("left").str.extract_groups(known.before).struct.rename_fields(["a1", "l1", "m1"]).alias("b"),
        pl.col("right").str.extract_groups(known.after).struct.rename_fields(["a2", "l2", "m2"]).alias("c"),
    )
    # "un euro sous 1,05 dollar", "livré sous 48 heures"; a count is no measure ("sous trois formes").
    below = sides["left"].str.contains(rf"(?:^|[^{LETTER}])sous (?:les? |la |l')?$") & figures["kind"].is_not_null()
    return (
        frame.unnest("b", "c")
        .with_columns(_below=below)
        .select(
            pl.when(pl.col("m1").is_not_null() | pl.col("_below"))
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
        )
        .to_series()
    )


def share_bounds(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, a bound before two that belong together holding for both.

    "environ 10 km de long et 2 km de large", "plus de 10 milliards de dollars (8,5 milliards d'euros)", "a dépassé les
    300 sites et les 5 000 salariés", "au plus 8 euros par retrait et 80 euros par mois", "jusqu'à 5 ans de prison et
    75 000 euros d'amende".
    """
    alike = (
        same_sentence(1)
        & (pl.col("kind") == pl.col("kind").shift(1))
        & (pl.col("unit") == pl.col("unit").shift(1))
        & pl.col("link").shift(1).str.contains(r"^(?: [^ ,]+){0,3} et $")
    )
    # One verb with two objects: "a dépassé les 300 sites et les 5 000 salariés", "et le milliard d'euros".
    second = pl.when((pl.col("bound").shift(1) == "at_least") & (pl.col("bound") == "exact")).then(
        pl.col("link").shift(1)
        + pl.when(pl.col("numeral").str.starts_with("le ")).then(pl.lit("le ")).otherwise(pl.lit(""))
    )
    both = pl.when(second.str.contains(r"^(?: [^ ,]+){0,4} et l(?:es?|a) $")).then(pl.col("left_low").shift(1))
    surpassed = both.str.contains(r"(?:dépass|franchi|excéd)[a-zà-ÿ]* ") & same_sentence(1)
    # "plafonnés à 8 euros par opération et 80 euros par mois".
    rates = pl.col("bound").shift(1).is_in(["at_most", "at_least"]) & (pl.col("bound") == "exact")
    rates &= pl.col("link").shift(1).str.contains(r"^ par [^ ,]+ et $") & pl.col("right").str.contains(r"^ par ")
    hedged = (pl.col("bound").shift(1) == "about") & (pl.col("bound") == "exact")
    converted = (
        same_sentence(1)
        & (pl.col("kind") == "money")
        & (pl.col("kind").shift(1) == "money")
        & (pl.col("unit") != pl.col("unit").shift(1))
        & pl.col("link").shift(1).str.contains(r"^ \((?:soit |ou )?$")
        & (pl.col("bound") == "exact")
    )
    # "jusqu'à 5 ans de prison et 75 000 euros d'amende".
    fine = (pl.col("bound") == "exact") & (pl.col("bound").shift(1) == "at_most") & same_sentence(1)
    fine &= (pl.col("kind") == "money") & (pl.col("kind").shift(1) == "duration")
    fine &= pl.col("link").shift(1).str.contains(r"^(?: [^ ,]+){1,4} et (?:de |d')?$")
    fine &= pl.col("right").str.contains(rf"^ (?:{figure_cues.alternatives(lexicon, 'fine')})")
    return figures.with_columns(
        bound=pl.when(fine.fill_null(value=False))
        .then(pl.lit("at_most"))
        .when((alike & hedged).fill_null(value=False))
        .then(pl.lit("about"))
        .when(
            (alike & rates).fill_null(value=False)
            | (converted & pl.col("right").str.starts_with(")")).fill_null(value=False)
        )
        .then(pl.col("bound").shift(1))
        .when(surpassed.fill_null(value=False))
        .then(pl.lit("at_least"))
        .otherwise("bound")
    )
