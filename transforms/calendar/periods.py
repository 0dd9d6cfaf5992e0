"""The calendar expressions of texts, each with the days that it covers."""

from __future__ import annotations

from functools import cache

import polars as pl

from schemas import PERIODS
from transforms.calendar.calendar_context import carry_years
from transforms.calendar.calendar_expressions import find_calendar_expressions
from transforms.calendar.calendar_following import follow_days, follow_units
from transforms.calendar.calendar_links import link_expressions
from transforms.calendar.date_or_number import drop_numbers
from transforms.calendar.fiscal_years import add_fiscal_calendar
from transforms.calendar.resolve_dates import resolve_dates
from transforms.calendar.tense import add_tense
from transforms.calendar.todays import drop_these_days, know_today
from transforms.calendar.told_ends import end_as_told
from transforms.identifiers import with_span_id
from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import CAPITAL, LETTER, SMALL

# Years that run backwards have no date.
_BEFORE_CHRIST = r"^ (?:av[.]|avant) ?(?:j[.]|jésus|notre ère|l'ère)"


def find_periods(sentences: pl.DataFrame, dated: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """One row per calendar expression, as `schemas.PERIODS`, in the order of the text.

    "En juin dernier" in a text published in July 2025 is 2025-06-01..2025-06-30 (surface "juin dernier"). What
    cannot be resolved has null dates. `sentences` as `transforms.text.sentences.split_sentences` gives them; those of
    section "boilerplate" bear none. `dated` holds `doc_id`, `published_on` and `published_precision`; a text that
    it lacks is undated.
    """
    readable = sentences.filter(pl.col("section") != "boilerplate")
    expressions = find_calendar_expressions(readable, lexicon)
    expressions = drop_numbers(expressions, readable, lexicon)
    expressions = expressions.filter(_is_calendar(readable, expressions))
    expressions = drop_these_days(expressions, lexicon)
    expressions = link_expressions(expressions)
    expressions = add_fiscal_calendar(expressions, readable, lexicon)
    expressions = expressions.join(
        dated.select("doc_id", "published_on", "published_precision"), on="doc_id", how="left", maintain_order="left"
    )
    # Lazy: what several columns are worked out of is worked out once.
    told = expressions.lazy().with_columns(
        recurs=(pl.col("year").is_null() & ~pl.col("fiscal") & pl.col("before").str.contains(_recurrence(lexicon)))
        | pl.col("after").str.contains(_BEFORE_CHRIST)
        | _opening_days(lexicon),
        weekday_number=_weekday_number(lexicon),
    )
    expressions = told.collect(engine="in-memory")
    expressions = know_today(add_tense(expressions, readable, lexicon))
    expressions = carry_years(expressions, readable, lexicon)
    resolved = _join_ranges(follow_units(end_as_told(follow_days(resolve_dates(expressions)))))
    sentence = readable.select("start_char", "text")[resolved["sentence"]]
    located = resolved.with_columns(
        start_char=sentence["start_char"] + resolved["start"],
        end_char=sentence["start_char"] + resolved["end"],
        surface=sentence["text"].str.slice(resolved["start"], resolved["end"] - resolved["start"]),
    )
    return PERIODS.conform(with_span_id(located, "period_id"))


def _weekday_number(lexicon: Lexicon) -> pl.Expr:
    weekdays = lexicon["weekdays"]
    return pl.coalesce("weekday", "nth").replace_strict(
        weekdays["form"].to_list(), weekdays["weekday"].cast(pl.Int32).to_list(), default=None, return_dtype=pl.Int32
    )


@cache
def _recurrence(lexicon: Lexicon) -> str:
    """What stands right before an expression that names any one of its kind ("un mois d'août", "chaque lundi")."""
    cues = lexicon["recurrence_cues"]
    return rf"(?:^|[^{LETTER}])(?:{one_of(cues.filter(pl.col('side') == 'before')['cue'])}) (?:de |d'|du )?$"


def _opening_days(lexicon: Lexicon) -> pl.Expr:
    """Whether a weekday is one of those on which something is open: "du lundi au vendredi, de 9 heures à 18 heures"."""
    cues = lexicon["recurrence_cues"]
    opening, hours = ("|".join(cues.filter(pl.col("side") == side)["cue"]) for side in ("opening", "hours"))
    plain = (pl.col("form") == "weekday") & pl.col("day").is_null() & pl.col("shift").is_null()
    paired = plain & plain.shift(-1, fill_value=False) & pl.col("after").is_in([" au ", " et le "])
    paired &= pl.col("before").str.contains("(?:^|[ (])(?:du|le) $")
    before, after = pl.when(paired).then("before"), pl.when(paired).then(pl.col("after").shift(-1))
    told = before.str.contains(rf"(?i)(?:{opening})[^.;:]{{0,60}} (?:du|le) $") | after.str.contains(rf"^(?:{hours})")
    told = told.fill_null(value=False)
    return told | told.shift(1, fill_value=False)


def _is_calendar(sentences: pl.DataFrame, expressions: pl.DataFrame) -> pl.Series:
    """False for what is only spelled like a period: "Mars", "Avril Martin", terminal "T2", summers in general."""
    first = sentences["folded"].gather(expressions["sentence"]).str.slice(expressions["start"], 1)
    capital = first.str.contains(rf"[{CAPITAL}]")
    plain = pl.col("year").is_null() & pl.col("shift").is_null() & pl.col("part").is_null()
    month = (pl.col("form") == "month") & plain
    asked_for = pl.col("before").str.contains(rf"(?:^|[^{LETTER}])(?:en|depuis|dès|fin|début|mois de|d'ici|jusqu'en) $")
    code = (pl.col("form") == "quarter_code") & pl.col("year").is_null() & ~pl.col("fiscal")
    named = pl.col("before").str.contains(rf"(?:^|[^{LETTER}])(?:au|du|le|ce) $")
    # "à l'automne" and "dès le printemps" are this year's, "l'été, on sort" is any.
    season = (pl.col("form") == "this_season") & pl.col("matched").str.contains("^l")
    towards = pl.col("before").str.contains(
        rf"(?:^|[^{LETTER}])(?:à|de|dès|depuis|jusqu'à|avant|après|pendant|durant|pour|d'ici|d'ici à) (?:le )?$"
    )
    # "les derniers jours de la campagne" end with it; "ces derniers mois de crise" end today.
    span = (pl.col("form") == "span") & ~pl.col("matched").str.starts_with("ces ")
    of_something = (
        span
        & (pl.col("shift") == -1)
        & (
            (pl.col("count").is_null() & pl.col("after").str.contains(r"^ (?:de|du|des|d'|de l') ?"))
            | pl.col("after").str.contains(r"^ (?:de|du|d'|de l'|de la) ?$")
        )
    )
    # "cette année-là" is one told before.
    then = (pl.col("form") == "this") & pl.col("after").str.starts_with("-là")
    kept = expressions.select(
        (~month | ~capital | asked_for | (pl.col("start") == 0))
        & (~code | (capital & named))
        & (~season | towards & ~pl.col("after").str.contains("^ l[ea]s? (?:plus|moins) "))
        & ~of_something.fill_null(value=False)
        & ~then
    ).to_series()
    return kept & ~_in_title(sentences, expressions, capital) & ~_is_word(sentences, expressions)


def _is_word(sentences: pl.DataFrame, expressions: pl.DataFrame) -> pl.Series:
    """True for what only in lower case looks like a Roman number: "la fin de vie" is no sixth century."""
    rows = expressions.with_row_index("_row").filter(pl.col("form") == "century_part")
    if rows.is_empty():
        return pl.repeat(value=False, n=expressions.height, eager=True)
    surface = sentences["folded"].gather(rows["sentence"]).str.slice(rows["start"], rows["end"] - rows["start"])
    words = rows["_row"].filter(~surface.str.contains(rf" [IVX]+[{SMALL}]{{1,3}}$"))
    return pl.int_range(expressions.height, dtype=pl.UInt32, eager=True).is_in(words.implode())


def _in_title(sentences: pl.DataFrame, expressions: pl.DataFrame, capital: pl.Series) -> pl.Series:
    """True for a weekday that is part of a newspaper's name: "Le Journal du Dimanche", "La Tribune Dimanche"."""
    plain = (pl.col("form") == "weekday") & pl.col("day").is_null() & pl.col("shift").is_null()
    rows = expressions.with_row_index("_row").filter(plain & capital)
    if rows.is_empty():
        return pl.repeat(value=False, n=expressions.height, eager=True)
    before = sentences["folded"].gather(rows["sentence"]).str.slice(0, rows["start"])
    titled = rows["_row"].filter(before.str.contains(rf"[{CAPITAL}][{SMALL}]{{2,40}} (?:du )?$"))
    return pl.int_range(expressions.height, dtype=pl.UInt32, eager=True).is_in(titled.implode())


def _join_ranges(resolved: pl.DataFrame) -> pl.DataFrame:
    """A range as one row: from the first day of its first expression to the last day of its second."""
    following = {name: pl.col(name).shift(-1) for name in ("end", "period_end", "relative")}
    is_end = pl.col("opens_range").shift(1, fill_value=False)
    opens = pl.col("opens_range")
    joined = resolved.with_columns(
        end=pl.when(opens).then(following["end"]).otherwise("end"),
        period_end=pl.when(opens).then(following["period_end"]).otherwise("period_end"),
        relative=pl.when(opens).then(pl.col("relative") | following["relative"]).otherwise("relative"),
    ).filter(~is_end)
    # "octobre à décembre", told in July, of which October alone may still be to come.
    years_late = opens & pl.col("relative") & pl.col("unit").is_in(["day", "month", "quarter", "season"])
    joined = joined.with_columns(
        period_start=pl.when(years_late & (pl.col("period_start") > pl.col("period_end")))
        .then(pl.col("period_start").dt.offset_by("-1y"))
        .otherwise("period_start")
    )
    ordered = pl.col("period_start") <= pl.col("period_end")
    return joined.with_columns(
        period_start=pl.when(ordered).then("period_start"), period_end=pl.when(ordered).then("period_end")
    )
