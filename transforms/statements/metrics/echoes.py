"""Figures that say no metric themselves but share or grow the one of a figure before them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between

_PART_REACH = 24
_PART = r"(?:^|[^a-z\x02-\x1f])dont (?:[a-z\x02-\x1f' ]{0,16})?$"
"""What stands before a part: "5 000 postes, dont plus de 1 000 en France"."""
_PART_OF = r"^ (?:du|des|de la|de l'|de son|de ses|de leurs?) "
_OTHERS_OWN = r" qui en [a-z\x02-\x1f]{2,14} (?:[a-z\x02-\x1f' ]{0,16})?$"
"""What stands before a number of somebody else's: "les foyers de la région, qui en compte 2 millions"."""
_BRACKET = 4
"""Characters between a figure and the share in brackets after it: " (+"."""
_OPENING = 16
"""Characters from the begin of a sentence to the noun that opens it."""
_OPENING_WEIGHT = 8.0
_OPENING_LENGTH = 9.0
"""Points of such a noun; of one that tells how long something lasts."""
_ECHO_SENTENCES = 2
"""Sentences back that "les analystes tablaient sur 43 milliards" can be held against."""
_RESULTS = ["revenue", "profit"]
BARE_NUMBER = r"^[0-9][0-9\s.,]*(?:milli(?:on|ard)s?)?$"
"""The surface of a number that no noun stands beside."""
SHARED = ("metric", "anchor_start", "anchor_end", "anchor_depth", "form")
AT_FIGURE = {
    "anchor_start": pl.col("fig_start"),
    "anchor_end": pl.col("fig_end"),
    "anchor_depth": pl.col("depth"),
    "form": pl.lit("figure"),
}
"""What stands for the cue of a metric that no word beside the figure tells: the figure."""


def inherit_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, counted: pl.DataFrame, named: pl.DataFrame, others: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of figures that have none of their own but follow one of their kind in the sentence.

    `counted` has the metrics that a counted noun allows: `f`, `metric`. Of the `named` (`f`) also those that come
    before it: "Google (85 milliards) et Microsoft (80 milliards) ont relevé leurs investissements". Not those
    told of `others` (`f`).
    """
    ordered = (
        figures.select("f", "s", "kind", "fig_start", others=pl.col("surface").str.ends_with(" autres"))
        .join(metrics, on="f", how="left", maintain_order="left")
        .sort("s", "kind", "fig_start", "f")
        .with_row_index("row")
    )
    begins = (pl.col("s") != pl.col("s").shift(1)) | (pl.col("kind") != pl.col("kind").shift(1))
    leads = pl.when(pl.col("metric").is_not_null()).then("row")
    placed = ordered.with_columns(
        first=pl.when(begins.fill_null(True)).then("row").forward_fill(),
        last=pl.when(begins.shift(-1).fill_null(True)).then("row").backward_fill(),
        leader=leads.forward_fill(),
        next_leader=leads.backward_fill(),
    ).filter(pl.col("metric").is_null())
    behind = placed.filter(pl.col("leader") >= pl.col("first")).select("f", "kind", "others", row="leader")
    ahead = (
        placed.join(named.select("f"), on="f", how="semi", maintain_order="left")
        .join(behind.select("f"), on="f", how="anti", maintain_order="left")
        .filter(pl.col("next_leader") <= pl.col("last"))
        .select("f", "kind", others=pl.lit(value=False), row="next_leader")
    )
    silent = (
        pl.concat([behind, ahead])
        .join(ordered.select("row", *SHARED), on="row", how="inner", maintain_order="left")
        .join(counted.select("f", "metric", fits=True), on=["f", "metric"], how="left", maintain_order="left")
        # "se sépare de 6 000 salariés en mai, puis de 300 autres en juin".
        .filter(~pl.col("kind").is_in(["count", "duration"]) | pl.col("fits").fill_null(False) | pl.col("others"))
    )
    silent = silent.join(others, on="f", how="anti", maintain_order="left")
    return pl.concat([metrics.select("f", *SHARED, "score", "metric_rule"), read_by("same_metric", silent)])


def told_of_others(figures: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The figures (`f`) of a clause about the word before it: "les foyers de la région, qui en compte 2 millions"."""
    return (
        figures.join(coded_bytes(coded.filter(pl.col("coded").str.contains(" qui en ", literal=True))), on="s")
        .filter(text_before("fig_start", _PART_REACH).str.contains(_OTHERS_OWN))
        .select("f")
    )


