from __future__ import annotations

import pytest

from benchmarks.startup import LIMITS, Start, by_package, least_of, markdown

_TOLD = """import time: self [us] | cumulative | imported package
import time:      1000 |       1000 |   _io
import time:      2000 |       5000 | polars.frame
import time:      3000 |       3000 |   polars
import time:      4000 |      12000 | flows.cli
import time:       500 |        500 | transforms.parse
not of it
"""


def test_seconds_of_imports_are_told_by_package_the_longest_first() -> None:
    told = by_package(_TOLD)
    assert list(told) == ["polars", "our own", "python"]
    assert list(told.values()) == pytest.approx([0.005, 0.0045, 0.001])


def test_what_else_the_machine_does_is_left_out_of_imports() -> None:
    assert list(least_of([{"a": 0.5, "b": 0.25}, {"a": 0.125, "b": 1.0}]).items()) == [("b", 0.25), ("a", 0.125)]


def test_what_is_neither_an_import_nor_a_stage_is_the_rest() -> None:
    build = Start([9.0, 8.0], [7.0, 7.5], {"prefect": 2.0}, {"extract": 1.0})
    assert build.elsewhere == 5.0


def test_the_table_tells_each_limit_and_where_the_time_goes() -> None:
    page, build = list(LIMITS)[1:]
    starts = {
        page: Start([1.0, 1.5], [0.75, 1.0], {"polars": 0.25, "abc": 0.001}, {}),
        build: Start([9.0], [8.0], {"prefect": 2.0}, {"extract": 1.0, "plan": 0.01}),
    }
    told = markdown(starts, "2 cores")
    assert f"| `{page}` | 1.5 | 1.00 | 1.25 | 0.75 | 0.25: polars 0.25 | the work 0.75 |" in told
    rest = "extract 1.0, Prefect's server, its flow and the end 5.99"
    assert f"| `{build}` | 15 | 9.00 | 9.00 | 8.00 | 2.00: prefect 2.00 | {rest} |" in told
