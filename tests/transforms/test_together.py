"""The tests of this module are in an order: the last looks back."""

from __future__ import annotations

import pytest

from tests.transforms.together import together

calls: list[list[str]] = []


@together
def length_of(texts: list[str]) -> list[int]:
    calls.append(texts)
    if "illisible" in texts:
        raise ValueError("not to be read")
    return [len(text) for text in texts]


def doubled(text: str) -> int:
    return 2 * length_of(text)


@pytest.mark.parametrize(("text", "length"), [("un", 2), ("deux", 4), ("trois", 5)])
def test_a_question_has_its_own_answer(text: str, length: int) -> None:
    assert length_of(text) == length
    assert doubled(text) == 2 * length


def test_one_test_may_ask_more_than_once() -> None:
    assert [length_of(text) for text in ("un", "quatre", "dix-sept")] == [2, 6, 8]


def test_who_needs_a_fixture_asks_alone(request: pytest.FixtureRequest) -> None:
    assert length_of(request.node.name[:4]) == 4


def test_a_failure_is_that_of_the_one_who_asked() -> None:
    length_of("vingt")
    with pytest.raises(ValueError, match="not to be read"):
        length_of("illisible")


def test_all_was_asked_together_until_one_failed() -> None:
    assert calls == [
        ["un", "deux", "trois", "vingt"],
        ["quatre", "illisible"],
        ["quatre"],
        ["dix-sept"],
        ["test"],
        ["illisible"],
    ]
