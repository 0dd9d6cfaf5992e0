"""Facts of one statement whose periods differ: which are linked, and which can be about one thing."""

from __future__ import annotations

import polars as pl

from schemas import FACT_LINKS

MANY = 32
"""Periods of a statement beyond which only neighbours in time are linked."""
YEAR = 300
"""Days from which on a period counts as a year."""

_BARE = pl.col("period_start").is_null() & pl.col("period_end").is_null()
_DEADLINE = pl.col("period_start").is_null() & pl.col("period_end").is_not_null()
_DATED = pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null()


def pool_periods(keys: pl.DataFrame) -> pl.DataFrame:
    """Which facts are compared: `key_no`, `pool_no`, the number of the dated fact that an undated one can refer to.

    A fact without period, or with a deadline only, can refer to a dated fact of its statement where there is exactly
    one; a deadline only to one that ends on its day or before, first to those that end on it. Facts of a year go
    before those of a quarter or a month: an amount told without a date is that of the year. Takes `key_no`,
    `statement_no` and the period.
    """
    ends = _dated_ends(keys)
    deadlines = keys.filter(_DEADLINE)
    only_deadline = deadlines.group_by("statement_no").agg(pl.len(), deadline_no=pl.col("key_no").min())
    only_deadline = only_deadline.filter(pl.col("len") == 1).select("statement_no", "deadline_no")
    meant = pl.concat([_meant_by_bare(keys, ends), _meant_by_deadlines(deadlines, ends)])
    has_dated = pl.col("statement_no").is_in(ends["statement_no"].unique().implode())
    return (
        keys.join(meant, on="key_no", how="left", maintain_order="left")
        .join(only_deadline, on="statement_no", how="left", maintain_order="left")
        .select("key_no", pool_no=pl.coalesce("meant_no", pl.when(_BARE & ~has_dated).then("deadline_no"), "key_no"))
    )


def _dated_ends(keys: pl.DataFrame) -> pl.DataFrame:
    """One row per statement and day on which dated facts end, with how many are of a year and how many shorter.

    `years`, `shorts`, and the least key of each, `year_no` and `short_no`; the same `_before` that day, of which the
    key is right where there is but one; and `all_…` of the statement.
    """
    short = (pl.col("period_end") - pl.col("period_start")).dt.total_days() < YEAR
    per_day = (
        keys.filter(_DATED)
        .group_by("statement_no", ends="period_end")
        .agg(
            years=(~short).sum().cast(pl.Int64),
            shorts=short.sum().cast(pl.Int64),
            year_no=pl.col("key_no").filter(~short).min(),
            short_no=pl.col("key_no").filter(short).min(),
        )
        .sort("statement_no", "ends")
    )
    return per_day.with_columns(
        *(
            (pl.col(kind).cum_sum().over("statement_no") - pl.col(kind)).alias(f"{kind}_before")
            for kind in ("years", "shorts")
        ),
        *(
            pl.col(number).drop_nulls().first().over("statement_no").alias(f"first_{number}")
            for number in ("year_no", "short_no")
        ),
    )


def _meant_by_bare(keys: pl.DataFrame, ends: pl.DataFrame) -> pl.DataFrame:
    """The one dated fact of the statement, for facts without a period: `key_no`, `meant_no`."""
    whole = ends.group_by("statement_no").agg(
        pl.col("years", "shorts").sum(), pl.col("first_year_no", "first_short_no").first()
    )
    meant = _only((pl.col("years"), pl.col("first_year_no")), (pl.col("shorts"), pl.col("first_short_no")))
    return (
        keys.filter(_BARE)
        .join(whole, on="statement_no", how="inner")
        .select("key_no", meant_no=meant)
        .filter(pl.col("meant_no").is_not_null())
    )


