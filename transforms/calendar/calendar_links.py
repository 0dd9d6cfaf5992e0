"""Expressions that stand together: a list shares its year, and a range is one period."""

from __future__ import annotations

import polars as pl

from transforms.text.letters import LETTER

_RANGE = r"^ ?(?:au|à|-|jusqu'au|jusqu'à|jusqu'en)(?: (?:le|la))? ?$"
_RANGE_AFTER_BETWEEN = r"^ et (?:le |la |l'|en |à )?$"
_BETWEEN = rf"(?:^|[^{LETTER}])entre (?:le |la |les |l'|en )?$"
_TWO_DAYS = rf"{_BETWEEN}|(?:^| )nuit (?:de |du )$"
"""What stands before two weekdays that are one period: "entre jeudi et vendredi", "la nuit de jeudi à vendredi"."""
_LIST = r"^,? ?(?:et|ou|puis)? ?(?:le |la |les |l'|du |de |en |au |à |à la |à l')?$"
_MONTHS = {"quarter": 3, "half": 6}
_IN_A_YEAR = ("day", "month", "quarter", "half", "season")


def _next(column: str) -> pl.Expr:
    """The column's value in the next expression of the sentence; null at its end."""
    # Rows are in the order of the text; `over("sentence")` would say the same at ten times the cost.
    return pl.when(pl.col("sentence").shift(-1) == pl.col("sentence")).then(pl.col(column).shift(-1))


def _previous(column: str) -> pl.Expr:
    return pl.when(pl.col("sentence").shift(1) == pl.col("sentence")).then(pl.col(column).shift(1))


def link_expressions(expressions: pl.DataFrame) -> pl.DataFrame:
    """The expressions with `opens_range` (its end is the next expression) and with the years of their neighbours.

    In "entre le 3 juin et le 5 juillet 2025" the first opens a range, and both are in 2025; in "le 1er ou le 2 mai
    2025" no range opens. Of a range over the turn of the year the first is in the year before.
    """
    in_a_year = pl.col("unit").is_in(_IN_A_YEAR)
    is_range = pl.col("after").str.contains(_RANGE) | (
        pl.col("after").str.contains(_RANGE_AFTER_BETWEEN) & pl.col("before").str.contains(_BETWEEN)
    )
    # "du lundi au vendredi" is every week.
    names_no_day = (pl.col("form") == "weekday") & pl.col("day").is_null() & ~pl.col("before").str.contains(_TWO_DAYS)
    names_no_day |= (pl.col("form") == "weekday") & pl.col("before").str.contains(r"(?:^| )chaque nuit (?:de |du )$")
    # Not so where something in between turned out to be no date.
    adjacent = _next("start") == pl.col("end") + pl.col("after").str.len_chars().cast(pl.Int32)
    linked = expressions.with_columns(
        opens_range=(
            is_range
            & adjacent
            & (_next("unit") == pl.col("unit"))
            & ~names_no_day
            & pl.col("last_year").is_null()
            & pl.col("count").is_null()
        ).fill_null(value=False),
        _in_list=(adjacent & pl.col("after").str.contains(_LIST)).fill_null(value=False),
    ).with_columns(opens_range=pl.col("opens_range") & ~_previous("opens_range").fill_null(value=False))
    # A list or range ends where the link or the kind breaks.
    together = (pl.col("opens_range") | pl.col("_in_list")) & in_a_year & _next("unit").is_in(_IN_A_YEAR)
    open_year = pl.all_horizontal(pl.col("year", "shift", "year_shift").is_null()) & in_a_year
    # Of a range the end is the later; a list that falls back by half a year goes over the turn of the year too.
    place = pl.coalesce("month", pl.col("number") * pl.col("unit").replace_strict(_MONTHS, default=None))
    falls = place - pl.when(pl.col("sentence").shift(-1) == pl.col("sentence")).then(place.shift(-1))
    turns = (
        together & (_next("unit") == pl.col("unit")) & (falls >= pl.when("opens_range").then(1).otherwise(6))
    ).fill_null(value=False)
    # Counted over all rows and not in each group, which takes three times as long: what counts are the turns between
    # an expression and the one that has the year.
    to_come = turns.cast(pl.Int32).cum_sum(reverse=True)
    linked = linked.with_columns(
        _group=(~together.fill_null(value=False)).cast(pl.Int32).cum_sum().shift(1, fill_value=0), _turns=to_come
    ).with_columns(
        year=pl.when(open_year)
        .then((pl.col("year") + pl.col("_turns")).backward_fill().over("_group") - pl.col("_turns"))
        .otherwise("year")
    )
    # "entre le 3 juin 2025 et le 5 juillet": the other way round.
    turned = pl.col("month") < _previous("month")
    return linked.with_columns(
        year=pl.when(
            pl.all_horizontal(pl.col("year", "shift", "year_shift").is_null())
            & in_a_year
            & _previous("opens_range").fill_null(value=False)
        )
        .then(_previous("year") + turned.fill_null(value=False).cast(pl.Int32))
        .otherwise("year")
    ).drop("_in_list", "_group", "_turns")
