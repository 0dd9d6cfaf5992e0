"""Facts: what the claims of one key say together, how they agree, and which value is preferred and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from schemas import FACT_CLAIMS, FACT_LINKS, FACTS
from schemas.hashes import SEPARATOR
from transforms.identifiers import with_id
from transforms.reconciliation.agreement import OWN_PEOPLE
from transforms.reconciliation.other_periods import link_periods, pool_periods
from transforms.reconciliation.weighing import evidence, telling, weigh

STATEMENT = ("subject_id", "metric", "object_id", "qualifier", "unit")
"""What two claims must share to be about the same thing."""
PERIOD = ("period_start", "period_end")
PART = 500_000
"""Claims that are grouped at a time, in about half a gigabyte."""
_READ = (
    *(*STATEMENT, *PERIOD, "claim_id", "figure_id", "doc_id", "low", "high", "bound"),
    *("status", "speaker_id", "rule", "confidence"),
)


class Facts(NamedTuple):
    """The tables `facts`, `fact_claims` and `fact_links`, each sorted by its key."""

    facts: pl.DataFrame
    fact_claims: pl.DataFrame
    fact_links: pl.DataFrame


def group_facts(
    claims: pl.DataFrame,
    objections: pl.DataFrame,
    figures: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame | None = None,
) -> Facts:
    """The facts that the claims make, as docs/facts.md defines them; the same whatever the order of the rows.

    `figures` tells which values are vague, `documents` gives story and day of publication (where it has
    `published_precision`, a month or year is not before a day within it); `relations`, where given, whether a speaker
    belongs to the subject.
    """
    parts = max(1, -(-claims.height // PART))
    made = list(facts_in_parts(claims.lazy(), objections, figures.lazy(), documents, relations, parts))
    if len(made) == 1:
        return made[0]
    columns = zip(*made, strict=True)
    keys = (FACTS.key, FACT_CLAIMS.key, FACT_LINKS.key)
    return Facts(*(pl.concat(frames).sort(key) for frames, key in zip(columns, keys, strict=True)))


def facts_in_parts(
    claims: pl.LazyFrame,
    objections: pl.DataFrame,
    figures: pl.LazyFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame | None,
    parts: int,
) -> Iterator[Facts]:
    """The same facts, cut in `parts` of whole statements: never more than one part of the claims is held in memory.

    Which fact comes in which part means nothing; any number of parts gives the same facts.
    """
    vague = figures.filter("vague").select("figure_id").collect()
    voices = None if relations is None else relations.lazy().filter(pl.col("relation").is_in(OWN_PEOPLE)).collect()
    told = telling(documents)
    for number in range(parts):
        cut = claims if parts == 1 else claims.filter(part_of(parts) == number)
        rows = cut.select(*_READ).collect()
        yield _group(rows, objections, vague, told, voices)


def part_of(parts: int) -> pl.Expr:
    """In which of so many parts the statement of a row is, from 0: by a hash, which only says what is made together."""
    return pl.concat_str([pl.col(name).fill_null("") for name in STATEMENT], separator=SEPARATOR).hash() % parts


def _group(
    claims: pl.DataFrame,
    objections: pl.DataFrame,
    vague: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame | None,
) -> Facts:
    keys = claims.select(*STATEMENT, *PERIOD).unique().sort(*STATEMENT, *PERIOD)
    keys = with_id(keys, "fact_id", *STATEMENT, *PERIOD).sort("fact_id").with_row_index("key_no")
    statements = keys.select(*STATEMENT).unique().sort(*STATEMENT).with_row_index("statement_no")
    keys = keys.join(statements, on=STATEMENT, how="left", nulls_equal=True, maintain_order="left")
    links = link_periods(keys)
    keys = keys.join(pool_periods(keys), on="key_no", how="left", maintain_order="left")
    claims = claims.sort("claim_id")
    placed = claims.with_row_index("claim_no").join(
        keys, on=[*STATEMENT, *PERIOD], how="left", nulls_equal=True, maintain_order="left"
    )
    rows = evidence(claims, objections["claim_id"].unique(), vague, documents, relations)
    weighed = weigh(rows.hstack(placed.select("key_no", "pool_no")))
    facts = keys.join(weighed.facts, on="key_no", how="left", maintain_order="left")
    return Facts(
        FACTS.conform(facts.with_columns(corrected_by=pl.lit(None, pl.String))).sort("fact_id"),
        # What each changed is told by `transforms.reconciliation.history`.
        FACT_CLAIMS.conform(
            placed.select("claim_no", "claim_id", "fact_id", change=None).join(weighed.roles, on="claim_no", how="left")
        ).sort("fact_id", "claim_id"),
        links,
    )
