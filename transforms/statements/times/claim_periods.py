"""The time that a claim's value holds for or is due by."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.clauses import crossed, gap
from transforms.statements.reading.cues import code, coded_bytes, coded_pattern, text_after, text_before, text_between

_RESULTS = ("revenue", "revenue_growth", "profit")
_LEAST_DAYS = 25
_ADJACENT = 8
"""Characters between a figure and the period that is told right after it."""
_DEADLINE = 16
"""The same, where the period is a deadline: "5 000 d'ici la fin de 2025"."""
_COORDINATED = 1.5
"""Points of a clause between: more than the figure that the deadline stands behind."""
_TAKEN = 9.0
"""Points lost by a period that stands right after another figure, for figures beyond it."""
_PART = code(r"(?:dont|,? avec|puis|passant|, contre|, alors qu(?:e |')|, apr[èe]s) ?.{0,40}[0-9]")
"""What stands after a figure before the time of a part of it, or of the next one: "6 GW, dont 1 en 2026"."""
_APPOSITION = 90
_BY_THE_WAY = code(
    r", (?:désormais |aujourd'hui |récemment )?(?:valorisé|évalué)e?s? [^,;:0-9]{0,20}$|, (?:qui|dont|où) [^,;:]{0,60}$"
)
"""What stands before a value in an apposition to a name, or in a clause inserted behind it."""
_CLOSED = r"^[^,;:]{0,40},"
"""What stands behind such a value where the apposition or clause ends."""
_OF_ANOTHER = code(r";|(?:qui|,) (?:fait|faisant) suite |(?:qui|,) (?:succède|succédant) ")
"""What stands after a figure before the time of something else: "1 500 départs, qui fait suite à un plan de 2022"."""
_DESCRIBES = ("revenue", "profit", "headcount", "users", "valuation")
"""Metrics that tell in brackets who somebody is: "Ubisoft (17 000 salariés) sortira en mars"."""
_DEALS = ("acquisition_price", "stake", "funding")
"""What is told of the buying or founding itself: "racheté en 2018 pour 7 milliards"."""
_GROWTH = ("revenue_growth", "usage_growth")
_IN_BRACKETS = 3
"""Characters between a time and the value of that time in brackets: "par rapport à 2022 (2,4 milliards)"."""
_CREATED = 11
"""Characters between a value and the time since when it is there: "300 emplois créés en 2023"."""
_OPENING = 8
"""Characters into a sentence up to which a time opens it: of all that follows."""
_SAID_LATER = 60
"""Characters from a time that opens a sentence to the verb of saying."""
_DOING = r"^ [a-z\x02-\x1f]{2,14}(?:er|ir|re) (?:en |pour |d\x05s )?$"
"""What stands between a verb of saying and the time of what is said: "a indiqué viser en"."""
_REACH = 9.0
"""Points of distance beyond which a period is not the figure's."""


