"""Periods that a value has from what is told before it: in its sentence, in the last ones, a year earlier."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_between
from transforms.statements.reading.reach import reached

_RESULTS = ("revenue", "revenue_growth", "profit")
_BORROWED = ("carried", "own_sentence", "topic")
"""Rules of subjects that the result's own clause does not name."""
_QUARTER = (88, 92)
_HALF = (179, 184)
_YEAR = (363, 371)
"""Days from the first to the last of a quarter, a half-year and a year."""
_SPANS = {"quarter": _QUARTER, "half": _HALF, "year": _YEAR, "part": (_QUARTER[0], _HALF[1]), "any": (-1, 10**6)}
_PUBLISHED = r"(?i)résultats|comptes|exercice|bilan"
"""What a sentence holds that tells of results, of which the year is that of what follows."""
_OTHER_SPANS = (
    (_QUARTER, r"(?i)semestr|(?:six|neuf) (?:premiers )?mois|exercice"),
    (_HALF, r"(?i)trimestr|neuf (?:premiers )?mois|exercice"),
    (_YEAR, r"(?i)trimestr|semestr|(?:six|neuf) (?:premiers )?mois"),
)
"""What a sentence holds whose results are of another span than those told before: "Sur neuf mois, il atteint"."""
_LEAD = 32
_HELD = r"(?:par rapport|compar\S*) (?:à|au|aux) (?:l[ae] |l'|celle? d[eu] ?)?$"
_BESIDE = 16
"""Characters from a value to the words that set it years before another."""
_GOES_ON = 3
"""Sentences of a paragraph over which results go on about the same quarter or year."""
_POINTED = 7
"""Sentences back over which "sur le trimestre" points to a quarter."""
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
            group=pl.when(
                pl.col("metric").is_in(_RESULTS) | ((pl.col("metric") == "other") & (pl.col("kind") == "share"))
            )
            .then(pl.lit("result"))
            .when(pl.col("metric").is_in(_DEALS))
            .then(pl.lit("deal"))
        )
        .filter(pl.col("group").is_not_null())
        .select("f", "s", "subject_id", "group", "kind", "status", "fig_start", "fig_end", "bracket_end")
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
        told_kind="kind",
    )
    if told.is_empty():
        return chosen
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
        .filter((pl.col("kind") != pl.col("told_kind")) | ~pl.col("_between").str.contains(_UP_TO))
        .filter((pl.col("group") != "deal") | pl.col("_between").str.contains(_OF_DEAL))
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, shared])


def told_of(periods: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The periods (`s`, `start`) less those that something is held against: "par rapport au premier semestre 2004".

    `sentences` has `s` and `lower`.
    """
    reach = pl.min_horizontal("start", _LEAD)
    lead = pl.col("lower").str.slice(pl.col("start") - reach, reach)
    held = (
        sentences.select("s", "lower")
        .filter(pl.col("lower").str.contains_any(["rapport", "compar"]))
        .join(periods.select("s", "start"), on="s", how="inner")
        .filter(lead.str.contains(_HELD))
        .select("s", "start")
    )
    return periods.join(held, on=["s", "start"], how="anti", maintain_order="left")


def go_on_reporting(
    claims: pl.DataFrame,
    chosen: pl.DataFrame,
    periods: pl.DataFrame,
    sentences: pl.DataFrame,
    names: pl.DataFrame,
) -> pl.DataFrame:
    """The chosen periods (`f`, the period), and for results whose sentence names none that of the last ones before.

    "Au premier trimestre, Nvidia a vendu pour 44 milliards. Le bénéfice net atteint 18 milliards.": of that quarter.
    Where no result was told there, the quarter or half-year that the sentence before names is meant (`periods`: `doc`,
    `s`, the period), or the year of results, if it names the same one too (`names`: `s`, `entity_id`): "Nvidia publie
    les résultats de son premier trimestre. Le bénéfice …". From another paragraph (`sentences`: `s`, `text`) it is
    wrong more often than right: articles go from quarters to years and back.
    """
    results = claims.filter(pl.col("metric").is_in(_RESULTS)).select(
        "f", "s", "doc", "subject_id", "subject_rule", "status"
    )
    if results.join(chosen, on="f", how="anti").is_empty():
        return chosen
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
    open_results = results.join(chosen, on="f", how="anti", maintain_order="left").join(
        paragraphs, on="s", how="left", maintain_order="left"
    )
    borrowed = pl.col("subject_rule").is_in(_BORROWED)
    later = (
        open_results.filter(borrowed)
        .join(reached(told, "told_s", 1, _GOES_ON), on=["doc", "s", "paragraph", "subject_id", "status"], how="inner")
        # Of a sentence with "contre 1 milliard un an plus tôt" it is the later one that is gone on about.
        .sort("f", "told_s", "period_end", "told_f", descending=[False, True, True, True])
        .unique("f", keep="first", maintain_order=True)
        .join(sentences.select("s", "text"), on="s", how="left", maintain_order="left")
        .filter(~_of_another_span())
        .select("f", "period_start", "period_end")
    )
    days = (pl.col("period_end") - pl.col("period_start")).dt.total_days()
    years = periods.filter(days.is_between(*_YEAR))
    results_of = sentences.join(years.select("s").unique(), on="s", how="semi", maintain_order="left").filter(
        pl.col("text").str.contains(_PUBLISHED)
    )
    short = periods.filter(days.is_between(*_QUARTER) | days.is_between(*_HALF))
    named = pl.concat([short, years.join(results_of.select("s"), on="s", how="semi", maintain_order="left")]).select(
        "doc", "period_start", "period_end", pl.col("s") + 1, told_start="start"
    )
    before = open_results.filter(~borrowed & (pl.col("s") > 0)).select(pl.col("s") - 1).unique()
    told_of = (
        names.join(before, on="s", how="semi")
        .select(pl.col("s") + 1, subject_id="entity_id", told_of=pl.lit(True))
        .unique(["s", "subject_id"])
    )
    announced = (
        open_results.filter(pl.col("status") == "actual")
        .join(goes_on, on="s", how="semi", maintain_order="left")
        .join(later, on="f", how="anti", maintain_order="left")
        .join(told_of, on=["s", "subject_id"], how="left", maintain_order="left")
        .filter(borrowed | pl.col("told_of"))
        .join(named, on=["doc", "s"], how="inner")
        .sort("f", "told_start", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, later, announced])


def _of_another_span() -> pl.Expr:
    """Whether the `text` tells of another span than the period's."""
    days = (pl.col("period_end") - pl.col("period_start")).dt.total_days()
    return pl.any_horizontal(
        days.is_between(*span) & pl.col("text").str.contains(words) for span, words in _OTHER_SPANS
    ).fill_null(value=False)


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


def point_back(claims: pl.DataFrame, chosen: pl.DataFrame, cues: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods, and for figures beside "la même période" the last period of the sentence before.

    Beside "sur le trimestre" it is the last quarter told in the few sentences before (`span` of the cue).
    """
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
    pointing = (
        claims.select("f", "s", "doc")
        .unique("f", maintain_order=True)
        .join(chosen, on="f", how="anti", maintain_order="left")
        .join(cues.select("s", "span").unique(), on="s", how="inner", maintain_order="left")
        .join(spans, on="span", how="inner", maintain_order="left")
        .join(reached(told, "told_s", 1, _POINTED), on=["doc", "s"], how="inner")
        .filter(pl.col("days").is_between(pl.col("least"), pl.col("most")))
        .filter((pl.col("span") != "any") | (pl.col("s") == pl.col("told_s") + 1))
        .sort("f", "told_s", "start", descending=[False, True, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, pointing])
