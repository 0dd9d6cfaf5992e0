"""The time that a claim's value holds for or is due by."""

from __future__ import annotations

import re

import polars as pl

from transforms.statements.clauses import crossed, gap
from transforms.statements.cues import code, coded_bytes, text_after, text_before

_RESULTS = ("revenue", "revenue_growth", "profit")
_BORROWED = ("carried", "own_sentence", "topic")
"""Rules of subjects that the result's own clause does not name."""
_LEAST_DAYS = 25
_QUARTER = (88, 92)
_HALF = (179, 184)
"""Days from the first to the last of a quarter and of a half-year."""
_ADJACENT = 8
"""Characters between a figure and the period that is told right after it."""
_DEADLINE = 16
"""The same, where the period is a deadline: "5 000 d'ici la fin de 2025"."""
_COORDINATED = 1.5
"""Points of a clause between: more than the figure that the deadline stands behind."""
_TAKEN = 9.0
"""Points lost by a period that stands right after another figure, for figures beyond it."""
_WINDOW = 28
_DUE = r" (?:pour|sur) (?:le |la |les |l')?[\" ]*$"
"""What stands before the time that a value is of, also right behind a verb of saying."""
_AGAIN = rf" m{code('ê')}me (?:p{code('é')}riode|trimestre|semestre|mois) (?:de |en |d')(?:l'ann{code('é')}e )?$"
"""What stands before a year of which a part is meant: "contre 5 milliards à la même période de 2022"."""
_AGAINST = r"(?:contre|versus|au lieu d(?:e|')) (?:[^,;:.()]|,[0-9]){1,44}$"
"""What stands before the time of a value that another is held against: "contre 400 millions fin février"."""
_AGAINST_WINDOW = 60
_SOME_TIME_LATER = (
    r"(?:^|[^a-z\x02-\x1f])(?:que )?(?:des|quelques|plusieurs|[0-9]{1,3}|[a-z\x02-\x1f]{2,9}) (?:"
    + code("années?|ans?|mois|semaines?|décennies?)")
    + code(" (?:plus tard|plus tôt|après|auparavant|avant)(?:[^a-z]|$)")
)
"""After a time: what follows, or what stands right before, is of another that counts from it."""
_LATER_WINDOW = 220
_IN_BRACKETS = 3
"""Characters between a time and the value of that time in brackets: "par rapport à 2022 (2,4 milliards)"."""
_REACH = 9.0
"""Points of distance beyond which a period is not the figure's."""