def choose_periods(
    claims: pl.DataFrame,
    periods: pl.DataFrame,
    speech: pl.DataFrame,
    coded: pl.DataFrame,
    acts: pl.DataFrame,
    published: pl.DataFrame,
    scale: float,
) -> pl.DataFrame:
    """The nearest period of each figure's sentence: `f`, `period_start`, `period_end`; null where it is not resolved.

    A date right after a verb of saying is that of the saying: "a annoncé mardi". One right after a figure is that
    figure's rather than the next one's: "dont les revenus atteindront 12 milliards en 2025, signe un contrat de 10".
    So is a day up to the text's own (`published`: `doc`, `published_on`) of what is still a plan, and any time that was
    over, or had begun, by then and stands before its figure.
    One after "contre 12 milliards" is that of the 12 alone, and "des années plus tard" tells of no time at all.
    """
    if periods.is_empty():
        return periods.select(pl.lit(0, pl.UInt32).alias("f"), "period_start", "period_end")
    # Results are of quarters and years: a day or some is when these ended ("clos le 28 février", "achevé début août").
    day = (pl.col("period_end") - pl.col("period_start")).dt.total_days() < _LEAST_DAYS
    said = (
        periods.join(
            speech.filter(pl.col("dates") == "yes").select("s", "cue_start", "cue_end", "form"), on="s", how="inner"
        )
        .filter((pl.col("start") - pl.col("cue_end")).is_between(0, 24))
        # Most of these words are others too, "le chiffre d'affaires de 2024", "une tranche de 2 GW en 2026".
        .filter((pl.col("form") != "inverted") | day)
        # "prévoit toujours pour 2023": when it will be, and not when it was said.
        .filter(~pl.col("due"))
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        # "a indiqué viser en 2025 des dépenses de": so is what somebody says to be doing.
        .filter(~text_between("cue_end", "start").str.contains(_DOING).fill_null(value=False))
        .select("s", "start")
        .unique()
    )
    # "En mai, il avait promis 4 milliards": of what is yet to be, that is when it was said.
    opening = (
        periods.filter(
            (pl.col("start") <= _OPENING) & (pl.col("period_end") - pl.col("period_start") < pl.duration(days=32))
        )
        .join(speech.filter((pl.col("dates") == "yes") & (pl.col("form") == "verb")).select("s", "cue_start"), on="s")
        .filter((pl.col("cue_start") - pl.col("end")).is_between(0, _SAID_LATER))
        .select("s", "start", opens=pl.lit(True))
        .unique()
    )
    figures = (
        claims.with_columns(
            _result=pl.col("metric").is_in(_RESULTS),
            _grows=pl.col("metric").is_in(_GROWTH),
            _deal=pl.col("metric").is_in(_DEALS),
            _describes=pl.col("metric").is_in(_DESCRIBES) & pl.col("bracket_end").is_not_null(),
        )
        .select(
            "f",
            "s",
            "doc",
            "kind",
            "status",
            "told",
            "announced",
            "fig_start",
            "fig_end",
            "depth",
            "bracket_end",
            "_result",
            "_grows",
            "_deal",
            "_describes",
        )
        .unique("f", maintain_order=True)
    )
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
    created = (
        (pl.col("start") - pl.col("fig_end")).is_between(1, _CREATED)
        & pl.col("bracket_end").is_null()
        & (pl.col("kind") == "count")
    )
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
    # Where the text has no date, only a day can be the one on which it was told, and not "fin décembre".
    told_on = (pl.col("period_end") <= pl.col("published_on")).fill_null(end == begin)
    planned = (pl.col("status") == "planned") & begin.is_not_null()
    # "En septembre, OpenAI s'est engagé à déployer 10 GW", "négocie depuis le printemps": that is when it was said.
    meant = planned & pl.col("told") & ~pl.col("announced")
    bygone = pl.coalesce("period_end", "period_start") <= pl.col("published_on")
    nearest = (
        figures.join(published.select("doc", "published_on"), on="doc", how="left", maintain_order="left")
        .join(periods.join(said, on=["s", "start"], how="anti").drop("doc"), on="s", how="inner")
        .filter(~(planned & day & told_on).fill_null(value=False))
        .filter(~(meant & bygone & (pl.col("end") <= pl.col("fig_start"))).fill_null(value=False))
        .filter(~pl.col("held") | (behind & ~pl.col("_grows")) | created)
        .filter(~pl.col("begun") | (pl.col("fig_start") < pl.col("start")) | behind | pl.col("_deal"))
        .filter(~(pl.col("_describes") & (pl.col("start") > pl.col("bracket_end") + _ADJACENT)))
        .join(opening, on=["s", "start"], how="left")
        .filter(pl.col("opens").is_null() | (pl.col("status") == "actual"))
        .join(taken, on=["s", "start"], how="left")
        .with_columns(
            distance=gap("fig_start", "fig_end", "start", "end") / scale
            + (crossed("depth", "period_depth") - 1).clip(0)
            + pl.when(beyond).then(_TAKEN).otherwise(0.0)
        )
        .filter((pl.col("distance") <= _REACH) & ~(pl.col("_result") & day & ~against).fill_null(False))
        .filter(~against | (pl.col("fig_start") > pl.col("against_start")))
        .filter(~later.fill_null(value=False))
    )
    nearest = (
        _of_its_act(nearest, coded, acts).sort("f", "distance", "start").unique("f", keep="first", maintain_order=True)
    )
    return _of_another_year(nearest)


