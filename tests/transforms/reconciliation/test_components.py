from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from transforms.reconciliation.components import least_members


def test_a_chain_has_one_least_member() -> None:
    edges = pl.DataFrame({"a": ["b", "c", "d", "y"], "b": ["a", "b", "c", "x"]})
    assert least_members(edges, "a", "b").rows() == [
        ("a", "a"), ("b", "a"), ("c", "a"), ("d", "a"), ("x", "x"), ("y", "x"),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=40))
def test_the_order_of_edges_and_their_direction_do_not_matter(pairs: list[tuple[int, int]]) -> None:
    edges = pl.DataFrame(pairs, schema=["a", "b"], orient="row")
    turned = edges.reverse().select(a="b", b="a")
    assert_frame_equal(least_members(edges, "a", "b"), least_members(turned, "a", "b"))
    labels = dict(least_members(edges, "a", "b").iter_rows())
    assert all(labels[a] == labels[b] for a, b in pairs)
