"""Bare numbers that a list tells to be quantities: "le FN 2, le MoDem 2 et EELV 17"."""

from __future__ import annotations

import polars as pl

from transforms.quantities.neighbours import same_sentence
from transforms.text.letters import CAPITAL, LETTER

NO_CODE = 100
"""Numbers below it in brackets after a place are codes of departments, as are these, overseas."""
_OVERSEAS = (970, 989)
_PLACES = 2
_RUN = 3
"""Names with a number each that make a list, in which none is a part of its name."""
_ITEM = (
    rf"(?:,| et|;) (?:l[ae] |les |l'|celui |celle )?[{CAPITAL}][^ ,.;:0-9]*(?: [^ ,.;:0-9]+){{0,3}}"
    r" (?:(?:environ|près de|plus de|moins de) )?$"
)
_ENDS = r"^(?:,| et |[.;)]|$)"


def no_department() -> pl.Expr:
    """Whether a number in brackets after a place is no code of a department: "à Nantes (310)", not "à Nantes (44)"."""
    return (pl.col("value") >= NO_CODE) & ~pl.col("value").is_between(*_OVERSEAS)


def named_items(numerals: pl.DataFrame, bare: pl.Series, after: str) -> pl.Series:
    """Whether the bare numerals are those of a list of names: "229 sièges, EELV 17, le Front de gauche 10, le FN 2".

    Expects `left`, `sentence` and the column `after` of the numerals in their order.
    """
    none = pl.zeros(numerals.height, pl.Boolean, eager=True)
    rows = numerals.select("sentence", "left", after).with_row_index("_row").filter(bare)
    # Few sentences have so many.
    rows = rows.filter(pl.len().over("sentence") >= _RUN)
    if rows.is_empty():
        return none
    ended = pl.when(pl.col(after).str.contains(_ENDS)).then("left")
    named = rows.select("_row", "sentence", named=ended.str.contains(_ITEM).fill_null(value=False))
    # A list goes on where the row before is in it as well.
    follows = same_sentence(1) & (pl.col("_row") == pl.col("_row").shift(1) + 1).fill_null(value=False)
    begins = ~(pl.col("named") & pl.col("named").shift(1, fill_value=False) & follows)
    listed = named.filter("named", pl.col("named").sum().over(begins.cum_sum()) >= _RUN)["_row"]
    return none.scatter(listed, values=True)


def in_lists(figures: pl.DataFrame, bare: pl.Expr) -> pl.Series:
    """Whether the bare numbers are quantities by their list, or by the number that each has: "quatre les 100 millions".

    Expects `left`, `right`, `value`, `yearlike` and `sentence` of numerals in their order.
    """
    figures = figures.with_columns(_free=bare & ~pl.col("yearlike"))
    bracketed = pl.when(pl.col("_free") & pl.col("right").str.contains(r"^(?:\)|, (?:le |en |depuis |dont ))")).then(
        "left"
    )
    figures = figures.with_columns(
        _bracketed=bracketed.str.contains(rf"[{CAPITAL}][{LETTER}'-]* \($").fill_null(value=False)
    )
    counted = pl.col("_bracketed") & no_department()
    # "l'Allemagne (529), la Chine (449) et le Canada (37)", and not "la Charente (16) et la Gironde (33)".
    places = pl.col("_bracketed") & (counted.sum().over("sentence") >= _PLACES)
    followed = pl.col("_free") & pl.col("right").str.contains(r"^ (?:les?|la) ?$") & same_sentence(-1)
    each = pl.when(followed).then("left").str.contains(r"(?:,| et) $").fill_null(value=False)
    return figures.select(places | each).to_series() | named_items(figures, figures["_free"], "right")
