"""On which days the pools of facts that are compared changed, and of which facts they were made then."""

from __future__ import annotations

import polars as pl

from transforms.reconciliation.other_periods import pool_periods

_UNDATED = pl.col("period_start").is_null() | pl.col("period_end").is_null()


def states_to_make(keys: pl.DataFrame, entered: pl.DataFrame, denied: pl.DataFrame) -> pl.DataFrame:
    """The days on which a pool changed, with the facts in it: `state_no`, `as_of`, `last`, `key_no`.

    A pool changes where a claim of its facts becomes known or is denied, and where facts come into it or leave it: one
    without a period is compared with the year that alone is told, until another year is. `keys` has `statement_no`,
    `key_no` and the period of the facts, `entered` and `denied` the `key_no` of claims and the day, `as_of`; `last`
    says that the pool did not change after that day.
    """
    spans = _pools(keys.join(entered.group_by("key_no").agg(since=pl.col("as_of").min()), on="key_no"))
    told = pl.concat([entered, denied]).unique().sort("as_of")
    changed = told.join_asof(
        spans.sort("since"),
        left_on="as_of",
        right_on="since",
        by="key_no",
        strategy="backward",
        # Both are, but Polars cannot tell where there are groups, and warns.
        check_sortedness=False,
    ).select("pool_no", "as_of")
    came = spans.select("pool_no", as_of="since")
    left = spans.select("pool_no", as_of="until").drop_nulls()
    states = (
        # A denial may come before the claim.
        pl.concat([changed.drop_nulls(), came, left])
        .unique()
        .sort("pool_no", "as_of")
        .with_row_index("state_no")
        .with_columns(last=(pl.col("pool_no") != pl.col("pool_no").shift(-1)).fill_null(True))
    )
    day = pl.col("as_of")
    return (
        states.join(spans, on="pool_no")
        .filter((pl.col("since") <= day) & (pl.col("until").is_null() | (pl.col("until") > day)))
        .select("state_no", "as_of", "last", "key_no")
        .sort("state_no", "key_no")
    )


def _pools(keys: pl.DataFrame) -> pl.DataFrame:
    """In which pool each fact is from day to day: `key_no`, `pool_no`, `since`, and `until`, when it leaves it.

    Takes the facts with the day since which they are known, `since`.
    """
    # Elsewhere each fact is compared with itself alone.
    mixed = keys.filter((_UNDATED.any() & (pl.len() > 1)).over("statement_no"))
    alone = keys.join(mixed, on="key_no", how="anti").select("key_no", "since", pool_no="key_no")
    known = (
        mixed.select("statement_no", as_of="since")
        .unique()
        .sort("statement_no", "as_of")
        .with_row_index("day_no")
        .join(mixed, on="statement_no")
        .filter(pl.col("since") <= pl.col("as_of"))
        .with_row_index("row_no")
    )
    pools = pool_periods(
        known.select("period_start", "period_end", key_no="row_no", statement_no="day_no")
    )["pool_no"]  # fmt: skip
    told = known.select("key_no", since="as_of", pool_no=known["key_no"].gather(pools)).sort("key_no", "since")
    moved = (pl.col("key_no") != pl.col("key_no").shift(1)) | (pl.col("pool_no") != pl.col("pool_no").shift(1))
    return (
        pl.concat([alone, told.filter(moved.fill_null(True))])
        .sort("key_no", "since")
        .with_columns(until=pl.col("since").shift(-1).over("key_no"))
    )
