"""Periods that a value has from what is told before it: in its sentence, in the last ones, a year earlier."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_before, text_between
from transforms.statements.reading.reach import reached
from transforms.statements.times.reported_periods import HALF, QUARTER, RESULTS, YEAR

_SPANS = {"quarter": QUARTER, "half": HALF, "year": YEAR, "part": (QUARTER[0], HALF[1]), "any": (-1, 10**6)}
"""Days from the first to the last of the spans that a cue points to."""
_LEAD = 64
_HELD = (
    r"(?:par rapport|compar\S*) (?:à|au|aux) (?:l[ae] |l'|celle? d[eu] ?)?$"
    r"|(?:^|[ ,(])contre [^.;:()]{2,50}? (?:(?:en|au|fin|à la fin de|lors du) (?:l'|la )?(?:exercice |année )?)?$"
)
_BESIDE = 16
"""Characters from a value to the words that set it years before another."""
_POINTED = 7
"""Sentences back over which "sur le trimestre" points to a quarter."""
_DEALS = ("funding", "valuation", "stake", "acquisition_price")
_PARTED = code(r"[;]|contre|compar|par rapport|après|alors que|tandis|mais | face |au lieu|puis| plus tôt|attend")
"""What stands between two values of which the second is not of the time of the first."""
_BUT = r"mais (?:avec )?(?:une?|son|sa|des|ses|le|la|l') ?"
"""What joins two results of one time: "un chiffre d'affaires en hausse, mais un bénéfice de"."""
_AGAINST, _AGAINST_LEAD = r"(?:^|[ ,(])contre (?:une perte de |une? b[^ ]+ de )?$", 24
"""What stands before a value that another is held against."""
_HELD_BY_THE_WAY = code(r",? contre [^;:()]{2,70}? (?:plus tôt|auparavant|avant|précédente?),(?: pour| avec| et)")
"""What is told between two results of one time: ", contre 331 millions un an plus tôt, pour un chiffre d'affaires"."""
_UP_TO = r" (?:\x06|vers) (?:[a-z\x02-\x1f']{2,9} ){0,2}$"
_OF_DEAL = r"valoris|(?:^|[ ,])(?:pour|soit|contre|quand|lorsque) |, lorsqu'|\($"
"""What stands between the parts of one deal: "a levé 600 millions, pour une valorisation de 5 milliards"."""
_DONT = r"^[^.;:()]{0,60},? dont (?:[a-z\x02-\x1f']{2,9} ){0,3}$"
"""What stands between a whole and its part: "9 000 embauches cette année, dont"."""


def share_periods(claims: pl.DataFrame, chosen: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods, and for results and deals that have none that of the one told before them in the sentence.

    "un bénéfice de 2 milliards en 2024, en hausse de 5 %", "a levé 600 millions en juin 2024 pour une valorisation de
    5 milliards"; not of what is held against it, "contre 1 milliard". In brackets it may be somebody else's: "45 %
    en 2024, devant la Chine (25 %)".
    """
    groups = (
        claims.with_columns(
            group=pl.when(
                pl.col("metric").is_in(RESULTS) | ((pl.col("metric") == "other") & (pl.col("kind") == "share"))
            )
            .then(pl.lit("result"))
            .when(pl.col("metric").is_in(_DEALS))
            .then(pl.lit("deal"))
        )
        .filter(pl.col("group").is_not_null())
        .select("f", "s", "subject_id", "group", "metric", "kind", "status", "fig_start", "fig_end", "bracket_end")
    )
    told = groups.join(chosen, on="f", how="inner").select(
        "s",
        "group",
        "status",
        "period_start",
        "period_end",
        told_f="f",
        told_start="fig_start",
        told_end="fig_end",
        told_subject="subject_id",
        told_kind="kind",
        told_metric="metric",
    )
    if told.is_empty():
        return chosen
    shared = (
        groups.join(chosen, on="f", how="anti", maintain_order="left")
        .join(told, on=["s", "group", "status"], how="inner")
        .filter(pl.col("told_end") < pl.col("fig_start"))
        .filter((pl.col("subject_id") == pl.col("told_subject")) | pl.col("bracket_end").is_not_null())
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .filter(~text_before("told_start", _AGAINST_LEAD).str.contains(_AGAINST))
        .sort("f", "told_end", "told_f", descending=[False, True, True])
        .unique("f", keep="first", maintain_order=True)
        .with_columns(_between=text_between("told_end", "fig_start"))
        .with_columns(
            _between=pl.when(pl.col("group") == "result")
            .then(pl.col("_between").str.replace_all(_BUT, "").str.replace(_HELD_BY_THE_WAY, ","))
            .otherwise("_between")
        )
        .filter(~pl.col("_between").str.contains(_PARTED))
        # "passé de 2 milliards fin 2024 à 5": each has its own time.
        .filter(
            (pl.col("kind") != pl.col("told_kind"))
            | (pl.col("metric") != pl.col("told_metric"))
            | ~pl.col("_between").str.contains(_UP_TO)
        )
        .filter((pl.col("group") != "deal") | pl.col("_between").str.contains(_OF_DEAL))
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, shared])