def part_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, those of parts being that of their whole: "supprime 5 000 postes, dont 1 000 en France".

    But for parts that a word behind them tells the metric of: "13 milliards, dont 2 de dettes".
    """
    parts = (
        figures.join(coded_bytes(coded.filter(pl.col("coded").str.contains(" dont ", literal=True))), on="s")
        .filter(text_before("fig_start", _PART_REACH).str.contains(_PART))
        .join(metrics.select("f", own_start="anchor_start"), on="f", how="left")
        .filter((pl.col("own_start") <= pl.col("fig_start")).fill_null(True))
        .select("f", "s", "kind", "fig_start", "counted")
    )
    if parts.is_empty():
        return metrics
    # "lève 2 milliards sur une valorisation de 9, dont 1 de Nvidia": what a company is worth has no parts.
    wholes = figures.join(metrics.filter(pl.col("metric") != "valuation"), on="f", how="inner").select(
        "s", "kind", *SHARED, whole_counted="counted", whole_end="fig_end"
    )
    told = (
        parts.join(wholes, on=["s", "kind"], how="inner")
        .filter(pl.col("whole_end") <= pl.col("fig_start"))
        # "50 chercheurs, dont une vingtaine venus d'OpenAI": what is counted need not be said again.
        .filter(
            ((pl.col("kind") == "count") & pl.col("counted").is_null())
            | pl.col("counted").eq_missing(pl.col("whole_counted"))
        )
        .sort("f", "whole_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
    )
    return instead(metrics, read_by("same_metric", told))


def opening_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """The metrics of figures without any in sentences that a noun opens which has them: as `read_metrics`.

    However far it is: "Le chiffre d'affaires de Nvidia, qui a parmi ses clients …, a doublé à 606 millions". `cues` as
    `metric_cues`.
    """
    opening = cues.filter(
        (pl.col("cue_start") <= _OPENING)
        & (pl.col("form") == "noun")
        & (pl.col("weight") >= _OPENING_WEIGHT)
        & ((pl.col("kind") != "duration") | (pl.col("weight") >= _OPENING_LENGTH))
    )
    opened = (
        figures.filter(pl.col("kind") != "count")
        .join(metrics, on="f", how="anti", maintain_order="left")
        .filter(pl.col("bracket_end").is_null())
        .join(opening, on=["s", "kind"], how="inner")
        .filter(pl.col("cue_end") <= pl.col("fig_start"))
        .sort("f", "cue_start", "weight", "metric", descending=[False, False, True, False])
        .unique("f", keep="first", maintain_order=True)
        .rename({"cue_start": "anchor_start", "cue_end": "anchor_end", "cue_depth": "anchor_depth"})
    )
    return read_by("opening_noun", opened)


def bracket_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, becomes: pl.DataFrame
) -> pl.DataFrame:
    """The metrics of shares in brackets right after a figure, "4,3 milliards (+30 %)": as `read_metrics`."""
    leaders = (
        figures.filter(pl.col("kind").is_in(["money", "count"]))
        .join(metrics, on="f", how="inner")
        .join(becomes.select("metric", "becomes"), on="metric", how="inner")
        .select("s", "becomes", *SHARED[1:], leader_end="fig_end")
    )
    bracketed = (
        figures.filter(pl.col("kind") == "share")
        .join(leaders, on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("leader_end")).is_between(2, _BRACKET))
    )
    if bracketed.is_empty():
        return metrics.clear()
    bracketed = (
        bracketed.join(coded_bytes(coded), on="s", how="left")
        .filter(
            text_between("leader_end", "fig_start").str.contains("(", literal=True)
            # "583 millions (2,9 % du chiffre d'affaires)": no growth of anything.
            & ~text_after("fig_end", _PART_REACH).str.contains(_PART_OF)
        )
        .rename({"becomes": "metric"})
    )
    return read_by("bracket", bracketed)


_THING_REACH = 60
_FOR_A_THING = (
    r"^(?: suppl[a-z\x02-\x1f]+)?(?: (?:d'ici|en|au|sur) [^,;.:]{1,24})? (?:pour|dans|chez|afin|vers|"
    + code("auprès")
    + r") "
)
"""What follows a sum that is spent on something: "prévoit 30 milliards en 2026 pour ses centres"."""
_OF_A_THING = r"^ (?:de |d'|des |aux? |en )"
_OF_A_TIME = code(
    r"^ (?:aux (?:taux|cours)|"
    r"en (?:(?:fin |début )?(?:20[0-9]{2}|d'ann)|fin |début |moyenne|données|rythme|base|valeur|tout)|au (?:total|"
    r"cours|titre|moins|plus|mieux|bas mot|troisi|quatri|premier|deuxi|second|terme|prochain|rythme)|d(?:e |'|es )"
    r"(?:plus|moins|ici|chiffre|revenu|vente|recette|b[eé]néfice|profit|perte|résultat|marge|facturation|croissance"
    r"|hausse))"
)
"""What follows a sum that is not of results: "anticipe 1,7 milliard de surcoûts"; and what a result may go on with."""
_OTHER_ACT = r"[a-z\x02-\x1f]{3} (?:et|ou|qui|que|mais) [a-z\x02-\x1f]"
"""What stands between the word of what is aimed at and a sum that another verb has."""
_FOR_A_TIME = (
    r" pour (?:(?:l'|le |la |les |ce |cet |cette |son |sa )?"
    r"(?:20[0-9]{2}|ann|exercice|trimestre|semestre|prochain|premier|"
    + code("deuxi|troisi|quatri|mois|période|second")
    + r"))"
)
_RELATIVE_LEAD = 12
_RELATIVE = r"(?:^| )qui (?:l[ae]s? |l'|en )?$"
"""What stands before a verb that is not of whom the sentence is about: "l'enquête qui vise le groupe"."""


def _aims_at_no_result(echoing: pl.DataFrame, coded: pl.DataFrame) -> pl.Series:
    """The figures (`f`) that are aimed at for something else than results."""
    rest = text_after("fig_end", _THING_REACH)
    return (
        echoing.filter(pl.col("only").is_not_null())
        .join(coded_bytes(coded), on="s", how="inner")
        .filter(
            (rest.str.contains(_FOR_A_THING) & ~rest.str.contains(_FOR_A_TIME))
            | (rest.str.contains(_OF_A_THING) & ~rest.str.contains(_OF_A_TIME))
            | text_between("anchor_end", "fig_start").str.contains(_OTHER_ACT)
            | text_before("anchor_start", _RELATIVE_LEAD).str.contains(_RELATIVE)
        )["f"]
    )


def echo_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, cues: pl.DataFrame, sentences: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The metrics of figures held against one of their kind a sentence or two before: as `read_metrics`.

    `cues` are those of echo_cues.csv with their depth, `only` "results" where no other metric is gone on about. Of
    "Nvidia a vendu pour 44 milliards. Les analystes tablaient sur 43." the 43 are sales too.
    """
    without = figures.join(metrics, on="f", how="anti")
    silent = without.join(
        cues.select("s", "only", anchor_start="cue_start", anchor_end="cue_end", anchor_depth="cue_depth"),
        on="s",
        how="inner",
    )
    # "Les 5 autres milliards iront à …": of the sum that was told before.
    others = without.filter((pl.col("kind") == "money") & pl.col("surface").str.contains(" autres ", literal=True))
    others = others.with_columns(
        anchor_start="fig_start", anchor_end="fig_start", anchor_depth="depth", only=pl.lit(None, pl.String)
    )
    silent = pl.concat([silent, others.select(silent.columns)])
    if silent.is_empty():
        return metrics.clear()
    told = figures.join(metrics.select("f", "metric"), on="f", how="inner").select(
        "doc", "kind", "metric", told_s="s", told_start="fig_start"
    )
    echoing = (
        silent.filter(pl.col("anchor_end") <= pl.col("fig_start"))
        .join(told, on=["doc", "kind"], how="inner")
        .filter((pl.col("s").cast(pl.Int64) - pl.col("told_s")).is_between(1, _ECHO_SENTENCES))
        .filter(pl.col("only").is_null() | pl.col("metric").is_in(_RESULTS))
        # Of results the sales, else the first: "un chiffre d'affaires de 9 milliards, une perte de 2. Il vise 12".
        .with_columns(
            _place=pl.when(pl.col("only").is_null()).then(-pl.col("told_start")).otherwise("told_start"),
            _sales=pl.col("only").is_not_null() & (pl.col("metric") == "revenue"),
        )
        .sort(
            *("f", "_sales", "told_s", "only", "_place", "anchor_start"),
            descending=[False, True, True, False, False, True],
        )
        .unique("f", keep="first", maintain_order=True)
        .with_columns(form=pl.lit("verb"))
    )
    subject = (
        told.sort("doc", "kind", "told_s", "told_start")
        .unique(["doc", "kind"], keep="first", maintain_order=True)
        .select("doc", "kind", first_metric="metric")
    )
    headed = sentences.filter((pl.col("section").shift(1) == "headline").fill_null(False)).select("s", _headed=True)
    echoing = (
        echoing.join(subject, on=["doc", "kind"], how="left", maintain_order="left")
        .join(headed, on="s", how="left", maintain_order="left")
        .with_columns(metric=pl.when("_headed").then("first_metric").otherwise("metric"))
    )
    aside = _aims_at_no_result(echoing, coded)
    return read_by("echo", echoing.filter(~pl.col("f").is_in(aside.implode())))


def read_by(rule: str, figures: pl.DataFrame) -> pl.DataFrame:
    """The metrics of figures that a rule about another figure reads, as `read_metrics` gives them."""
    return figures.select("f", *SHARED, score=pl.lit(0.0), metric_rule=pl.lit(rule))


def untold(figures: pl.DataFrame, metrics: pl.DataFrame, but: Sequence[str] = ("other",)) -> pl.DataFrame:
    """The figures without a metric, or with none `but` those that a rule may replace."""
    told = metrics.filter(~pl.col("metric").is_in(but)).select("f")
    return figures.join(told, on="f", how="anti", maintain_order="left")


def instead(metrics: pl.DataFrame, read: pl.DataFrame) -> pl.DataFrame:
    """The metrics, of the figures that `read` has a metric for that one and no other."""
    if read.is_empty():
        return metrics
    return pl.concat([metrics.join(read.select("f"), on="f", how="anti", maintain_order="left"), read])
