"""Who doubts that there is the money for what is planned: "ils n'ont pas l'argent", "le groupe n'a pas les moyens"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import coded_bytes, text_before
from transforms.statements.reading.reach import reached

REACH = 12
"""Sentences back to the plan that a doubt can be about: it answers the whole announcement, and names no figure."""
_PLANS = ("project_cost", "investment")
_NOT = r"(?:^|[ '\"])n(?:'|e )[a-z\x02-\x1f]{1,16} (?:toujours )?(?:pas|plus|jamais) (?:[a-z'\x02-\x1f]{1,16} ){0,2}$"
_BEFORE = 48


def find_doubts(
    claims: pl.DataFrame, means: pl.DataFrame, speakers: pl.DataFrame, text: pl.DataFrame, doc_of: pl.DataFrame
) -> pl.DataFrame:
    """Doubts, one a claim: `c` (row of the claim), `s`, `cue_start`, `cue_end`, `speaker_id`.

    A doubt speaks of the nearest spending planned in a sentence before it, of its whole where a tranche is named
    beside. `means` are the cues of what is said to be lacking. That it is doubted leaves the claim planned.
    """
    doubted = means.join(coded_bytes(text), on="s", how="inner").filter(
        text_before("cue_start", _BEFORE).str.contains(_NOT)
    )
    if doubted.is_empty():
        return claims.clear().select("c", cue_start="fig_start", cue_end="fig_end", speaker_id="claim_speaker", s="s")
    said = speakers.sort("s", "cue_start").unique("s", keep="first", maintain_order=True).select("s", "speaker_id")
    doubts = (
        doubted.sort("s", "cue_start")
        .unique("s", keep="first", maintain_order=True)
        .join(said, on="s", how="left", maintain_order="left")
        .join(doc_of, on="s", how="inner")
        .select("doc", "cue_start", "cue_end", "speaker_id", doubt_s="s")
    )
    plans = claims.filter(pl.col("metric").is_in(_PLANS) & (pl.col("status") == "planned")).select(
        "c", "doc", "s", "fig_start", part=pl.col("qualifier").is_not_null(), claimed_by="claim_speaker"
    )
    return (
        reached(doubts, "doubt_s", -REACH, -1)
        .join(plans, on=["doc", "s"], how="inner")
        # Nobody doubts their own words.
        .filter(pl.col("speaker_id").ne_missing(pl.col("claimed_by")) | pl.col("speaker_id").is_null())
        .sort("doubt_s", "s", "part", "fig_start", descending=[False, True, False, False])
        .unique("doubt_s", keep="first", maintain_order=True)
        .sort("c", "doubt_s")
        .unique("c", keep="first", maintain_order=True)
        .select("c", "cue_start", "cue_end", "speaker_id", s="doubt_s")
    )
