"""Figures that a sentence holds against one before them: "contre 43 milliards", "soit une hausse de 11 %"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, SHARED, instead, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between

_AGAINST = (
    r"(?:^|[^a-z\x02-\x1f])(?:contre|versus|au lieu d(?:e|')) "
    rf"(?:les |(?:seulement|environ|quelque|pr{code('è')}s d(?:e |')|plus d(?:e |')|moins d(?:e |')) ?){{0,2}}$"
)
"""What stands before the value that one before it is held against."""
_AGAINST_LEAD = 36
_AGAINST_REACH = 140
"""Characters between the two."""
_CHANGE_LEAD = 44
"""Characters before a share in which a word may say that it is a change."""
_CHANGE_REACH = 110
"""Characters between the change and the value that has changed."""
_MORE = r"^ (?:de plus|de moins)(?:[^a-z]|$)"
"""What follows a share by which a value has changed: "11 % de plus qu'un an plus tôt"."""
_THAT_OF = r"^[\" -]*(?:enfin |et )?(?:celui|celle|ceux|celles) (?:de |du |des |d')"
"""How a sentence begins that tells of another part of what the one before tells: "Celui des jeux recule de 8 %"."""
_IT = (
    r"^[\" ]*(?:[^,;.]{2,40}, |mais |et )?(?:ils?|elles?|celui-ci|celle-ci|ce dernier|cette derni[a-z\x02-\x1f]re) (?:"
    + code("s'établit|s'est établi|s'élève|s'est élevé|ressort|est ressorti|atteint|a atteint|se monte|s'inscrit")
    + code("|passe de|passe à|tombe à|grimpe|bondit|progresse|recule|baisse|augmente|a progressé|a reculé|a augmenté")
    + code("|s'établissent|se sont|ressortent|atteignent|progressent|reculent|baissent|augmentent|")
    + code(
        "(?:ont|avaient) (?:progressé|augmenté|reculé|baissé|bondi|grimpé|atteint|chuté|gagné|perdu|crû"
        "|été multipliées?|franchi|dépassé)|a (?:bondi|grimpé|chuté)"
    )
    + r")"
)
"""How a sentence begins that goes on about the value that the one before begins with: "Il s'établit à 2 milliards"."""
_THEY = r"^[\" ]*(?:[^,;.]{2,40}, )?elles "
_SALES = r"^(?:ventes|recettes)"
"""What "elles" may stand for wherever it is told, since no company is meant by it."""
_TAKEN_UP = 60
_TAKEN = r"^[\" ]*(?:[^,;.]{2,40}, )?(?:le |la |les |l'|son |sa |ses |leurs? )?$"
"""What stands before a noun, at the begin of a sentence, that the next one takes up by a pronoun."""
_AT_ONCE = 60
"""Characters from the begin of such a sentence to the values that it goes on about."""
_OF_PARTS = ["revenue", "revenue_growth", "profit", "investment", "users", "valuation"]
_THIS = (
    rf"^[\" ]*(?:[^,]{{2,24}}, )?(?:cela|ce chiffre|ce r{code('é')}sultat|ce montant|ce nombre|ce total|leur nombre|"
    r"c'est|soit|il s'agit) "
)
"""How a sentence begins that goes on about the value of the one before."""
_NOMINAL = (
    r"^[\" ]*une? (?:nouvelle |forte |belle |nette )?(?:hausse|baisse|progression|croissance|augmentation|chute|bond|"
    r"recul|envol) (?:[a-z\x02-\x1f]{4,14} )?d(?:e |')(?:[a-z\x02-\x1f' ]{0,14} )?$"
)
_NOMINAL_REST = (
    r"^(?: (?:sur|en|par) (?:un an|une ann|[a-z0-9]+ (?:ans|mois|semaines)|rapport|20)[^,;:.]{0,20})?[.!]?\s*$"
)
"""What stands around a change in a sentence without a verb: "Une hausse de 40 % en cinq mois"."""


def against_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, of values after "contre" those of the value that they are held against.

    "valorisée 55 milliards, contre 43 après la levée de 2023": the 43 are no money raised. Takes and gives what
    `read_metrics` gives.
    """
    against = (
        figures.join(coded_bytes(coded.filter(pl.col("coded").str.contains(r"contre |versus |au lieu d"))), on="s")
        .filter(text_before("fig_start", _AGAINST_LEAD).str.contains(_AGAINST))
        .select("f", "s", "kind", "fig_start", "counted")
    )
    if against.is_empty():
        return metrics
    told = (
        against.join(_told(figures, metrics), on=["s", "kind"], how="inner")
        .filter((pl.col("fig_start") - pl.col("told_end")).is_between(1, _AGAINST_REACH))
        .filter(pl.col("counted").is_null() | pl.col("counted").eq_missing(pl.col("told_counted")))
        .sort("f", "told_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
    )
    return instead(metrics, read_by("same_metric", told))


def change_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, growth: pl.DataFrame, becomes: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of changes of a value told before: "64 milliards, soit une hausse de 11 %".

    As `read_metrics`; `growth` is growth_words.csv, `becomes` is bracket_metrics.csv. The value stands in the same
    sentence, or in the one before where the sentence begins with "Cela représente …".
    """
    words = "|".join(code(stem) for stem in growth["stem"])
    # "4 milliards, ce qui représente une hausse de 8 %": the verb tells little.
    vaguely = (pl.col("metric") == "other") & (pl.col("metric_rule") == "verb_cue")
    changes = (
        figures.filter(pl.col("kind").is_in(["share", "multiple"]))
        .join(metrics.filter(~vaguely), on="f", how="anti", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            text_before("fig_start", _CHANGE_LEAD).str.contains(rf"(?:^|[^a-z\x02-\x1f])(?:{words})[^.,;:]*$")
            | text_after("fig_end", _CHANGE_LEAD).str.contains(_MORE)
            # "Leur nombre a triplé"
            | ((pl.col("kind") == "multiple") & pl.col("_bytes").cast(pl.String).str.contains(_THIS))
        )
        .with_columns(
            _this=pl.col("_bytes").cast(pl.String).str.contains(_THIS)
            | (
                text_before("fig_start", _CHANGE_LEAD).str.contains(_NOMINAL)
                & text_after("fig_end", _CHANGE_LEAD).str.contains(_NOMINAL_REST)
            )
        )
        .drop("_bytes")
    )
    if changes.is_empty():
        return metrics
    values = figures.filter(pl.col("kind").is_in(["money", "count"])).join(
        metrics.select("f", *SHARED), on="f", how="left", maintain_order="left"
    )
    values = values.select("s", "doc", *SHARED, told_start="fig_start", told_end="fig_end")
    own = (
        changes.select("f", "s", "fig_start")
        .join(values, on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("told_end")).is_between(1, _CHANGE_REACH))
        .sort("f", "told_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", *SHARED)
    )
    before = (
        changes.filter("_this")
        .join(own.select("f"), on="f", how="anti", maintain_order="left")
        .select("f", "doc", "fig_start", "fig_end", "depth", s=pl.col("s").cast(pl.Int64) - 1)
        .join(values.select("doc", "metric", "told_start", pl.col("s").cast(pl.Int64)), on=["doc", "s"], how="inner")
        .filter(pl.col("metric").is_not_null())
        .sort("f", "told_start")
        .unique("f", keep="first", maintain_order=True)
        .with_columns(**AT_FIGURE)
        .select("f", *SHARED)
    )
    grown = pl.concat([own, before]).join(becomes.select("metric", "becomes"), on="metric", how="inner")
    return instead(metrics, read_by("change", grown.with_columns(metric="becomes")))


def that_of_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, becomes: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of sentences about another part of the same, or about the same: as `read_metrics`.

    "Le chiffre d'affaires des puces bondit à 2 milliards. Celui des jeux recule de 8 % à 1 milliard": sales, both.
    "Le chiffre d'affaires progresse de 6 %. Il s'établit à 2 milliards": sales. `becomes` is bracket_metrics.csv.
    """
    silent = figures.filter(pl.col("kind").is_in(["money", "share"])).join(
        metrics, on="f", how="anti", maintain_order="left"
    )
    parts = (
        coded.join(silent, on="s", how="semi")
        .select(
            "s",
            part=pl.col("coded").str.contains(_THAT_OF),
            same=pl.col("coded").str.contains(_IT),
            they=pl.col("coded").str.contains(_THEY),
        )
        .filter(pl.col("part") | pl.col("same"))
    )
    if parts.is_empty():
        return metrics
    silent = (
        silent.join(parts, on="s", how="inner", maintain_order="left")
        .filter(pl.col("part") | (pl.col("fig_start") <= _AT_ONCE))
        .select(
            "f", "doc", "kind", "depth", "fig_start", "fig_end", "part", "they", before=pl.col("s").cast(pl.Int64) - 1
        )
    )
    told = (
        figures.join(metrics.filter(pl.col("metric").is_in(_OF_PARTS)), on="f", how="inner")
        .select(
            "doc", "metric", "anchor_start", "anchor_end", before=pl.col("s").cast(pl.Int64), told_start="fig_start"
        )
        .join(becomes.select("becomes", level="metric"), left_on="metric", right_on="becomes", how="left")
        .with_columns(metric=pl.coalesce("level", "metric"))
        .sort("doc", "before", "told_start", "metric")
        .unique(["doc", "before"], keep="first", maintain_order=True)
        .select("doc", "before", "metric", "anchor_start", "anchor_end")
        .join(becomes.select("metric", growth="becomes"), on="metric", how="left", maintain_order="left")
    )
    read = (
        silent.with_columns(_begin=pl.lit(0, pl.Int32))
        .join(told, on=["doc", "before"], how="inner", maintain_order="left")
        .join(coded_bytes(coded).with_columns(before=pl.col("s").cast(pl.Int64)).drop("s"), on="before", how="left")
        .filter(
            pl.col("part")
            | ((pl.col("anchor_start") <= _TAKEN_UP) & text_between("_begin", "anchor_start").str.contains(_TAKEN))
            | (pl.col("they") & text_between("anchor_start", "anchor_end").str.contains(_SALES))
        )
        .with_columns(metric=pl.when(pl.col("kind") == "share").then("growth").otherwise("metric"))
        .filter(pl.col("metric").is_not_null())
        .with_columns(**AT_FIGURE)
    )
    return pl.concat([metrics, read_by("that_of", read)])


def _told(figures: pl.DataFrame, metrics: pl.DataFrame) -> pl.DataFrame:
    """The figures that have a metric, with it."""
    return figures.join(metrics, on="f", how="inner").select(
        "s", "kind", *SHARED, told_end="fig_end", told_counted="counted"
    )
