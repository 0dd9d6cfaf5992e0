"""Periods that a value has from what is told before it: in its sentence, in the last ones, a year earlier."""

from __future__ import annotations

import polars as pl

from transforms.statements.cues import code, coded_bytes, text_between

_RESULTS = ("revenue", "revenue_growth", "profit")
_BORROWED = ("carried", "own_sentence", "topic")
"""Rules of subjects that the result's own clause does not name."""
_QUARTER = (88, 92)
_HALF = (179, 184)
"""Days from the first to the last of a quarter and of a half-year."""
_BESIDE = 16
"""Characters from a value to the words that set it years before another."""
_GOES_ON = 3
"""Sentences of a paragraph over which results go on about the same quarter or year."""
_DEALS = ("funding", "valuation", "stake", "acquisition_price")
_PARTED = code(r"[;]|contre|compar|par rapport|après|alors que|tandis|mais | face |au lieu|puis| plus tôt|attend")
"""What stands between two values of which the second is not of the time of the first."""
_UP_TO = r" (?:\x06|vers) (?:[a-z\x02-\x1f']{2,9} ){0,2}$"
_OF_DEAL = r"valorisa|(?:^|[ ,])(?:pour|soit|contre) |\($"
"""What stands between the parts of one deal: "a levé 600 millions, pour une valorisation de 5 milliards"."""


def share_periods(claims: pl.DataFrame, chosen: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods, and for results and deals that have none that of the one told before them in the sentence.

    "un bénéfice de 2 milliards en 2024, en hausse de 5 %", "a levé 600 millions en juin 2024 pour une valorisation de
    5 milliards"; not of what is held against it, "contre 1 milliard". In brackets it may be somebody else's: "45 %
    en 2024, devant la Chine (25 %)".
    """
    groups = (
        claims.with_columns(
            group=pl.when(pl.col("metric").is_in(_RESULTS))
            .then(pl.lit("result"))
            .when(pl.col("metric").is_in(_DEALS))
            .then(pl.lit("deal"))
        )
        .filter(pl.col("group").is_not_null())
        .select("f", "s", "subject_id", "group", "metric", "status", "fig_start", "fig_end", "bracket_end")
    )
    told = groups.join(chosen, on="f", how="inner").select(
        "s",
        "group",
        "status",
        "period_start",
        "period_end",
        told_f="f",
        told_end="fig_end",
        told_subject="subject_id",
        told_metric="metric",
    )
    shared = (
        groups.join(chosen, on="f", how="anti", maintain_order="left")
        .join(told, on=["s", "group", "status"], how="inner")
        .filter(pl.col("told_end") < pl.col("fig_start"))
        .filter((pl.col("subject_id") == pl.col("told_subject")) | pl.col("bracket_end").is_not_null())
        .sort("f", "told_end", "told_f", descending=[False, True, True])
        .unique("f", keep="first", maintain_order=True)
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .with_columns(_between=text_between("told_end", "fig_start"))
        .filter(~pl.col("_between").str.contains(_PARTED))
        # "passé de 2 milliards fin 2024 à 5": each has its own time.
        .filter((pl.col("metric") != pl.col("told_metric")) | ~pl.col("_between").str.contains(_UP_TO))
        .filter((pl.col("group") != "deal") | pl.col("_between").str.contains(_OF_DEAL))
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, shared])


def go_on_reporting(
    claims: pl.DataFrame, chosen: pl.DataFrame, periods: pl.DataFrame, sentences: pl.DataFrame
) -> pl.DataFrame:
    """The chosen periods (`f`, the period), and for results whose sentence names none that of the sentence before.

    "Au premier trimestre, Nvidia a vendu pour 44 milliards. Le bénéfice net atteint 18 milliards.": of that quarter.
    Where no result was told there, the quarter or half-year that it names is meant (`periods`: `s`, the period): "Au
    premier trimestre, Nvidia a recruté. Le bénéfice …". From another paragraph (`sentences`: `s`, `text`) or further
    off it is wrong more often than right: articles go from quarters to years and back.
    """
    results = claims.filter(pl.col("metric").is_in(_RESULTS)).select(
        "f", "s", "doc", "subject_id", "subject_rule", "status"
    )
    ends = sentences.select("s", ends=pl.col("text").str.contains(r"\n\s*$"))
    goes_on = ends.filter(~pl.col("ends")).select(pl.col("s") + 1)
    begins = (pl.col("ends") | (pl.col("s").diff() > 1)).shift(1).fill_null(value=False)
    paragraphs = ends.select("s", paragraph=begins.cum_sum())
    told = (
        results.join(chosen, on="f", how="inner")
        .filter(pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null())
        .join(paragraphs, on="s", how="left", maintain_order="left")
        .select("doc", "paragraph", "subject_id", "status", "period_start", "period_end", told_s="s", told_f="f")
    )
    open_results = (
        results.filter(pl.col("subject_rule").is_in(_BORROWED))
        .join(chosen, on="f", how="anti", maintain_order="left")
        .join(paragraphs, on="s", how="left", maintain_order="left")
    )
    later = (
        open_results.join(told, on=["doc", "paragraph", "subject_id", "status"], how="inner")
        .filter((pl.col("s") - pl.col("told_s")).is_between(1, _GOES_ON))
        .sort("f", "told_f", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", "period_start", "period_end")
    )
    days = (pl.col("period_end") - pl.col("period_start")).dt.total_days()
    named = periods.filter(days.is_between(*_QUARTER) | days.is_between(*_HALF)).select(
        "period_start", "period_end", pl.col("s") + 1, told_start="start"
    )
    announced = (
        open_results.filter(pl.col("status") == "actual")
        .join(goes_on, on="s", how="semi", maintain_order="left")
        .join(later, on="f", how="anti", maintain_order="left")
        .join(named, on="s", how="inner")
        .sort("f", "told_start", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, later, announced])


def set_earlier(claims: pl.DataFrame, chosen: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods, those of figures before "un an plus tôt" set back from the figure they are held against."""
    figures = claims.select("f", "s", "kind", "fig_start", "fig_end").unique("f", maintain_order=True)
    earlier = (
        figures.join(cues.select("s", "cue_start", "years"), on="s", how="inner")
        .with_columns(_away=pl.col("cue_start") - pl.col("fig_end"))
        .filter(pl.col("_away").is_between(0, _BESIDE))
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
    claims: pl.DataFrame, chosen: pl.DataFrame, cues: pl.DataFrame, periods: pl.DataFrame, doc_of: pl.DataFrame
) -> pl.DataFrame:
    """The chosen periods, and for figures beside "la même période" the last period of the sentence before."""
    last = (
        periods.filter(pl.col("period_start").is_not_null() | pl.col("period_end").is_not_null())
        .sort("s", "start")
        .unique("s", keep="last", maintain_order=True)
        .select("s", "period_start", "period_end")
        .join(doc_of.rename({"doc": "_doc"}), on="s", how="inner")
        .with_columns(pl.col("s") + 1)
    )
    pointing = (
        claims.select("f", "s", "doc")
        .unique("f", maintain_order=True)
        .join(cues.select("s").unique(), on="s", how="semi", maintain_order="left")
        .join(last, on="s", how="inner", maintain_order="left")
        .filter(pl.col("doc") == pl.col("_doc"))
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, pointing.join(chosen, on="f", how="anti", maintain_order="left")])