def with_deadlines(periods: pl.DataFrame, coded: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """The periods with only their end where they are a deadline ("d'ici 2028"), only their start after "depuis"."""
    forms = words.with_columns(
        phrase=pl.col("word").map_elements(lambda word: code(word).rstrip("'"), return_dtype=pl.String)
    )
    alternatives = "|".join(
        re.escape(phrase) for phrase in sorted(forms["phrase"], key=lambda form: (-len(form), form))
    )
    article = r"(?: le| la| les| l)?[ ']{1,2}$"
    placed = periods.join(coded_bytes(coded), on="s", how="left", maintain_order="left").with_columns(
        _before=text_before("start", _WINDOW)
    )
    return (
        placed.with_columns(phrase=pl.col("_before").str.extract(rf"(?:^|[^a-z])({alternatives}){article}", 1))
        .join(forms.select("phrase", "keeps"), on="phrase", how="left", maintain_order="left")
        .with_columns(
            period_start=pl.when(pl.col("keeps") == "end").then(None).otherwise(pl.col("period_start")),
            period_end=pl.when(pl.col("keeps") == "start").then(None).otherwise(pl.col("period_end")),
            due=pl.col("_before").str.contains(_DUE),
            held=(pl.col("keeps") == "none").fill_null(value=False),
            again=pl.col("_before").str.contains(_AGAIN),
            against_start=pl.col("start")
            - text_before("start", _AGAINST_WINDOW).str.extract(_AGAINST, 0).str.len_bytes().cast(pl.Int32),
            later_start=pl.col("end") + text_after("end", _LATER_WINDOW).str.find(_SOME_TIME_LATER).cast(pl.Int32),
        )
        .drop("_bytes", "_before", "phrase", "keeps")
    )


def choose_periods(claims: pl.DataFrame, periods: pl.DataFrame, speech: pl.DataFrame, scale: float) -> pl.DataFrame:
    """The nearest period of each figure's sentence: `f`, `period_start`, `period_end`; null where it is not resolved.

    A date right after a verb of saying is that of the saying: "a annoncé mardi". One right after a figure is that
    figure's rather than the next one's: "dont les revenus atteindront 12 milliards en 2025, signe un contrat de 10".
    One after "contre 12 milliards" is that of the 12 alone, and "des années plus tard" tells of no time at all.
    """
    said = (
        periods.join(speech.filter(pl.col("dates") == "yes").select("s", "cue_start", "cue_end"), on="s", how="inner")
        .filter((pl.col("start") - pl.col("cue_end")).is_between(0, 24))
        # "prévoit toujours pour 2023": when it will be, and not when it was said.
        .filter(~pl.col("due"))
        .select("s", "start")
        .unique()
    )
    figures = (
        claims.with_columns(_result=pl.col("metric").is_in(_RESULTS))
        .select("f", "s", "kind", "fig_start", "fig_end", "depth", "bracket_end", "_result")
        .unique("f", maintain_order=True)
    )
    # Results are of quarters and years: a day or some is when these ended ("clos le 28 février", "achevé début août").
    day = (pl.col("period_end") - pl.col("period_start")).dt.total_days() < _LEAST_DAYS
    # "au cours des trois prochaines années": how long, and no time that one could look up.
    begin, end = pl.col("period_start"), pl.col("period_end")
    reckoned = (begin.dt.month() == end.dt.month()) & (begin.dt.day() == end.dt.day()) & (begin < end)
    periods = periods.filter(~reckoned.fill_null(value=False))
    reach = pl.when(begin.is_null()).then(_DEADLINE).otherwise(_ADJACENT)
    taken = (
        figures.join(periods.select("s", "start", "period_start"), on="s", how="inner")
        .filter((pl.col("start") - pl.col("fig_end")).is_between(0, reach))
        .sort("s", "start", "fig_end", "f", descending=[False, False, True, False])
        .select("s", "start", owner="f", owner_start="fig_start")
        .unique(["s", "start"], keep="first", maintain_order=True)
    )
    # A value is not of the time that it is held against, but for one that stands in brackets behind it.
    behind = (pl.col("fig_start") - pl.col("end")).is_between(1, _IN_BRACKETS) & pl.col("bracket_end").is_not_null()
    others = pl.col("owner").is_not_null() & (pl.col("owner") != pl.col("f"))
    parted = begin.is_null() & (crossed("depth", "period_depth") > _COORDINATED)
    # "a franchi 3 millions, et vise 5 d'ici 2030": the next one's deadline is not its own.
    beyond = others & (
        (pl.col("fig_start") > pl.col("start")) | ((pl.col("fig_start") < pl.col("owner_start")) & parted)
    )
    against = pl.col("against_start").is_not_null()
    behind_figure = (pl.col("later_start") - pl.col("fig_end")).is_between(-1, 1)
    # Told after the time and that span, or between the two and right before the span.
    later = (pl.col("fig_start") > pl.col("later_start")) | ((pl.col("fig_start") > pl.col("end")) & behind_figure)
    nearest = (
        figures.join(periods.join(said, on=["s", "start"], how="anti"), on="s", how="inner")
        .filter(~pl.col("held") | behind)
        .join(taken, on=["s", "start"], how="left")
        .with_columns(
            distance=gap("fig_start", "fig_end", "start", "end") / scale
            + (crossed("depth", "period_depth") - 1).clip(0)
            + pl.when(beyond).then(_TAKEN).otherwise(0.0)
        )
        .filter((pl.col("distance") <= _REACH) & ~(pl.col("_result") & day & ~against).fill_null(False))
        .filter(~against | (pl.col("fig_start") > pl.col("against_start")))
        .filter(~later.fill_null(value=False))
        .sort("f", "distance", "start")
        .unique("f", keep="first", maintain_order=True)
    )
    return _of_another_year(nearest)


def _of_another_year(chosen: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods; of "la même période de 2022" it is the one told before, of that year: `f` and the period."""
    again = chosen.filter("again").select("f", "s", "kind", year="period_start", again_start="fig_start")
    told = chosen.filter(~pl.col("again")).select("s", "kind", "fig_start", "period_start", "period_end")
    years = (pl.col("year").dt.year() - pl.col("period_start").dt.year()).cast(pl.String) + "y"
    moved = (
        again.join(told, on=["s", "kind"], how="inner")
        .filter(pl.col("fig_start") < pl.col("again_start"))
        .sort("f", "fig_start", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", pl.col("period_start").dt.offset_by(years), pl.col("period_end").dt.offset_by(years))
    )
    return (
        chosen.join(moved.rename({"period_start": "_start", "period_end": "_end"}), on="f", how="left")
        .select(
            "f",
            period_start=pl.when("again").then("_start").otherwise("period_start"),
            period_end=pl.when("again").then("_end").otherwise("period_end"),
        )
        .sort("f")
    )


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
    goes_on = sentences.filter(~pl.col("text").str.contains(r"\n\s*$")).select(pl.col("s") + 1)
    told = (
        results.join(chosen, on="f", how="inner")
        .filter(pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null())
        .select("doc", "subject_id", "status", "period_start", "period_end", pl.col("s") + 1, told_f="f")
    )
    open_results = (
        results.filter(pl.col("subject_rule").is_in(_BORROWED))
        .join(chosen, on="f", how="anti", maintain_order="left")
        .join(goes_on, on="s", how="semi", maintain_order="left")
    )
    later = (
        open_results.join(told, on=["doc", "s", "subject_id", "status"], how="inner")
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
        .filter(pl.col("_away").is_between(0, _ADJACENT * 2))
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