def _meant_by_deadlines(deadlines: pl.DataFrame, ends: pl.DataFrame) -> pl.DataFrame:
    """The one dated fact that ends on the day of a deadline, else the one that ends before: `key_no`, `meant_no`."""
    on_day = pl.col("ends") == pl.col("period_end")
    counts = {
        f"{kind}_{when}": expression
        for kind in ("years", "shorts")
        for when, expression in (
            ("then", pl.when(on_day).then(kind).otherwise(0)),
            ("earlier", pl.col(f"{kind}_before") + pl.when(on_day).then(0).otherwise(kind)),
        )
    }
    meant = _only(
        (pl.col("years_then"), pl.col("year_no")),
        (pl.col("shorts_then"), pl.col("short_no")),
        (pl.col("years_earlier"), pl.col("first_year_no")),
        (pl.col("shorts_earlier"), pl.col("first_short_no")),
    )
    return (
        deadlines.select("key_no", "statement_no", "period_end")
        .sort("period_end")
        .join_asof(
            ends.sort("ends"),
            left_on="period_end",
            right_on="ends",
            by="statement_no",
            strategy="backward",
            coalesce=False,
            # Both are, but Polars cannot tell where there are groups, and warns.
            check_sortedness=False,
        )
        .filter(pl.col("ends").is_not_null())
        .with_columns(**counts)
        .select("key_no", meant_no=meant)
        .filter(pl.col("meant_no").is_not_null())
    )


def _only(*ranks: tuple[pl.Expr, pl.Expr]) -> pl.Expr:
    """The key of the first rank that counts any, where it counts one; else null."""
    key = pl.lit(None, pl.UInt32)
    for count, number in reversed(ranks):
        key = pl.when(count == 1).then(number).when(count == 0).then(key)
    return key


def link_periods(keys: pl.DataFrame) -> pl.DataFrame:
    """The table `fact_links`: pairs of facts of one statement; where there are more than `MANY`, neighbours in time.

    Takes `key_no` (in the order of `fact_id`), `fact_id`, `statement_no` and the period.
    """
    ordered = (
        keys.select("statement_no", "key_no", "period_start", "period_end")
        .filter(pl.len().over("statement_no") > 1)
        .sort("statement_no", "period_end", "period_start", "key_no", nulls_last=False)
    )
    few = ordered.filter(pl.len().over("statement_no") <= MANY)
    many = ordered.filter(pl.len().over("statement_no") > MANY)
    columns = ("key_no", "period_start", "period_end")
    every_two = few.join(
        few.rename({name: f"other_{name}" for name in columns}), on="statement_no", how="inner"
    ).filter(pl.col("key_no") != pl.col("other_key_no"))
    neighbours = pl.concat(
        many.with_columns(pl.col(name).shift(step).over("statement_no").alias(f"other_{name}") for name in columns)
        for step in (-1, 1)
    ).filter(pl.col("other_key_no").is_not_null())
    starts, ends = pl.col("period_start"), pl.col("period_end")
    other_starts, other_ends = pl.col("other_period_start"), pl.col("other_period_end")
    other_bare = other_starts.is_null() & other_ends.is_null()
    within = ((starts >= other_starts) & (ends <= other_ends)).fill_null(False)
    contains = ((other_starts >= starts) & (other_ends <= ends)).fill_null(False)
    related = (
        pl.concat([every_two, neighbours.select(every_two.columns)])
        .select(
            "key_no",
            "other_key_no",
            relation=pl.when(_BARE)
            .then(pl.lit("undated"))
            .when(within & ~other_bare)
            .then(pl.lit("within"))
            .when(~other_bare & ~contains & (pl.col("key_no") < pl.col("other_key_no")))
            .then(pl.lit("other_period")),
        )
        .filter(pl.col("relation").is_not_null())
    )
    names = keys.select("key_no", "fact_id")
    return FACT_LINKS.conform(
        related.join(names, on="key_no").join(
            names.rename({"fact_id": "other_id"}), left_on="other_key_no", right_on="key_no"
        )
    ).sort("fact_id", "other_id")
