"""How each fact read, day by day, by the texts that were published until then, and what each claim changed."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from schemas import FACT_CLAIMS, FACT_HISTORY
from transforms.reconciliation.agreement import OWN_PEOPLE
from transforms.reconciliation.changes import changes
from transforms.reconciliation.days import states_to_make
from transforms.reconciliation.facts import PERIOD, STATEMENT, Facts
from transforms.reconciliation.weighing import evidence, telling, weigh

STATE = ("low", "high", "bound", "status", "claims", "stories", "agreement", "preferred_rule")
"""What a fact says on a day."""

DAILY = 200
"""Claims of one statement up to which the state of every day is kept."""
GROWTH = 1.1
"""By what factor the claims of a statement grow from one state to the next beyond that, lest the work grow with their
square; the last state is always kept."""
_PORTION = 250_000
"""Rows of claims that are weighed at once, about: each holds some 600 bytes meanwhile."""


class History(NamedTuple):
    """The table `fact_history`, and `fact_claims` with what each claim changed; both sorted by key."""

    fact_history: pl.DataFrame
    fact_claims: pl.DataFrame


def trace_history(
    claims: pl.DataFrame,
    objections: pl.DataFrame,
    figures: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame,
    grouped: Facts,
) -> History:
    """The history of the facts that `group_facts` made of the same tables, which come as `grouped`.

    The state of a day is what `group_facts` gives for the claims and objections of the documents published by then.
    Undated documents take no part. Stories and who works for whom are those of all documents. Of a statement of more
    than `DAILY` claims not every day has its state.
    """
    facts = _numbered(grouped.facts)
    rows = _known(claims, figures, documents, relations, grouped.fact_claims, facts)
    denials = objections.join(known_days(documents), on="doc_id", how="left").join(
        rows.select("claim_id", "claim_no", "key_no", "statement_no", claimed_on="known_on"), on="claim_id"
    )
    undated = [frame.filter(pl.col("known_on").is_null())["statement_no"] for frame in (rows, denials)]
    facts = facts.with_columns(whole=~pl.col("statement_no").is_in(pl.concat(undated).unique().implode()))
    dated = rows.filter(pl.col("known_on").is_not_null())
    denials = denials.filter(pl.col("known_on").is_not_null() & pl.col("claimed_on").is_not_null())
    days = _told_days(dated, denials, facts)
    if days.is_empty():
        return History(FACT_HISTORY.empty(), grouped.fact_claims)
    denials = _on_told_days(denials, days)
    dated = _on_told_days(dated, days).join(
        denials.group_by("claim_no").agg(denied_on=pl.col("as_of").min()), on="claim_no", how="left"
    )
    made = [
        _make(*(frame.join(statements, on="statement_no", how="semi") for frame in (dated, denials, facts)))
        for statements in _portions(days)
    ]
    states, roles = (pl.concat(tables) for tables in zip(*made, strict=True))
    changed = rows.select("claim_no", "claim_id", "fact_id", "role").join(
        changes(dated, roles), on="claim_no", how="left", maintain_order="left"
    )
    return History(_history(states, facts), FACT_CLAIMS.conform(changed).sort(FACT_CLAIMS.key))


def known_days(documents: pl.DataFrame) -> pl.DataFrame:
    """`doc_id` and `known_on`, the day by which the document was published for certain; dated ones only.

    A text of which only the month is known was out when the month ended.
    """
    return telling(documents).filter(pl.col("published_on").is_not_null()).select("doc_id", known_on="published_until")


def _numbered(facts: pl.DataFrame) -> pl.DataFrame:
    """The facts with `key_no`, which has the order of their ids, and `statement_no`."""
    statements = facts.select(STATEMENT).unique(maintain_order=True).with_row_index("statement_no")
    return (
        facts.sort("fact_id")
        .with_row_index("key_no")
        .join(statements, on=STATEMENT, nulls_equal=True, how="left", maintain_order="left")
    )


def _known(
    claims: pl.DataFrame,
    figures: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame,
    fact_claims: pl.DataFrame,
    facts: pl.DataFrame,
) -> pl.DataFrame:
    """The evidence of all claims as if nobody denied them, with ids, `role`, `known_on`, and keys of their facts."""
    claims = claims.sort("claim_id")
    keys = facts.select("fact_id", "key_no", "statement_no", *PERIOD)
    placed = (
        claims.select("claim_id")
        .join(fact_claims.select("claim_id", "fact_id", "role"), on="claim_id", how="left", maintain_order="left")
        .join(keys, on="fact_id", how="left", maintain_order="left")
    )
    vague = figures.filter("vague").select("figure_id")
    people = relations.filter(pl.col("relation").is_in(OWN_PEOPLE))
    rows = evidence(claims, pl.Series(dtype=pl.String), vague, telling(documents), people)
    known_on = pl.when(pl.col("published_on").is_not_null()).then("published_until")
    return rows.hstack(placed).with_columns(known_on=known_on)


def _told_days(dated: pl.DataFrame, denials: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """The days of which a state is made: `statement_no`, `as_of`, how many claims are `known` by then, and `now`.

    `now` is the last day of a statement of which the whole is dated: how its facts read then is how they read now.
    """
    day, of_statement = pl.col("known_on"), pl.col("known_on").max().over("statement_no")
    days = (
        pl.concat(rows.select("statement_no", "known_on", told=told) for rows, told in ((dated, 1), (denials, 0)))
        .group_by("statement_no", "known_on")
        .agg(pl.col("told").sum().cast(pl.Int64))
        .sort("statement_no", "known_on")
        .join(facts.select("statement_no", "whole").unique(), on="statement_no", maintain_order="left")
        .with_columns(known=pl.col("told").cum_sum().over("statement_no"), now=pl.col("whole") & (day == of_statement))
    )
    step = (pl.col("known") / DAILY).log(GROWTH).floor()
    told = days.filter(~pl.col("now")).filter(
        (pl.col("known") <= DAILY) | (day == of_statement) | step.ne_missing(step.shift(1).over("statement_no"))
    )
    return (
        pl.concat([told, days.filter("now")])
        .select("statement_no", "known", "now", as_of="known_on")
        .sort("statement_no", "as_of")
    )


def _on_told_days(rows: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """The rows with `as_of`, the first day of a state that they take part in."""
    return rows.sort("known_on").join_asof(
        days.select("statement_no", "as_of", until="as_of").sort("until"),
        left_on="known_on",
        right_on="until",
        by="statement_no",
        strategy="forward",
        # Both are, but Polars cannot tell where there are groups, and warns.
        check_sortedness=False,
    )


def _portions(days: pl.DataFrame) -> list[pl.DataFrame]:
    """The statements (`statement_no`), so many at a time as fit in memory."""
    rows = days.group_by("statement_no", maintain_order=True).agg(rows=pl.col("known").filter(~pl.col("now")).sum())
    return rows.with_columns(portion=pl.col("rows").cum_sum() // _PORTION).partition_by("portion", maintain_order=True)


def _make(dated: pl.DataFrame, denials: pl.DataFrame, facts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What facts said on each day on which that may have changed (`key_no`, `as_of`, `STATE`), and the roles of claims.

    These are `claim_no`, `as_of`, `role`.
    """
    entered = [frame.select("key_no", "as_of") for frame in (dated, denials)]
    held = states_to_make(facts.select("key_no", "statement_no", *PERIOD), *entered).join(
        facts.select("key_no", "whole"), on="key_no", maintain_order="left"
    )
    now = pl.col("last") & pl.col("whole")
    made, to_make = held.filter(now), held.filter(~now).with_row_index("place")
    rows = (
        to_make.select("place", "key_no", pool_no="state_no", day="as_of")
        .join(dated, on="key_no")
        .filter(pl.col("as_of") <= pl.col("day"))
        .sort("pool_no", "claim_no")
        .with_columns(denied=pl.col("denied") | (pl.col("denied_on") <= pl.col("day")).fill_null(False))
    )
    weighed = weigh(rows.drop("key_no", "claim_no").rename({"place": "key_no"}).with_row_index("claim_no"))
    told = to_make.join(weighed.facts, left_on="place", right_on="key_no")
    columns = ["key_no", "as_of", *(pl.col(name).cast(facts.schema[name]) for name in STATE)]
    roles = rows.select("claim_no", as_of="day").hstack(weighed.roles.sort("claim_no").select("role"))
    return (
        pl.concat([made.join(facts, on="key_no").select(columns), told.select(columns)]),
        pl.concat([made.join(dated.drop("as_of"), on="key_no").select(roles.columns), roles]),
    )


def _history(states: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """The table of the states that differ from the fact's state before."""
    told = states.sort("key_no", "as_of")
    first = (pl.col("key_no") != pl.col("key_no").shift(1)).fill_null(True)
    before = pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).shift(1)) for name in STATE)
    changed = told.filter(first | ~before).with_columns(known_on="as_of")
    return FACT_HISTORY.conform(
        changed.join(facts.select("key_no", "fact_id", "unit"), on="key_no", maintain_order="left")
    )
