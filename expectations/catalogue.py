"""All rules, by table: those that follow from the schemas, then those written by hand."""

from __future__ import annotations

from functools import cache

from expectations.basic import basic_rules
from expectations.dates import date_rules
from expectations.identity import identity_rules
from expectations.rules import Rule
from expectations.spans import span_rules
from expectations.statements import statement_rules
from expectations.values import value_rules
from schemas import RELEASE_TABLES


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, tables in the order in which they depend on each other."""
    by_hand = [*span_rules(), *value_rules(), *date_rules(), *identity_rules(), *statement_rules()]
    return tuple(
        rule
        for table in RELEASE_TABLES.values()
        for rule in [*basic_rules(table), *(rule for rule in by_hand if rule.table == table.name)]
    )


@cache
def rule_by_id() -> dict[str, Rule]:
    """The rules under their ids ('figures/kind_in_vocabulary')."""
    return {rule.id: rule for rule in all_rules()}


def rules_of(table: str) -> tuple[Rule, ...]:
    """The rules of one table."""
    return tuple(rule for rule in all_rules() if rule.table == table)
