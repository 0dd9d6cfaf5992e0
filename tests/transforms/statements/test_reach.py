from __future__ import annotations

import polars as pl
from polars.testing import assert_frame_equal

from transforms.statements.reading.reach import reached


def test_a_sentence_reaches_so_many_after_it_and_none_before_the_first() -> None:
    told = pl.DataFrame({"doc": [0, 0], "told_s": [0, 7]}, schema_overrides={"told_s": pl.UInt32})

    def reach(first: int, last: int) -> list[tuple[int, int]]:
        return reached(told, "told_s", first, last).select("told_s", "s").rows()

    assert reach(1, 2) == [(0, 1), (0, 2), (7, 8), (7, 9)]
    assert reach(-2, -1) == [(7, 5), (7, 6)]
    assert reach(0, 0) == [(0, 0), (7, 7)]


def test_what_nothing_tells_reaches_no_sentence() -> None:
    told = pl.DataFrame(schema={"doc": pl.UInt32, "told_s": pl.UInt32})
    assert_frame_equal(reached(told, "told_s", 1, 2), told.with_columns(s=pl.lit(None, pl.UInt32)))
