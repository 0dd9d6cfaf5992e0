from __future__ import annotations

import polars as pl
import pytest

from transforms.text.overlaps import covered, overlapping


def spans(*rows: tuple[int, int, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"row": pl.UInt32, "start": pl.Int32, "end": pl.Int32}, orient="row")


TAKEN = spans((5, 2, 8), (0, 10, 14), (0, 14, 20))


@pytest.mark.parametrize(
    ("span", "overlaps", "lies_within"),
    [
        pytest.param((0, 11, 13), True, True, id="inside one"),
        pytest.param((0, 12, 16), True, False, id="across two"),
        pytest.param((0, 8, 25), True, False, id="around both"),
        pytest.param((0, 14, 20), True, True, id="the same"),
        pytest.param((0, 0, 10), False, False, id="up to its begin"),
        pytest.param((0, 20, 22), False, False, id="from its end on"),
        pytest.param((1, 11, 13), False, False, id="in another row"),
    ],
)
def test_spans_are_compared_within_their_row(span: tuple[int, int, int], overlaps: bool, lies_within: bool) -> None:
    assert overlapping(spans(span), TAKEN).to_list() == [overlaps]
    assert covered(spans(span), TAKEN).to_list() == [lies_within]


def test_nothing_overlaps_nothing() -> None:
    assert overlapping(spans((0, 1, 2)), spans()).to_list() == [False]
    assert overlapping(spans(), TAKEN).to_list() == []
