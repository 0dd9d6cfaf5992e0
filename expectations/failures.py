"""What failed, in plain words: where, how many rows, which ones, what was expected and why it may have happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

from expectations.catalogue import rule_by_id
from expectations.profile import Profile
from expectations.results import SuiteResult
from expectations.violations import failing_rows

EXAMPLES = 5


@dataclass(frozen=True)
class Failure:
    """A rule that rows break, or that the release as a whole does."""

    table: str
    """The table, or 'release' for a rule across tables."""
    expectation: str
    observed: str
    """What was found: how many rows, or which type."""
    message: str
    """What was expected, and the likely cause."""
    examples: tuple[str, ...] = ()
    """Table and key of some of the rows, first ones first."""

    @property
    def of_rows(self) -> bool:
        """Whether rows break the rule, and not the table or the run as a whole."""
        return f"{self.table}/{self.expectation}" in rule_by_id()

    def __str__(self) -> str:
        rows = f" ({', '.join(self.examples)})" if self.examples else ""
        return f"{self.table}: {self.expectation}: {self.observed}{rows}: {self.message}"


def explain_failures(
    connection: duckdb.DuckDBPyConnection, results: Sequence[SuiteResult], profiles: Sequence[Profile]
) -> list[Failure]:
    """One failure for each broken rule, in the order of the suites."""
    broken: dict[str, str] = {}
    for result in results:
        for expectation in result.expectations:
            for rule in expectation.rules:
                broken.setdefault(rule, expectation.error)
    return [_failure(connection, rule_id, error, profiles) for rule_id, error in broken.items()]


def _failure(connection: duckdb.DuckDBPyConnection, rule_id: str, error: str, profiles: Sequence[Profile]) -> Failure:
    table, _, name = rule_id.partition("/")
    if error:
        return Failure(
            table, name, f"the expectation could not be run: {error}", "expected it to run; is a type wrong?"
        )
    if rule_id in rule_by_id():
        rule = rule_by_id()[rule_id]
        [rows] = [profile.rows for profile in profiles if profile.table == table]
        found = failing_rows(connection, rule, "0")
        return Failure(
            table,
            name,
            f"{found.height:,} of {rows:,} rows",
            f"expected that {rule.expects}; {rule.cause}",
            tuple(found["item"].head(EXAMPLES)),
        )
    if name == "counts_add_up":
        return Failure(
            table,
            name,
            "documents, duplicates and rejects are not as many as the inputs",
            "expected every input to end as one of these; was one dropped, or counted twice?",
        )
    columns = pl.concat([profile.columns for profile in profiles])
    [column] = columns.filter(pl.col("id") == rule_id.removesuffix("_has_type")).to_dicts()
    return Failure(
        table,
        name,
        f"the column is {column['type']}",
        f"expected {column['declared_type']}; was the file written without its schema, left out, or cut off?",
    )