def told_by_the_way(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The figures that only tell who somebody is, ", qui emploie 900 personnes, ": `f`, `by_the_way` (true)."""
    return (
        claims.filter(pl.col("metric").is_in(_DESCRIBES))
        .select("f", "s", "fig_start", "fig_end")
        .unique("f", maintain_order=True)
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            text_before("fig_start", _APPOSITION).str.contains(_BY_THE_WAY)
            & text_after("fig_end", _APPOSITION).str.contains(_CLOSED)
        )
        .select("f", by_the_way=pl.lit(True))
    )


def _of_its_act(placed: pl.DataFrame, coded: pl.DataFrame, acts: pl.DataFrame) -> pl.DataFrame:
    """The figures with periods, less those that another act of the sentence or a clause inserted in it parts."""
    after = pl.col("start") >= pl.col("fig_end")
    left = pl.min_horizontal("end", "fig_end")
    right = pl.max_horizontal("start", "fig_start")
    far = placed.filter((right - left) > _ADJACENT)
    near = placed.filter((right - left) <= _ADJACENT)
    if far.is_empty():
        return near
    texts = coded_bytes(coded.join(far.select("s").unique(), on="s", how="semi", maintain_order="left"))
    verbs = {
        tense: "|".join(f"(?:{coded_pattern(cue)})" for cue in group["cue"])
        for (tense,), group in acts.group_by("tense", maintain_order=True)
    }
    begins = (
        r"(?:,? et|,? mais|,? puis) (?:il |elle |on |nous |ils |elles )?(?:n'|ne |s'|se |l'|l[ea] |les |lui |y |en )?"
    )
    present = rf"{begins}(?:{verbs['present']}) "
    # "Avec 3 milliards de ventes, Orbite vise 4 milliards en 2026".
    aim = rf", [^,;:]{{2,40}} (?:{verbs['present']}) [^,;:]{{0,16}}[0-9]"
    relative = rf", (?:qui|dont|o{code('ù')}) (?:[a-z\x02-\x1f']{{1,12}} ){{0,2}}(?:{verbs['present']}) "
    # After a comma it may be the verb of what the figure belongs to: "le site de 2 GW, bâti à Lyon, ouvrira en 2026".
    other = rf"{present}|, (?:n'|ne )?(?:{verbs['present']}) |{begins}(?:{verbs['other']}) "
    parted = (
        pl.when(after)
        .then(pl.any_horizontal(pl.col("_between").str.contains(words) for words in (other, aim, _PART, _OF_ANOTHER)))
        .otherwise(
            (pl.col("inserted") & pl.col("_between").str.contains(", ", literal=True))
            # "fermera en 2026 ses sites, qui emploient 30 personnes": as many as today.
            | pl.col("_between").str.contains(relative)
            | ((pl.col("start") > _OPENING) & pl.col("_between").str.contains(present))
        )
    )
    kept = (
        far.with_columns(_left=left, _right=right)
        .join(texts, on="s", how="left", maintain_order="left")
        .with_columns(_between=text_between("_left", "_right"), _lead=text_before("fig_start", _APPOSITION))
        .filter(~parted.fill_null(value=False))
        # "Orbite, qui emploie 50 personnes, a perdu 2 milliards en mai": the fifty are told by the way.
        .filter(~(after & pl.col("_between").str.contains(_CLOSED) & pl.col("_lead").str.contains(_BY_THE_WAY)))
    )
    return pl.concat([near, kept.select(near.columns)])


def _of_another_year(chosen: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods; of "la même période de 2022" it is the one told before, of that year: `f` and the period."""
    again = chosen.filter("again").select("f", "s", "kind", year="period_start", again_start="fig_start")
    if again.is_empty():
        return chosen.select("f", "period_start", "period_end").sort("f")
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
