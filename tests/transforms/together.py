"""What the tests of a module ask of a transform, answered in one call: it takes as long for one text as for fifty.

A test asks about its text where it needs to know, and reads as if each were read alone. Before the first answer, the
tests of the module are rehearsed: each is run up to a question that has no answer yet, all these questions are answered
together, and so on until no test stops any more. What a test finds in its rehearsal counts for nothing; run in earnest,
it finds the answers ready. That the texts beside a text do not matter is a rule of its own
(`test_parse.py::test_what_a_text_states_does_not_depend_on_the_texts_beside_it`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import wraps
from types import CodeType, FunctionType
from typing import Any, TypeVar

import pytest

Question = TypeVar("Question")
Answer = TypeVar("Answer")

_to_rehearse: list[pytest.Function] = []
_unanswered: dict[Callable[[], None], None] = {}
_rehearsing = False


class _NoAnswerYet(BaseException):
    """Ends the rehearsal of a test; no error, so that no test takes it for one that it expects."""


def rehearse_later(items: Sequence[pytest.Item]) -> None:
    """These are the tests of the module that comes; those that ask and need no fixture can be rehearsed."""
    _to_rehearse[:] = [
        item for item in items if isinstance(item, pytest.Function) and not _fixtures_of(item) and _asks(item.obj)
    ]


def together(answers: Callable[[list[Question]], Sequence[Answer]]) -> Callable[[Question], Answer]:
    """A function of many questions, as one of a single question; the answers are shared and not to be changed."""
    known: dict[Question, Answer] = {}
    asked: dict[Question, None] = {}

    def answer_all() -> None:
        questions = list(asked)
        asked.clear()
        known.update(zip(questions, answers(questions), strict=True))

    @wraps(answers)
    def answer(question: Question) -> Answer:
        if question not in known:
            if _rehearsing:
                asked[question] = None
                _unanswered[answer_all] = None
                raise _NoAnswerYet
            _rehearse()
        if question not in known:
            [known[question]] = answers([question])
        return known[question]

    answer.answers_together = True  # type: ignore[attr-defined]  # a mark, which functions have no type for
    return answer


def _rehearse() -> None:
    global _rehearsing
    tests, _to_rehearse[:] = list(_to_rehearse), []
    while tests:
        _unanswered.clear()
        _rehearsing = True
        try:
            tests = [test for test in tests if _stops_at_a_question(test)]
        finally:
            _rehearsing = False
        # What fails for one of them is asked again, alone, by the test that it is of.
        try:
            for answer_all in _unanswered:
                answer_all()
        except Exception:
            return


def _stops_at_a_question(test: pytest.Function) -> bool:
    with suppress(Exception, pytest.fail.Exception, pytest.skip.Exception):
        try:
            test.obj(**_case_of(test))
        except _NoAnswerYet:
            return True
    return False


def _asks(test: Callable[..., object]) -> bool:
    """Whether it calls a function that answers together, itself or by another of the tests' functions."""
    seen, to_see = set(), [test]
    while to_see:
        function = to_see.pop()
        seen.add(function)
        called = [function.__globals__.get(name) for name in _names_in(function.__code__)]
        if any(hasattr(each, "answers_together") for each in called):
            return True
        to_see += [each for each in called if isinstance(each, FunctionType) and each.__module__.startswith("tests.")]
        to_see = [each for each in to_see if each not in seen]
    return False


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _names_in(each)


def _case_of(test: pytest.Function) -> dict[str, Any]:
    return dict(test.callspec.params) if hasattr(test, "callspec") else {}


def _fixtures_of(test: pytest.Function) -> set[str]:
    return set(test._fixtureinfo.argnames) - set(_case_of(test))
