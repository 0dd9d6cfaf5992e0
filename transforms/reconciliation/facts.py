"""Facts: what the claims of one key say together, how they agree, and which value is preferred and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from schemas import FACT_CLAIMS, FACT_LINKS, FACTS
from transforms.identifiers import SEPARATOR, with_id
from transforms.reconciliation.agreement import OWN_PEOPLE, agreements, with_groups, with_roles, with_voice
from transforms.reconciliation.intervals import with_interval
from transforms.reconciliation.other_periods import link_periods, pool_periods
from transforms.reconciliation.preference import prefer
from transforms.reconciliation.supersession import CUMULATIVE, EVENTS, INCOMPARABLE, superseded
from transforms.statements.former_values import SUFFIX

STATEMENT = ("subject_id", "metric", "object_id", "qualifier", "unit")
"""What two claims must share to be about the same thing."""
PERIOD = ("period_start", "period_end")
PART = 500_000
"""Claims that are grouped at a time, in about half a gigabyte."""
_READ = (*STATEMENT, *PERIOD, "claim_id", "figure_id", "doc_id", "low", "high", "bound", "status", "speaker_id", "rule")


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
    told = _telling(documents)
    # The parts are told apart by hashes, which only say what is worked on together.
    part = pl.concat_str([pl.col(name).fill_null("") for name in STATEMENT], separator=SEPARATOR).hash() % parts
    for number in range(parts):
        cut = claims if parts == 1 else claims.filter(part == number)
        rows = cut.select(*_READ).collect()
        yield _group(rows, objections, vague, told, voices)


def _telling(documents: pl.DataFrame) -> pl.DataFrame:
    """Time and story of the texts: `doc_id`, `doc_no`, `published_on`, `published_until` (the last day), `story_no`."""
    until = pl.col("published_on")
    if "published_precision" in documents.columns:
        precision = pl.col("published_precision")
        until = (
            pl.when(precision == "month")
            .then(until.dt.month_end())
            .when(precision == "year")
            .then(pl.date(until.dt.year(), 12, 31))
            .otherwise(until)
        )
    # Numbers: joins and groups by the ids would cost the most.
    return documents.with_row_index("doc_no").select(
        "doc_id", "doc_no", "published_on", published_until=until, story_no=pl.col("story_id").rank("dense")
    )


def _group(
    claims: pl.DataFrame,
    objections: pl.DataFrame,
    vague: pl.DataFrame,
    documents: pl.DataFrame,
    relations: pl.DataFrame | None,
) -> Facts:
    told = claims.sort("claim_id").join(documents, on="doc_id", how="left", maintain_order="left")
    told = with_voice(told.with_row_index("claim_no"), relations).with_columns(
        vague=pl.col("figure_id").is_in(vague["figure_id"].implode()),
        denied=(pl.col("status") == "disputed") | pl.col("claim_id").is_in(objections["claim_id"].unique().implode()),
    )
    keys = told.select(*STATEMENT, *PERIOD).unique().sort(*STATEMENT, *PERIOD)
    keys = with_id(keys, "fact_id", *STATEMENT, *PERIOD).sort("fact_id").with_row_index("key_no")
    statements = keys.select(*STATEMENT).unique().sort(*STATEMENT).with_row_index("statement_no")
    keys = keys.join(statements, on=STATEMENT, how="left", nulls_equal=True, maintain_order="left")
    links = link_periods(keys)
    keys = keys.join(pool_periods(keys), on="key_no", how="left", maintain_order="left")
    told = told.join(
        keys.select("key_no", "pool_no", "fact_id", *STATEMENT, *PERIOD),
        on=[*STATEMENT, *PERIOD],
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    rows = with_groups(with_interval(_narrow(told)))
    rows = rows.with_columns(superseded=superseded(rows))
    preferred = prefer(rows, "key_no")
    rows = with_roles(rows, prefer(rows, "side_no"))
    facts = (
        keys.join(preferred, on="key_no", how="left", maintain_order="left")
        .join(
            rows.group_by("key_no").agg(
                claims=pl.len(),
                stories=pl.col("story_no").n_unique(),
                first_published_on=pl.col("published_on").min(),
                last_published_on=pl.col("published_on").max(),
            ),
            on="key_no",
            how="left",
            maintain_order="left",
        )
        .join(agreements(rows, "key_no"), on="key_no", how="left", maintain_order="left")
        .with_columns(corrected_by=pl.lit(None, pl.String))
    )
    return Facts(
        FACTS.conform(facts).sort("fact_id"),
        # What each changed is told by `transforms.reconciliation.history`.
        FACT_CLAIMS.conform(
            told.select("claim_no", "claim_id", "fact_id", change=None).join(
                rows.select("claim_no", "role"), on="claim_no", how="left"
            )
        ).sort("fact_id", "claim_id"),
        links,
    )


def _narrow(told: pl.DataFrame) -> pl.DataFrame:
    """What of the claims decides how they stand to each other, with numbers for ids: a row costs a fifth so."""
    own = pl.col("voice") == pl.col("subject_id")
    bare = pl.col("period_start").is_null() & pl.col("period_end").is_null()
    realised = pl.col("status") == "actual"
    return told.select(
        "claim_no", "key_no", "pool_no", "doc_no", "story_no", "low", "high", "bound", "status", "vague", "denied",
        "published_on", "published_until",
        # Who is not the subject: within a statement the subject is one.
        voice_no=pl.when(~own).then("voice").rank("dense").fill_null(0),
        party=own | (pl.col("voice") == pl.col("object_id")).fill_null(False),
        realised=realised,
        former=pl.col("rule").str.ends_with(SUFFIX),
        incomparable=pl.col("metric").is_in(INCOMPARABLE),
        so_far=pl.col("metric").is_in(CUMULATIVE) & realised & bare,
        # A site has one capacity, its operator many.
        loose=pl.col("metric").is_in(EVENTS)
        & bare
        & pl.col("object_id").is_null()
        & ~pl.col("subject_id").str.starts_with("site/"),
    )  # fmt: skip
