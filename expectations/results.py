"""What Great Expectations found of a suite, less what differs from run to run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult

ROW = "{row}"
"""In the rule of an expectation, stands for the `id` of the profile's row that fails."""


@dataclass(frozen=True)
class ExpectationResult:
    """One expectation: its type, what it was asked of, and outcome.

    `rules` names the rules that are broken ('figures/kind_in_vocabulary'); none where it is met. `error` is what kept
    it from running, else empty.
    """

    expectation: str
    arguments: dict[str, Any]
    success: bool
    rules: tuple[str, ...]
    error: str


@dataclass(frozen=True)
class SuiteResult:
    """What was found of a suite."""

    name: str
    success: bool
    expectations: tuple[ExpectationResult, ...]

    @classmethod
    def of(cls, validated: ExpectationSuiteValidationResult) -> SuiteResult:
        """The result of a run with the ids of failing rows."""
        results = tuple(_expectation_result(result) for result in validated.results)
        return cls(str(validated.suite_name), bool(validated.success), results)


def _expectation_result(result: Any) -> ExpectationResult:  # noqa: ANN401 # Great Expectations types its parts loosely
    configuration = result.expectation_config
    arguments = {name: value for name, value in configuration.kwargs.items() if name != "batch_id"}
    if result.success:
        return ExpectationResult(configuration.type, arguments, True, (), "")
    rule = configuration.meta["rule"]
    rows = dict.fromkeys(row["id"] for row in result.result.get("unexpected_index_list") or ())
    if not rows:
        return ExpectationResult(configuration.type, arguments, False, (rule,), _error(result.exception_info))
    rules = dict.fromkeys(rule.replace(ROW, row) for row in rows)
    return ExpectationResult(configuration.type, arguments, False, tuple(rules), "")


def _error(exception_info: dict[str, Any]) -> str:
    """The first message of the exceptions, which come alone or by metric."""
    nested = [info for info in exception_info.values() if isinstance(info, dict)]
    return str((nested or [exception_info])[0].get("exception_message") or "no row was named")
