"""The suites that Great Expectations runs over profiles: one a table, and two across tables.

Great Expectations takes seconds to import: this module does so only when it is asked for a suite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from expectations.catalogue import rules_of
from expectations.profile import shows_in_columns
from expectations.results import ROW
from expectations.told_values import allowed_values, shows_in_values
from schemas import RELEASE_TABLES

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
    """The values that a table's groups may tell for its rules, and no row that breaks one of the others."""
    import great_expectations.expectations.core as gxe

    expected: list[Expectation] = []
    # All rules in one: each expectation takes Great Expectations milliseconds, however few the rows.
    if allowed := [value for rule in rules_of(name) if shows_in_values(rule) for value in allowed_values(rule)]:
        expected.append(gxe.ExpectColumnValuesToBeInSet(column="value", value_set=allowed, meta={"rule": ROW}))
    if any(not shows_in_values(rule) and not shows_in_columns(rule) for rule in rules_of(name)):
        expected.append(gxe.ExpectColumnValuesToBeInSet(column="failing", value_set=[0], meta={"rule": ROW}))
    return expected


def _of_release() -> list[Expectation]:
    import great_expectations.expectations.core as gxe

    return [
        gxe.ExpectColumnPairValuesToBeEqual(
            column_A="inputs", column_B="accounted", ignore_row_if="either_value_is_missing",
            meta={"rule": f"{ROW}/counts_add_up"},
        )
    ]  # fmt: skip
