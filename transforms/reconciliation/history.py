"""How each fact read, day by day, by the texts that were published until then, and what each claim changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from schemas import FACT_CLAIMS, FACT_HISTORY
from transforms.identifiers import SEPARATOR
from transforms.reconciliation.changes import changes
from transforms.reconciliation.facts import PERIOD, STATEMENT, Facts, group_facts

STATE = ("low", "high", "bound", "status", "claims", "stories", "agreement", "preferred_rule")
"""What a fact says on a day."""

DAILY = 200
"""Claims of one statement up to which the state of every day is kept."""
GROWTH = 1.1
"""By what factor the claims of a statement grow from one state to the next beyond that, lest the work grow with their
square; the last state is always kept."""
_PORTION = 1_000_000
"""Rows of claims that are grouped at once: each holds some 600 bytes meanwhile."""
_DAY = "%Y-%m-%d"
_LABEL_CHARS = len(SEPARATOR) + len("2025-07-31")


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
    dated, denied = _dated(claims, objections, known_days(documents))
    columns = ["statement_no", "known_on"]
    days = pl.concat([dated.select(columns), denied.select(columns)]).unique().sort(columns)
    if days.is_empty():
        return History(FACT_HISTORY.empty(), grouped.fact_claims)
    now = _now(claims, objections, dated, denied, days)
    of_now = dated.join(now, on="statement_no", how="inner").select("claim_id", as_of="known_on_now")
    of_now = of_now.join(grouped.fact_claims.select("claim_id", "fact_id", "role"), on="claim_id", how="inner")
    roles = [of_now.select("claim_id", "as_of", "role")]
    facts_now = grouped.facts.join(of_now.select("fact_id", "as_of").unique(), on="fact_id", how="inner")
    states = []
    before = days.join(now, on="statement_no", how="left", maintain_order="left").filter(
        pl.col("known_on").ne_missing(pl.col("known_on_now"))
    )
    for portion in _portions(dated, before.select(columns)):
        made = group_facts(_as_of(dated, portion), _as_of(denied, portion), figures, documents, relations)
        states.append(_split_days(made.facts, "qualifier"))
        roles.append(_split_days(made.fact_claims, "claim_id").select("claim_id", "as_of", "role"))
    changed = changes(dated, pl.concat(roles), figures, documents, relations, grouped.fact_claims)
    fact_claims = grouped.fact_claims.drop("change").join(changed, on="claim_id", how="left", maintain_order="left")
    return History(_history(facts_now, states, grouped.facts), FACT_CLAIMS.conform(fact_claims))


def known_days(documents: pl.DataFrame) -> pl.DataFrame:
    """`doc_id` and `known_on`, the day by which the document was published for certain; dated ones only.

    A text of which only the month is known was out when the month ended.
    """
    day, precision = pl.col("published_on"), pl.col("published_precision")
    return documents.filter(day.is_not_null()).select(
        "doc_id",
        known_on=pl.when(precision == "month")
        .then(day.dt.month_end())
        .when(precision == "year")
        .then(pl.date(day.dt.year(), 12, 31))
        .otherwise(day),
    )


def _dated(claims: pl.DataFrame, objections: pl.DataFrame, days: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Claims and objections of dated documents with `known_on` and the number of the statement, `statement_no`."""
    statements = claims.select(STATEMENT).unique().sort(STATEMENT).with_row_index("statement_no")
    dated = claims.join(days, on="doc_id", how="inner", maintain_order="left").join(
        statements, on=STATEMENT, nulls_equal=True, how="left", maintain_order="left"
    )
    denied = objections.join(days, on="doc_id", how="inner", maintain_order="left").join(
        dated.select("claim_id", "statement_no"), on="claim_id", how="inner", maintain_order="left"
    )
    return dated, denied


def _now(
    claims: pl.DataFrame, objections: pl.DataFrame, dated: pl.DataFrame, denied: pl.DataFrame, days: pl.DataFrame
) -> pl.DataFrame:
    """Statements of which all is dated, and their last day: `statement_no`, `known_on_now`. Its facts are made."""
    late = objections.join(denied, on="objection_id", how="anti").select("claim_id")
    undated = pl.concat([claims.join(dated, on="claim_id", how="anti"), claims.join(late, on="claim_id", how="semi")])
    whole = dated.join(undated, on=STATEMENT, nulls_equal=True, how="anti").select("statement_no").unique()
    last = days.group_by("statement_no").agg(known_on_now=pl.col("known_on").max())
    return last.join(whole, on="statement_no", how="semi")


def _portions(dated: pl.DataFrame, days: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The days of which a state is made (`statement_no`, `as_of`), so many at a time as fit in memory."""
    columns = ["statement_no", "known_on"]
    each = dated.group_by(columns).agg(known=pl.len().cast(pl.Int64))
    known = days.join(each, on=columns, how="left", maintain_order="left").with_columns(
        pl.col("known").fill_null(0).cum_sum().over("statement_no")
    )
    step = (pl.col("known") / DAILY).log(GROWTH).floor()
    last = pl.col("known_on") == pl.col("known_on").max().over("statement_no")
    told = (pl.col("known") <= DAILY) | last | step.ne_missing(step.shift(1).over("statement_no"))
    made = known.filter(told).with_columns(portion=pl.col("known").cum_sum() // _PORTION)
    for part in made.partition_by("portion", maintain_order=True):
        yield part.select("statement_no", as_of="known_on")


def _as_of(rows: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """The rows that were known on each day, as rows of a statement and a claim of this day alone.

    Facts are made within a statement: with the day in its qualifier, one pass tells the facts of all days apart.
    """
    labelled = days.with_columns(_label=pl.lit(SEPARATOR) + pl.col("as_of").dt.strftime(_DAY))
    known = (
        rows.filter(pl.col("known_on") <= days["as_of"].max())
        .join(labelled, on="statement_no", how="inner")
        .filter(pl.col("known_on") <= pl.col("as_of"))
    )
    return known.with_columns(
        pl.concat_str(pl.col(name).fill_null(""), "_label").alias(name)
        for name in ("claim_id", "qualifier")
        if name in known.columns
    )


def _split_days(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows with `as_of` taken out of the column that `_as_of` put it into."""
    return rows.with_columns(
        pl.col(column).str.head(-_LABEL_CHARS).replace("", None),
        as_of=pl.col(column).str.tail(_LABEL_CHARS - len(SEPARATOR)).str.to_date(_DAY),
    )


def _history(now: pl.DataFrame, states: list[pl.DataFrame], facts: pl.DataFrame) -> pl.DataFrame:
    """The states that differ from the fact's state before, of `now` and of the earlier days."""
    key = [*STATEMENT, *PERIOD]
    columns = ["fact_id", "as_of", "unit", *STATE]
    # Of an earlier day, the id was made with the day.
    earlier = [
        state.drop("fact_id").join(facts.select("fact_id", *key), on=key, nulls_equal=True, how="left").select(columns)
        for state in states
    ]
    told = pl.concat([now.select(columns), *earlier]).sort("fact_id", "as_of").with_columns(known_on="as_of")
    before = pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).shift(1).over("fact_id")) for name in STATE)
    first = pl.col("as_of") == pl.col("as_of").min().over("fact_id")
    return FACT_HISTORY.conform(told.filter(first | ~before)).sort(FACT_HISTORY.key)
