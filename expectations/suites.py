"""The suites that Great Expectations runs over profiles: one a table, and two across tables.

Great Expectations takes seconds to import: this module does so only when it is asked for a suite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from expectations.catalogue import rules_of
from expectations.profile import shows_in_columns, shows_in_groups
from expectations.results import ROW
from expectations.rules import Rule
from expectations.values import SIDES_OF_BOUND
from schemas import RELEASE_TABLES
from schemas.vocabularies import UNITS_OF_KIND

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuite
    from great_expectations.expectations.expectation import Expectation


def suites() -> list[ExpectationSuite]:
    """One suite named after each table, over its profile's `checks`; "columns", over all profiles' columns; "release".

    "release" is over one row, what became of the inputs. Every expectation carries in `meta["rule"]` which rule is
    broken where it fails.
    """
    from great_expectations.core import ExpectationSuite

    return [
        *(ExpectationSuite(name, expectations=_of_table(name)) for name in RELEASE_TABLES),
        ExpectationSuite("columns", expectations=_of_columns()),
        ExpectationSuite("release", expectations=_of_release()),
    ]


def _of_columns() -> list[Expectation]:
    """Types, nulls and minima, of all columns of all tables."""
    import great_expectations.expectations.core as gxe

    return [
        gxe.ExpectColumnPairValuesToBeEqual(
            column_A="type", column_B="declared_type", ignore_row_if="both_values_are_missing",
            meta={"rule": f"{ROW}_has_type"},
        ),
        gxe.ExpectColumnPairValuesAToBeGreaterThanB(
            column_A="nulls_allowed", column_B="nulls", or_equal=True, ignore_row_if="either_value_is_missing",
            meta={"rule": f"{ROW}_filled"},
        ),
        gxe.ExpectColumnPairValuesAToBeGreaterThanB(
            column_A="least", column_B="minimum", or_equal=True, ignore_row_if="either_value_is_missing",
            meta={"rule": f"{ROW}_not_below_minimum"},
        ),
    ]  # fmt: skip


def _of_table(name: str) -> list[Expectation]:
    """The values and pairs that the groups of a table may have, and no row that breaks one of its other rules."""
    import great_expectations.expectations.core as gxe

    expected = [expectation for rule in rules_of(name) if shows_in_groups(rule) for expectation in _of_groups(rule)]
    if any(not shows_in_groups(rule) and not shows_in_columns(rule) for rule in rules_of(name)):
        expected.append(gxe.ExpectColumnValuesToBeInSet(column="failing", value_set=[0], meta={"rule": ROW}))
    return expected


def _of_groups(rule: Rule) -> list[Expectation]:
    import great_expectations.expectations.core as gxe

    meta = {"rule": rule.id}
    if rule.name == "unit_fits_kind":
        pairs = [(kind, unit) for kind, units in UNITS_OF_KIND.items() for unit in units or ("currency",)]
        return [gxe.ExpectColumnPairValuesToBeInSet(column_A="kind", column_B="unit", value_pairs_set=pairs, meta=meta)]
    if rule.name == "bound_fits_sides":
        pairs = [(bound, side) for bound, sides in SIDES_OF_BOUND.items() for side in sides]
        return [
            gxe.ExpectColumnPairValuesToBeInSet(column_A="bound", column_B="sides", value_pairs_set=pairs, meta=meta)
        ]
    column = RELEASE_TABLES[rule.table][rule.name.removesuffix("_in_vocabulary")]
    values = list(column.vocabulary.values) if column.vocabulary else []
    return [gxe.ExpectColumnValuesToBeInSet(column=column.name, value_set=values, meta=meta)]


def _of_release() -> list[Expectation]:
    import great_expectations.expectations.core as gxe

    return [
        gxe.ExpectColumnPairValuesToBeEqual(
            column_A="inputs", column_B="accounted", ignore_row_if="either_value_is_missing",
            meta={"rule": f"{ROW}/counts_add_up"},
        )
    ]  # fmt: skip
