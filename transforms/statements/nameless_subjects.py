"""Figures that their own sentence says of someone without a name, so that no other sentence tells whose they are."""

from __future__ import annotations

import polars as pl

from transforms.statements.cues import code, coded_bytes

_AFTER = 25
"""Characters from a figure to words that speak of all: "2 milliards dans le monde entier"."""
_LEAD = 12
_SUBJECT = r"(?:^|[,;:] )[\" ]*$"
"""What stands before a subject that opens its clause: "malgré ces 3 %, les fondateurs …"."""
_COMPLEMENT = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + "|".join(map(code, ("pour", "dans", "vers", "sur", "sous", "avec", "chez", "entre", "contre", "comme")))
    + ") $"
)
"""What stands before words that are no subject: "son activité pour les centres de données"."""
_PLURAL = (
    r"(?:^|[^a-z\x02-\x1f])([a-z\x02-\x1f]{2,})(?:,)? (?:n'|ne )?(?:ont|avaient|auront|auraient|vont|doivent|devraient)"
    r"(?: [a-z\x02-\x1f]{2,12})? $"
)
"""The word before a verb in the plural: "212 habitants ont investi"."""
_PLURAL_LEAD = 48
_BY_SOMEONE = ("investment", "acquisition_price", "stake")
"""What only people and companies do: "ses puces ont rapporté 4 milliards" is the company's all the same."""
_PRONOUNS = ("ils", "elles", "qui", "deux")


def nameless(claims: pl.DataFrame, cues: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The figures (`f`) that are said of many, or of some who have no name: "212 habitants ont investi 2 millions".

    Takes claims whose clause names nobody, the cues of generic_subjects.csv, and sentences with their `coded` text.
    """
    text = coded_bytes(coded)
    start = pl.max_horizontal(pl.col("cue_start") - _LEAD, 0)
    general = (
        cues.select("s", "cue_start", "cue_end")
        .join(text, on="s", how="inner", maintain_order="left")
        .with_columns(lead=pl.col("_bytes").bin.slice(start, pl.col("cue_start") - start).cast(pl.String))
        .filter(~pl.col("lead").str.contains(_COMPLEMENT))
        .select("s", "cue_start", "cue_end", opens=pl.col("lead").str.contains(_SUBJECT))
    )
    many = (
        # "L'ensemble de ces groupes ont participé au tour de table": it is another's.
        claims.filter(~pl.col("form").is_in(["raise", "round"]))
        .select("f", "s", "fig_start", "fig_end")
        .join(general, on="s", how="inner")
        .filter(
            pl.col("opens")
            | (pl.col("cue_end") <= pl.col("fig_start"))
            | (pl.col("cue_start") - pl.col("fig_end")).is_between(0, _AFTER)
        )
        .select("f")
    )
    lead = pl.max_horizontal(pl.col("anchor_start") - _PLURAL_LEAD, 0)
    plural = (
        claims.filter((pl.col("form") == "verb") & pl.col("metric").is_in(_BY_SOMEONE))
        .select("f", "s", "anchor_start")
        .join(text, on="s", how="inner", maintain_order="left")
        .with_columns(
            word=pl.col("_bytes").bin.slice(lead, pl.col("anchor_start") - lead).cast(pl.String).str.extract(_PLURAL, 1)
        )
        .filter(pl.col("word").is_not_null() & ~pl.col("word").is_in(_PRONOUNS))
        .select("f")
    )
    return pl.concat([many, plural]).unique().sort("f")
