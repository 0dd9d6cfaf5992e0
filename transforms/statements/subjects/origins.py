"""Whom people come from is not who hires them, nor is what a share is of its holder: "dix chercheurs d'OpenAI"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import coded_bytes, text_between

_REACH = 32
"""Bytes from those hired, or a share, to the name."""
_FROM = (
    r"^(?: du capital| des (?:parts|actions|titres))?(?: [a-z\x02-\x1f-]{3,14}){0,2}"
    r" (?:de |d'|du |des |chez )(?:chez )?(?:l'|la )?$"
)
"""What stands between: "dix chercheurs |seniors de| chez OpenAI"."""
_THEIR_OWN = r"(?i)recrue|recrutement|embauche|arrivée"
"""What a company's own hires are called: "les 20 recrues de Meta"."""


def named_behind(read: pl.DataFrame, names: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """Whom people come from, and what a share is of, as the words right behind tell: `f`, `subject_id`.

    Neither by this nor by another name are they the subject: "OpenAI a réagi. L'entreprise a débauché dix chercheurs
    d'OpenAI", "pour renationaliser EDF, l'État, qui détient 84 % de l'énergéticien".
    """
    hired = read.filter(
        (pl.col("metric") == "stake")
        | ((pl.col("metric") == "hires") & (pl.col("form") == "verb") & (pl.col("anchor_start") < pl.col("fig_end"))),
        ~pl.col("counted").str.contains(_THEIR_OWN).fill_null(value=False),
    )
    organizations = names.filter(pl.col("kind") == "organization").select("s", "start", subject_id="entity_id")
    near = (
        hired.select("f", "s", "fig_end")
        .join(organizations, on="s", how="inner")
        .filter((pl.col("start") - pl.col("fig_end")).is_between(2, _REACH))
    )
    if near.is_empty():
        return near.select("f", "subject_id")
    told = near.join(coded_bytes(coded), on="s", how="inner").filter(
        text_between("fig_end", "start").str.contains(_FROM)
    )
    return told.select("f", "subject_id").unique()
