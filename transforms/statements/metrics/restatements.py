"""Figures of staff beside others: "10 % des effectifs, soit 700 salariés", "90 postes sur les 2 000 salariés"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, SHARED, instead, read_by, untold
from transforms.statements.metrics.metric_cues import NO_METRIC
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between
from transforms.statements.reading.reach import last_told, told_before

_RESTATING = (
    r"(?:, soit|,? ce qui [a-z\x02-\x1f]{3,14}(?: [a-z\x02-\x1f])?|, c'est-[a-z\x02-\x1f]-dire"
    rf"|, repr{code('é')}sentant|, (?:correspondant|{code('é')}quivalant) {code('à')}|, l'{code('é')}quivalent de)"
    r" (?:[a-z\x02-\x1f' ]{0,16})?$"
    r"|(?:effectif|personnel|salari|employ|main-d'|poste|emploi)[^ (]{0,10} \((?:soit )?(?:[a-z\x02-\x1f' ]{0,16})?$"
)
"""What stands before such a figure."""
_REACH = 80
_TOTAL_LEAD = 44
_OUT_OF = (
    r"(?:^|[ (])(?:sur|parmi) (?:les |ses |leurs |des |un total de |un effectif (?:total |global )?de )"
    r"(?:environ |quelque |plus de |pr[a-z\x02-\x1f]s de )?$|\(sur (?:environ |quelque |plus de )?$"
)
"""What stands before the number of all those of whom some were told of."""
_OF_STAFF_IN_ALL = r"[ ,] ?sur (?:environ |quelque |plus de |pr[a-z\x02-\x1f]s de )?$"
"""What stands before staff in so many words: "supprime 2 500 postes, sur 35 000 salariés"."""
_SHARE_OF = r"^ (?:de ses|de leurs|des) (?:quelque |environ |plus de |pr[a-z\x02-\x1f]s de )?$"
"""What stands between a share and all those of whom it is one: "20 % de ses 50 000 employés"."""
_SHARED_REACH = 24
_STAFF_REST = 40
_OF_STAFF = (
    r"^ (?:de|des|du) ?(?:ses |son |sa |leurs? |l'|la |les |cet |ce )?(?:quelque |environ |plus de )?"
    r"(?:[0-9][0-9 .]{0,8})?(?:effectif|personnel|salari\x02|employ\x02|main-d'|collaborat)"
)
"""What follows a share of the staff."""
_GROWN = (
    r"(?:^|[^a-z\x02-\x1f])(?:hausse|croissance|augmentation|progression|bond) (?:[a-z\x02-\x1f]{4,12} )?d(?:e |')"
    r"(?:plus de |environ |quelque |pr[a-z\x02-\x1f]s de )?$"
)
_GROWN_LEAD = 44
_LEVEL = r"(?:^|[ '])(?:seuil|cap|barre|palier) (?:symbolique )?(?:des |de )(?:plus de )?$"
"""What stands before how many somebody is to have: "recrute 100 personnes pour atteindre le seuil des 200 salariés"."""
_WITH_STAFF = (
    r"(?:^|[^a-z\x02-\x1f])(?:avec|fort[a-z]{0,2} d[e']|riche d[e']|et) ?"
    r"(?:ses |plus de |environ |quelque |pr[a-z\x02-\x1f]s de )?$"
)
"""What stands before the staff of whom a verb tells something else: "Vega, avec 900 salariés, en licenciera 90"."""
_PAID = r"(?i)^(?:salari|employ|collaborat)"
_STAFF, _MOVES = ("headcount", "jobs"), ("departures", "hires")


def restated_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, staff in persons being of what the share before tells: "supprime 10 %, soit 700 salariés"."""
    staff = metrics.filter(pl.col("metric").is_in(_STAFF)).select("f")
    again = (
        figures.join(staff, on="f", how="semi", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _REACH).str.contains(_RESTATING))
        .select("f", "s", "fig_start")
    )
    if again.is_empty():
        return metrics
    shares = (
        figures.filter(pl.col("kind") == "share")
        .join(metrics.filter(pl.col("metric").is_in(_MOVES)), on="f", how="inner", maintain_order="left")
        .select("s", *SHARED, whole_end="fig_end")
    )
    told = (
        again.join(shares, on="s", how="inner")
        .filter(pl.col("fig_start") - pl.col("whole_end") < _REACH, pl.col("whole_end") < pl.col("fig_start"))
        .sort("f", "whole_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
    )
    return instead(metrics, read_by("same_metric", told))


def staff_levels(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `headcount` for a level that staff reach, and `other` for the growth of a staff: as `read_metrics`.

    "passe la barre des 200 salariés" tells of no hires, "une hausse de 20 % de son effectif" of no departures.
    """
    moved = figures.join(metrics.filter(pl.col("metric").is_in(_MOVES)), on="f", how="inner", maintain_order="left")
    if moved.is_empty():
        return metrics
    moved = moved.join(coded_bytes(coded), on="s", how="inner", maintain_order="left").with_columns(
        lead=text_before("fig_start", _GROWN_LEAD),
        aside=text_before("fig_start", _GROWN_LEAD).str.contains(_WITH_STAFF)
        & text_after("fig_end", 1).str.contains(",", literal=True)
        & pl.col("counted").str.contains(_PAID).fill_null(value=False),
    )
    share = pl.col("kind") == "share"
    read = moved.with_columns(
        metric=pl.when(share & (pl.col("metric") == "departures") & pl.col("lead").str.contains(_GROWN))
        .then(pl.lit("other"))
        .when(~share & pl.col("lead").str.contains(_LEVEL))
        .then(pl.lit("headcount"))
        .when(~share & pl.col("aside") & (pl.col("anchor_start") > pl.col("fig_end")))
        .then(pl.lit("headcount"))
    ).filter(pl.col("metric").is_not_null())
    return instead(metrics, read_by("same_metric", read))


def staff_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `headcount` for all those of whom some leave: "supprime 90 postes sur les 2 000 salariés"."""
    if metrics.filter(pl.col("metric") == "departures").is_empty():
        return metrics
    leaving = (
        figures.filter(pl.col("kind") == "count")
        .join(metrics.filter(pl.col("metric") == "departures"), on="f", how="inner", maintain_order="left")
        .select("s", *SHARED, part_f="f", part_end="fig_end")
    )
    lead = text_before("fig_start", _TOTAL_LEAD)
    everyone = (
        figures.filter(pl.col("kind") == "count")
        .select("f", "s", "counted", "fig_start")
        .join(leaving, on="s", how="inner", maintain_order="left")
        .filter((pl.col("fig_start") - pl.col("part_end")).is_between(1, _REACH))
        .sort("f", "part_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            lead.str.contains(_OUT_OF)
            | (lead.str.contains(_OF_STAFF_IN_ALL) & pl.col("counted").str.contains(_PAID)).fill_null(value=False)
        )
        .with_columns(metric=pl.lit("headcount"))
    )
    return instead(
        metrics, read_by("same_metric", pl.concat([everyone.select("f", *SHARED), _shared(figures, metrics, coded)]))
    )


_GLOSS_LEAD = 24
_GLOSS = r"(?:[,(:]|soit|environ|quelque|plus d'|pr\x03s d'|quasi) ?$|(?:repr\x02sente|touche|concerne|vise) $"
"""What stands before a share that tells a number of people again, or is told beside one."""
_OUT_OF_TEN = r"(?i)(?:salarié|employé|poste|emploi|collaborateur|travailleur|agent)e?s? sur "
"""A share of a staff in words: "soit un salarié sur dix"."""


def staff_shares(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, shares of the staff being of what the number before tells: as `read_metrics`.

    "supprimera 9 000 postes. Cela représente 4 % de ses effectifs".
    """
    shares = (
        untold(figures, metrics, ["other", NO_METRIC])
        .filter(pl.col("kind") == "share")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            text_after("fig_end", _STAFF_REST).str.contains(_OF_STAFF)
            # "…, soit un salarié sur dix", and not "Un agent sur deux a voté".
            | (pl.col("surface").str.contains(_OUT_OF_TEN) & text_before("fig_start", _GLOSS_LEAD).str.contains(_GLOSS))
        )
        .select("f", "s", "doc", "fig_start", "fig_end", "depth")
    )
    if shares.is_empty():
        return metrics
    moves = figures.join(metrics.filter(pl.col("metric").is_in(_MOVES)), on="f", how="inner").select(
        "doc", "metric", told_s="s", told_start="fig_start"
    )
    told_of = last_told(told_before(shares, moves, 1)).with_columns(**AT_FIGURE)
    return instead(metrics, read_by("same_metric", told_of))


def _shared(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """Those of whom a share is told right before: "20 % de ses 50 000 employés", whatever becomes of the share."""
    shares = figures.filter(pl.col("kind") == "share").select("s", share_end="fig_end")
    return (
        figures.filter(pl.col("kind") == "count")
        .select("f", "s", "fig_start")
        .join(metrics.filter(pl.col("metric") == "departures"), on="f", how="inner", maintain_order="left")
        .join(shares, on="s", how="inner", maintain_order="left")
        .filter((pl.col("fig_start") - pl.col("share_end")).is_between(4, _SHARED_REACH))
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_between("share_end", "fig_start").str.contains(_SHARE_OF))
        .unique("f", keep="first", maintain_order=True)
        .with_columns(metric=pl.lit("headcount"))
        .select("f", *SHARED)
    )
