"""The tables `objections` and `abstentions`, from what was read of the figures."""

from __future__ import annotations

import polars as pl

from schemas import ABSTENTIONS, OBJECTIONS
from transforms.identifiers import with_id

_TEXT_SECTIONS = ("headline", "body")


def objections_table(objections: pl.DataFrame, claims: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The table `objections`; `claims` has `c`, `claim_id`, `doc_id`, `text` where each sentence starts."""
    rows = (
        objections.join(claims.select("c", "claim_id", "doc_id"), on="c", how="inner")
        .join(text.select("s", "sentence_start"), on="s", how="inner")
        .with_columns(
            start_char=pl.col("sentence_start") + pl.col("cue_start"),
            end_char=pl.col("sentence_start") + pl.col("cue_end"),
        )
    )
    rows = with_id(rows, "objection_id", "claim_id", "doc_id", "start_char", "end_char")
    return OBJECTIONS.conform(rows).sort("objection_id")


def abstentions_table(
    figures: pl.DataFrame,
    sentences: pl.DataFrame,
    claimed: pl.DataFrame,
    placed: pl.DataFrame,
    told: dict[str, pl.DataFrame],
) -> pl.DataFrame:
    """The table `abstentions`, of the figures whose number `f` is not among the `claimed`.

    `told` has frames of `f` by what was found out: "hypothetical", "ambiguous_subject", "no_subject" (a metric was
    read), the first of which that holds is the reason; of other figures in articles it is "no_metric". `placed` has
    the `f` of those known to stand in one.
    """
    silent = figures.select("figure_id", "doc_id", "sentence_no").with_row_index("f")
    silent = silent.join(claimed, on="f", how="anti")
    elsewhere = silent.join(placed, on="f", how="anti")
    # Nearly always none: what lies outside of articles bears no figures.
    articles = sentences.clear() if elsewhere.is_empty() else sentences.filter(pl.col("section").is_in(_TEXT_SECTIONS))
    outside = elsewhere.join(articles, on=["doc_id", "sentence_no"], how="anti").select("f")
    known = pl.concat(
        frame.select("f", reason=pl.lit(reason), rank=pl.lit(rank))
        for rank, (reason, frame) in enumerate([*told.items(), ("boilerplate", outside)])
    )
    reasons = known.sort("f", "rank").unique("f", keep="first", maintain_order=True).select("f", "reason")
    rows = silent.join(reasons, on="f", how="left").with_columns(pl.col("reason").fill_null("no_metric"))
    return ABSTENTIONS.conform(rows).sort("figure_id")
