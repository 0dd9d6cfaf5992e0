"""Facts made anew only for the statements of which something has changed since they were made last."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.reconciliation.agreement import OWN_PEOPLE
from transforms.reconciliation.facts import STATEMENT, Facts, group_facts
from transforms.reconciliation.history import trace_history

_SEEDS = {"mark": 0, "other_mark": 0x9E3779B97F4A7C15}


class Made(NamedTuple):
    """The tables `facts`, `fact_claims`, `fact_links` and `fact_history`, each sorted by its key.

    `statements` has a row for each statement that claims make: the columns of `STATEMENT`, `mark` and `other_mark`. The
    marks (128 bit together) are equal where all that decides the facts of a statement is.
    """

    statements: pl.DataFrame
    facts: pl.DataFrame
    fact_claims: pl.DataFrame
    fact_links: pl.DataFrame
    fact_history: pl.DataFrame


def make_facts(
    claims: pl.DataFrame,
    objections: pl.DataFrame,
    figures: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame,
    before: Made | None = None,
) -> Made:
    """The facts of the claims and their history, as `group_facts` and `trace_history` make them.

    Of statements that had the same marks `before`, these are taken as they were: the facts of a statement depend on
    its own claims, on the documents and objections of these and on who speaks for its subject, and on nothing else.
    """
    statements = _statements(claims, objections, figures, documents, relations)
    if before is None:
        return Made(statements, *_make(claims, objections, figures, documents, relations))
    same = statements.join(before.statements, on=statements.columns, how="semi", nulls_equal=True)
    kept = before.facts.join(same, on=STATEMENT, how="semi", nulls_equal=True, maintain_order="left")
    changed = claims.join(same, on=STATEMENT, how="anti", nulls_equal=True, maintain_order="left")
    denied = objections.join(changed, on="claim_id", how="semi", maintain_order="left")
    told = pl.concat([changed["doc_id"], denied["doc_id"]]).unique()
    made = _make(
        changed,
        denied,
        figures.join(changed, on="figure_id", how="semi", maintain_order="left"),
        documents.filter(pl.col("doc_id").is_in(told.implode())),
        relations,
    )
    tables = [kept, *(table.join(kept, on="fact_id", how="semi") for table in before[2:])]
    keys = (["fact_id"], ["fact_id", "claim_id"], ["fact_id", "other_id"], ["fact_id", "known_on"])
    return Made(
        statements,
        *(pl.concat([old, new]).sort(key) for old, new, key in zip(tables, made, keys, strict=True)),
    )


def _make(
    claims: pl.DataFrame,
    objections: pl.DataFrame,
    figures: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    grouped: Facts = group_facts(claims, objections, figures, documents, relations)
    history = trace_history(claims, objections, figures, documents, relations, grouped)
    return grouped.facts, history.fact_claims, grouped.fact_links, history.fact_history


def _statements(
    claims: pl.DataFrame,
    objections: pl.DataFrame,
    figures: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame,
) -> pl.DataFrame:
    """The statements with their marks: sums of hashes of all rows, which no order of the rows alters."""
    told = documents.select("doc_id", "story_id", "published_on", "published_precision")
    people = relations.filter(pl.col("relation").is_in(OWN_PEOPLE)).select(
        speaker_id="subject_id", subject_id="object_id"
    )
    rows = (
        claims.join(told, on="doc_id", how="left")
        .join(figures.select("figure_id", "vague"), on="figure_id", how="left")
        .join(people.unique().with_columns(_employed=True), on=["speaker_id", "subject_id"], how="left")
    )
    denials = (
        objections.select("claim_id", "doc_id")
        .join(told.drop("story_id"), on="doc_id", how="left")
        .join(claims.select("claim_id", *STATEMENT), on="claim_id")
    )
    marked = [
        frame.select(
            *STATEMENT,
            *(pl.struct(sorted(set(frame.columns))).hash(seed).alias(name) for name, seed in _SEEDS.items()),
        )
        for frame in (rows, denials)
    ]
    return pl.concat(marked).group_by(STATEMENT).agg(pl.col(*_SEEDS).sum(), rows=pl.len())
