"""Bare numbers that a list tells to be quantities: "le FN 2, le MoDem 2 et EELV 17"."""

from __future__ import annotations

import polars as pl

from transforms.quantities.neighbours import same_sentence
from transforms.text.letters import CAPITAL, LETTER

NO_CODE = 100
"""Numbers below it in brackets after a place are codes of departments, as are these, overseas."""
_OVERSEAS = (970, 989)
_PLACES = 2
_RUN, _RUN_TOLD, _LARGE = 3, 2, 1e6
"""Names with a number each that make a list, in which none is a part of its name, right behind so large a sum fewer."""
NO_VERSION = 10
"""Numbers below it behind a name are rather those of its version: "Llama 4 et Claude 3"."""
_ITEM = (
    rf"(?:,| et|;) (?:l[ae] |les |l'|celui |celle )?[{CAPITAL}][^ ,.;:0-9]*(?: [^ ,.;:0-9]+){{0,3}}"
    r" (?:(?:environ|près de|plus de|moins de) )?$"
)
_BEHIND_SUM = (
    r"(?:illiards?|illions?|dollars?|euros?|livres?|yens?|yuans?|francs?|[€$£])(?: sterling| canadiens| suisses)?"
    rf"(?:,| et) (?:l[ae] |les |l')?[{CAPITAL}][^ ,.;:0-9]*(?: [^ ,.;:0-9]+){{0,2}} $"
)
"""What stands before the first number of a list right behind a sum."""
_ENDS = r"^(?:,| et |[.;)]|$)"


def no_department() -> pl.Expr:
    """Whether a number in brackets after a place is no code of a department: "à Nantes (310)", not "à Nantes (44)"."""
    return (pl.col("value") >= NO_CODE) & ~pl.col("value").is_between(*_OVERSEAS)


def named_items(numerals: pl.DataFrame, bare: pl.Series, after: str) -> pl.Series:
    """Whether the bare numerals are those of a list of names: "229 sièges, EELV 17, le Front de gauche 10, le FN 2".

    Fewer are a list behind a sum of money: "65 milliards de dollars, Google 75 et Amazon 100". Expects `left`,
    `sentence`, `value`, `kind`, `scale` and the column `after` of the numerals in their order.
    """
    none = pl.zeros(numerals.height, pl.Boolean, eager=True)
    sum_before = (pl.col("kind").shift(1) == "money") & (pl.col("scale").shift(1) >= _LARGE) & same_sentence(1)
    behind = pl.when(sum_before).then("left").str.contains(_BEHIND_SUM)
    rows = numerals.select("sentence", "left", "value", after, told=behind.fill_null(value=False))
    rows = rows.with_row_index("_row").filter(bare)
    # Few sentences have so many.
    rows = rows.filter(pl.len().over("sentence") >= _RUN_TOLD)
    if rows.is_empty():
        return none
    ended = pl.when(pl.col(after).str.contains(_ENDS)).then("left")
    named = rows.select("_row", "sentence", "value", "told", named=ended.str.contains(_ITEM).fill_null(value=False))
    # A list goes on where the row before is in it as well.
    follows = same_sentence(1) & (pl.col("_row") == pl.col("_row").shift(1) + 1).fill_null(value=False)
    begins = ~(pl.col("named") & pl.col("named").shift(1, fill_value=False) & follows)
    # "Llama 4, Claude 3 et Gemini 2" are all models.
    large = pl.col("value") >= NO_VERSION
    size = pl.when(large.any().over(begins.cum_sum())).then(pl.col("named").sum().over(begins.cum_sum())).otherwise(0)
    told = (pl.col("told").first() & large.all()).over(begins.cum_sum())
    listed = named.filter("named", (size >= _RUN) | ((size >= _RUN_TOLD) & told))["_row"]
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
