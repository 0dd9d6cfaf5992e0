"""The values that the groups of a table tell for a rule, and those that it allows: what Great Expectations compares."""

from __future__ import annotations

import polars as pl

from expectations.rules import Rule
from expectations.values import SIDES_OF_BOUND, currencies
from schemas import RELEASE_TABLES
from schemas.vocabularies import UNITS_OF_KIND

_VOCABULARY = "_in_vocabulary"
_CURRENCY = "currency"


def shows_in_values(rule: Rule) -> bool:
    """Whether the rule is checked on the values that groups tell."""
    return rule.name.endswith((_VOCABULARY, "unit_fits_kind", "bound_fits_sides"))


def told_values(rule: Rule, groups: pl.DataFrame) -> pl.DataFrame:
    """The values that the groups tell, each with the `rows` that do: `id`, the rule's, `value`, `rows`.

    They are told with their column, 'kind power', and two columns that must fit as one: 'power in W', 'exact: low'.
    """
    return (
        groups.group_by(_value(rule).alias("value"))
        .agg(pl.col("rows").sum())
        .sort("value", nulls_last=True)
        .select(pl.lit(rule.id).alias("id"), "value", "rows")
    )


def allowed_values(rule: Rule) -> list[str]:
    """The values that the rule allows."""
    if rule.name == "unit_fits_kind":
        return [f"{kind} in {unit}" for kind, units in UNITS_OF_KIND.items() for unit in units or (_CURRENCY,)]
    if rule.name == "bound_fits_sides":
        return [f"{bound}: {side}" for bound, sides in SIDES_OF_BOUND.items() for side in sides]
    column = RELEASE_TABLES[rule.table][rule.name.removesuffix(_VOCABULARY)]
    return [f"{column.name} {value}" for value in column.vocabulary.values] if column.vocabulary else []


def _value(rule: Rule) -> pl.Expr:
    if rule.name == "unit_fits_kind":
        # All codes of money as one, so that the values are few.
        code = (pl.col("kind") == "money") & (pl.col("unit").is_in(currencies()) | pl.col("unit").is_null())
        unit = pl.when(code).then(pl.lit(_CURRENCY)).otherwise("unit").fill_null("none")
        return pl.format("{} in {}", "kind", unit)
    if rule.name == "bound_fits_sides":
        return pl.format("{}: {}", "bound", "sides")
    column = rule.name.removesuffix(_VOCABULARY)
    return pl.format(f"{column} {{}}", column)
