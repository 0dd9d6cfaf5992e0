"""Claims held against each other: what of them decides, what each does for its fact, and what the fact says then."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.reconciliation.agreement import agreements, with_groups, with_roles, with_voice
from transforms.reconciliation.intervals import with_interval
from transforms.reconciliation.preference import prefer
from transforms.reconciliation.supersession import CHANGING, CUMULATIVE, EVENTS, INCOMPARABLE, RESULTS, superseded
from transforms.statements.times.former_values import SUFFIX


class Weighed(NamedTuple):
    """What claims come to.

    `facts`, a row per `key_no`: the preferred value, how many `claims` and `stories` tell it, when it was first and
    last told, `agreement` and `preferred_rule`. `roles`, a row per `claim_no`: its `role`.
    """

    facts: pl.DataFrame
    roles: pl.DataFrame


def telling(documents: pl.DataFrame) -> pl.DataFrame:
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


def evidence(
    claims: pl.DataFrame,
    denied: pl.Series,
    vague: pl.DataFrame,
    told: pl.DataFrame,
    relations: pl.DataFrame | None,
) -> pl.DataFrame:
    """What of the claims decides how they stand to each other, with numbers for ids: a row costs a fifth so.

    `claims` are sorted by their id, of which `claim_no` is the place. `denied` are the ids of those that somebody
    denies, `vague` has the `figure_id` of vague figures, `told` is what `telling` gives of the documents.
    """
    rows = with_voice(claims.join(told, on="doc_id", how="left", maintain_order="left"), relations)
    own = pl.col("voice") == pl.col("subject_id")
    bare = pl.col("period_start").is_null() & pl.col("period_end").is_null()
    realised = pl.col("status") == "actual"
    return with_interval(
        rows.with_row_index("claim_no").select(
            "claim_no", "doc_no", "story_no", "low", "high", "bound", "status", "published_on", "published_until",
            "confidence",
            vague=pl.col("figure_id").is_in(vague["figure_id"].implode()),
            denied=(pl.col("status") == "disputed")
            | pl.col("claim_id").is_in(denied.implode()),
            # Who is not the subject: within a statement the subject is one.
            voice_no=pl.when(~own).then("voice").rank("dense").fill_null(0),
            party=own | (pl.col("voice") == pl.col("object_id")).fill_null(False),
            realised=realised,
            former=pl.col("rule").str.ends_with(SUFFIX),
            incomparable=pl.col("metric").is_in(INCOMPARABLE),
            so_far=pl.col("metric").is_in(CUMULATIVE) & realised & bare,
            changing=pl.col("metric").is_in(CHANGING),
            result=pl.col("metric").is_in(RESULTS),
            bare=bare,
            moment=pl.coalesce("period_end", "period_start", "published_on"),
            # A site has one capacity, its operator many.
            loose=pl.col("metric").is_in(EVENTS)
            & bare
            & pl.col("object_id").is_null()
            & ~pl.col("subject_id").str.starts_with("site/"),
        )
    )  # fmt: skip


def weigh(rows: pl.DataFrame) -> Weighed:
    """What the claims come to: rows of `evidence` with the numbers of their fact, `key_no`, and of its pool, `pool_no`.

    Facts of one pool are compared; how one reads depends on the claims of its pool alone.
    """
    rows = with_groups(rows)
    rows = rows.with_columns(superseded=superseded(rows))
    preferred = prefer(rows, "key_no")
    rows = with_roles(rows, prefer(rows, "side_no"), preferred)
    counts = rows.group_by("key_no").agg(
        claims=pl.len(),
        stories=pl.col("story_no").n_unique(),
        first_published_on=pl.col("published_on").min(),
        last_published_on=pl.col("published_on").max(),
    )
    facts = preferred.join(counts, on="key_no", how="left").join(agreements(rows, "key_no"), on="key_no", how="left")
    return Weighed(facts, rows.select("claim_no", "role"))