def share_with_parts(claims: pl.DataFrame, chosen: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods, and for parts that have none that of their whole: "9 000 embauches en 2026, dont 3 000"."""
    keys = ["s", "subject_id", "metric", "status"]
    placed = claims.select("f", *keys, "fig_start", "fig_end").unique(["f", *keys], maintain_order=True)
    wholes = placed.join(chosen, on="f", how="inner").select(*keys, "period_start", "period_end", whole_end="fig_end")
    parts = (
        placed.join(chosen, on="f", how="anti", maintain_order="left")
        .join(wholes, on=keys, how="inner")
        .filter(pl.col("whole_end") < pl.col("fig_start"))
    )
    if parts.is_empty():
        return chosen
    found = (
        parts.sort("f", "whole_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .filter(text_between("whole_end", "fig_start").str.contains(_DONT))
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, found])


def told_of(periods: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The periods (`s`, `start`) less those that something is held against: "par rapport au premier semestre 2004".

    And those of the values held against: "contre une perte de 245 millions en 2022".

    `sentences` has `s` and `lower`.
    """
    reach = pl.min_horizontal("start", _LEAD)
    lead = pl.col("lower").str.slice(pl.col("start") - reach, reach)
    held = (
        sentences.select("s", "lower")
        .filter(pl.col("lower").str.contains_any(["rapport", "compar", "contre "]))
        .join(periods.select("s", "start"), on="s", how="inner")
        .filter(lead.str.contains(_HELD))
        .select("s", "start")
    )
    return periods.join(held, on=["s", "start"], how="anti", maintain_order="left")


def set_earlier(claims: pl.DataFrame, chosen: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods, those of figures before "un an plus tôt" set back from the figure they are held against."""
    if cues.is_empty():
        return chosen
    figures = claims.select("f", "s", "kind", "fig_start", "fig_end").unique("f", maintain_order=True)
    earlier = (
        figures.join(cues.select("s", "cue_start", "years"), on="s", how="inner")
        .with_columns(_away=pl.col("cue_start") - pl.col("fig_end"))
        .filter(pl.col("_away").is_between(0, _BESIDE))
        .sort("s", "cue_start", "_away", "f")
        .unique(["s", "cue_start"], keep="first", maintain_order=True)
        .sort("f", "_away")
        .unique("f", keep="first", maintain_order=True)
        .select("f", "s", "kind", "years", earlier_start="fig_start")
    )
    base = (
        earlier.join(figures.select("s", "kind", "fig_start", base="f"), on=["s", "kind"], how="inner")
        .filter(pl.col("fig_start") < pl.col("earlier_start"))
        .sort("f", "fig_start", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .join(chosen.rename({"f": "base"}), on="base", how="inner")
    )
    back = pl.concat_str(pl.lit("-"), "years", pl.lit("y"))
    moved = earlier.select("f").join(
        base.select("f", pl.col("period_start").dt.offset_by(back), pl.col("period_end").dt.offset_by(back)),
        on="f",
        how="left",
        maintain_order="left",
    )
    return pl.concat([chosen.join(moved, on="f", how="anti", maintain_order="left"), moved])


def point_back(
    claims: pl.DataFrame, chosen: pl.DataFrame, cues: pl.DataFrame, periods: pl.DataFrame, published: pl.DataFrame
) -> pl.DataFrame:
    """The chosen periods, and for figures beside "la même période" the last period told before these words.

    In their sentence or in the one before. Beside "sur le trimestre" it is the last quarter told in the few sentences
    before (`span` of the cue). What was a plan then is of no time that is over (`published`: `doc`, `published_on`).
    """
    # "sur l'ensemble de l'exercice 2026" names it.
    named = cues.join(periods.select("s", "start", "end"), on="s", how="inner").filter(
        pl.col("start") <= pl.col("cue_end") + 1, pl.col("end") > pl.col("cue_end")
    )
    cues = cues.join(named, on=["s", "cue_start"], how="anti", maintain_order="left")
    if cues.is_empty():
        return chosen
    days = (pl.col("period_end") - pl.col("period_start")).dt.total_days().fill_null(0)
    told = (
        periods.filter(pl.col("period_start").is_not_null() | pl.col("period_end").is_not_null())
        .with_columns(days=days)
        .select("doc", "days", "start", "period_start", "period_end", told_s="s")
    )
    spans = pl.DataFrame(
        [(span, *bounds) for span, bounds in _SPANS.items()], schema=["span", "least", "most"], orient="row"
    )
    right_before = (pl.col("start") < pl.col("cue_start")) & (pl.col("cue_start") < pl.col("fig_start"))
    pointing = (
        claims.with_columns(_meant=(pl.col("status") == "planned") & pl.col("told") & ~pl.col("announced"))
        .select("f", "s", "doc", "fig_start", "_meant")
        .unique("f", maintain_order=True)
        .join(chosen, on="f", how="anti", maintain_order="left")
        .join(cues.select("s", "span", "cue_start").unique(), on="s", how="inner", maintain_order="left")
        .join(spans, on="span", how="inner", maintain_order="left")
        .join(reached(told, "told_s", 0, _POINTED), on=["doc", "s"], how="inner")
        .filter(pl.col("days").is_between(pl.col("least"), pl.col("most")))
        .join(published.select("doc", "published_on"), on="doc", how="left", maintain_order="left")
        .filter(~(pl.col("_meant") & (pl.col("period_end") <= pl.col("published_on"))).fill_null(value=False))
        .filter(
            pl.when(pl.col("span") == "any")
            .then((pl.col("s") == pl.col("told_s") + 1) | ((pl.col("s") == pl.col("told_s")) & right_before))
            .otherwise(pl.col("s") > pl.col("told_s"))
        )
        .sort("f", "told_s", "start", descending=[False, True, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, pointing])
