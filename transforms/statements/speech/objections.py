"""Who denies or doubts a claim, and where."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.statements.speech.attribution import find_speakers

REACH = 3
"""Sentences back to the claim that a denial can be about."""


def find_objections(
    claims: pl.DataFrame,
    denials: pl.DataFrame,
    speakers: pl.DataFrame,
    mentions: pl.DataFrame,
    doc_of: pl.DataFrame,
    lexicon: Lexicon,
    scale: float,
) -> pl.DataFrame:
    """Objections, one a claim: `c` (row of the claim), `s`, `cue_start`, `cue_end`, `speaker_id`.

    A denial speaks of the nearest claim before it: in its own sentence, else up to three sentences back.
    """
    if denials.is_empty():
        return claims.clear().select("c", cue_start="fig_start", cue_end="fig_end", speaker_id="claim_speaker", s="s")
    empty_form = denials.with_columns(form=pl.lit("verb"), who=pl.lit("any"))
    own = find_speakers(empty_form, mentions, lexicon, scale).select("s", "cue_start", own="speaker_id")
    said = speakers.sort("s", "cue_start").unique("s", keep="first", maintain_order=True).select("s", said="speaker_id")
    placed = (
        denials.join(own, on=["s", "cue_start"], how="left")
        .join(said, on="s", how="left")
        .with_columns(speaker_id=pl.coalesce("own", "said"))
        .join(doc_of, on="s", how="inner")
        .sort("s", "cue_start")
        .unique("s", keep="first", maintain_order=True)
        .rename({"s": "denial_s", "doc": "denial_doc"})
    )
    steps = pl.DataFrame({"step": range(REACH + 1)}, schema={"step": pl.UInt32})
    pairs = (
        placed.join(steps, how="cross")
        .filter(pl.col("denial_s") >= pl.col("step"))
        .with_columns(s=pl.col("denial_s") - pl.col("step"))
        .join(
            claims.select("c", "s", "doc", "metric", "fig_end", subject="subject_id", claimed_by="claim_speaker"),
            on="s",
            how="inner",
        )
        .filter(pl.col("doc") == pl.col("denial_doc"))
        .filter(pl.col("metric") != "duration")
        .filter((pl.col("step") > 0) | (pl.col("fig_end") <= pl.col("cue_start")))
        # Nobody denies their own words.
        .filter(
            pl.col("speaker_id").is_null()
            | pl.col("claimed_by").is_null()
            | (pl.col("speaker_id") != pl.col("claimed_by"))
        )
    )
    nearest = pairs.group_by("denial_s").agg(pl.col("step").min())
    return (
        pairs.join(nearest, on=["denial_s", "step"], how="inner")
        .sort("c", "denial_s")
        .unique("c", keep="first", maintain_order=True)
        .select("c", "cue_start", "cue_end", "speaker_id", s="denial_s")
    )
