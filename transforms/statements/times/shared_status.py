"""A value shares the status of the one it is joined to: by "ainsi que", by "soit", by what goes on with hearsay."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import coded_bytes, text_before, text_between

_HEARSAY = r"(?:aurait|auraient) [^.;:]{3,110} et (?:en )?[a-z\x02-\x1f]{2,12}(?:\x02|i|u|is|it) [^.;:,]{0,44}$"
"""What stands before a value of the second participle of what is hearsay: "aurait sondé Orbite et engagé dix"."""
_HEARSAY_REACH = 190
_GLOSS = (
    r"^(?:[^0-9.;:,()]{0,44})?(?:,? soit |, repr\x02sentant |, correspondant \x06 |, l'\x02quivalent d| ?\()"
    r"(?:[a-z\x02-\x1f']{2,9} ){0,3}$"
)
"""What stands between a value and the same told otherwise: "12 000 postes, soit 6 %", "18 % (plus de 400)"."""
_LINKED = r" ainsi qu| et |avec |pour une |valori|^, (?:soit|dont) |^ dont "
_ANOTHER_ACT = r"(?: et|,|,? puis| ou) (?:d'|de |\x06 |y |en ){0,2}[a-z\x02-\x1f]{2,14}(?:er|ir|re)(?: |$)"
"""A second infinitive of the same verb: "va investir 5 milliards et embaucher 300 personnes"."""
_NO_ACT = r"(?: et|,|,? puis| ou) (?:d'|de )?(?:entre|quatre|autre|environ|premier|dernier|notre|votre|leur) "
_PARTED = r"[;(]|..\)|apr\x03s|contre|alors que|tandis|mais | an plus t"
_LINK = 90
"""Characters over which a second figure shares the status of the first."""


def share_status(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims; those of which no word tells share the status of the one they are joined to.

    "prévoit un chiffre d'affaires de 65 milliards ainsi qu'un bénéfice de 9", "va investir 5 milliards et embaucher 300
    personnes": planned, both. Takes `told`.
    """
    ordered = claims.sort("s", "subject_id", "fig_start", "f")
    before = {"s": "_s", "subject_id": "_subject", "fig_end": "_end", "status": "_status", "told": "_told"}
    before["metric"] = "_metric"
    placed = ordered.with_columns(pl.col(name).shift(1).alias(new) for name, new in before.items())
    linked = (
        placed.filter(
            (pl.col("s") == pl.col("_s"))
            & (pl.col("subject_id") == pl.col("_subject"))
            & ~pl.col("told")
            & pl.col("_told")
            & pl.col("_status").is_in(["planned", "estimated", "rumoured"])
            & pl.col("form").is_in(["noun", "raise", "verb"])
            & (pl.col("fig_start") - pl.col("_end")).is_between(1, _LINK)
        )
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .with_columns(_between=text_between("_end", "fig_start"))
        .filter(
            pl.when((pl.col("form") == "verb") & (pl.col("metric") != "valuation"))
            .then(pl.col("_between").str.contains(_ANOTHER_ACT) & ~pl.col("_between").str.contains(_NO_ACT))
            .otherwise(pl.col("_between").str.contains(_LINKED))
            & ~pl.col("_between").str.contains(_PARTED)
        )
        .select("f", "subject_id", "metric", shared="_status")
    )
    heard = coded.filter(pl.col("coded").str.contains("aurai(?:t|ent) "))
    hearsay = (
        claims.filter((pl.col("status") == "actual") & ~pl.col("told"))
        .join(coded_bytes(heard), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _HEARSAY_REACH).str.contains(_HEARSAY))
        .select("f", "subject_id", "metric", shared=pl.lit("rumoured"))
    )
    # "la suppression de 12 000 postes, soit 6 % des effectifs": the same, told otherwise.
    glossed = (
        placed.filter((pl.col("s") == pl.col("_s")) & (pl.col("subject_id") == pl.col("_subject")))
        .filter((pl.col("metric") == pl.col("_metric")) & (pl.col("status") != pl.col("_status")))
        .filter((pl.col("fig_start") - pl.col("_end")).is_between(1, _LINK))
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .filter(text_between("_end", "fig_start").str.contains(_GLOSS))
        .select("f", "subject_id", "metric", shared="_status")
    )
    shared = pl.concat([glossed, linked, hearsay]).unique(
        ["f", "subject_id", "metric"], keep="first", maintain_order=True
    )
    return (
        claims.join(shared, on=["f", "subject_id", "metric"], how="left", maintain_order="left")
        .with_columns(status=pl.coalesce("shared", "status"))
        .drop("shared")
    )
