"""How French writes calendar expressions: one regex that finds them all, and one a form that takes them apart."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of

DAY = r"(?:1er|premier|[12][0-9]|3[01]|0?[1-9])"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|2100)"
_DAY_ITEM = rf"(?:(?:ce )?(?:W),? (?:le )?)?{DAY}"
# A decade by its first year, or by two digits.
_DECADE = r"(?:1[0-9]{2}0|20[0-9]0|[0-9]0)"
# Between the days of a list ("les 4, 5 et 9 août") and of a range ("du 3 au 5 juin").
_DAY_LINK = r"(?:, (?:et )?| et | ou |,? puis | au | à | - |-|/)(?:les? )?"


class CalendarPatterns(NamedTuple):
    """Regexes over folded text in lower case."""

    find: str
    """Matches every expression, and what looks like one and is none (`not_calendar.csv`)."""
    forms: dict[str, str]
    """The forms by name, anchored, with named groups (repeated ones numbered: `year__2`); the first to match counts."""
    day_item: str
    """One day of a list of days, with its weekday."""
    not_calendar: str
    """The look-alikes, anchored."""


@cache
def calendar_patterns(lexicon: Lexicon) -> CalendarPatterns:
    """The patterns that the lexicon's calendar tables make."""
    forms = _forms(lexicon)
    not_calendar = one_of(lexicon["not_calendar"]["phrase"])
    unnamed = [re.sub(r"\(\?P<\w+>", "(?:", form) for form in forms.values()]
    return CalendarPatterns(
        find="|".join([f"(?:{not_calendar})", *unnamed]),
        forms={name: f"^(?:{_numbered(form)})$" for name, form in forms.items()},
        day_item=_DAY_ITEM.replace("W", one_of(lexicon["weekdays"]["form"])),
        not_calendar=f"^(?:{not_calendar})$",
    )


def _forms(lexicon: Lexicon) -> dict[str, str]:
    """The forms in the order in which they are tried: what is longer and surer first."""
    months = lexicon["months"]
    month = rf"(?P<month>{one_of(months['form'])})"
    long_month = rf"(?P<month>{one_of(months.filter(pl.col('length') == 'whole')['form'])})"
    short_month = rf"(?P<month>{one_of(months.filter(pl.col('length') == 'short')['form'])})"
    weekday = rf"(?P<weekday>{one_of(lexicon['weekdays']['form'])})"
    plain_weekday = one_of(lexicon["weekdays"]["form"])
    of_week = rf"(?:ce )?(?:{plain_weekday}),? (?:le )?"
    shifts, units = lexicon["calendar_shifts"], lexicon["calendar_units"]
    singular = pl.col("number") == "singular"
    one_shift = one_of(shifts.filter(singular)["form"])
    shift = rf"(?P<shift>{one_shift})"
    shifts_plural = rf"(?P<shift>{one_of(shifts.filter(~singular)['form'])})"
    unit = rf"(?P<unit>{one_of(units.filter(singular)['form'])})"
    units_plural = rf"(?P<unit>{one_of(units.filter(~singular)['form'])})"
    number_word = one_of(lexicon["calendar_numbers"]["form"])
    count = rf"(?:(?:{number_word}|[0-9]{{1,3}})(?: ou | à |-))?(?P<count>{number_word}|[0-9]{{1,3}})"
    ordinal = rf"(?P<ordinal>{one_of(lexicon['calendar_ordinals']['form'])})"
    century = one_of(lexicon["centuries"]["form"])
    roman = one_of(lexicon["centuries"].filter(pl.col("form").str.contains(r"^[ivx]+(?:e|er|ème)$"))["form"])
    season = rf"(?P<season>{one_of(lexicon['seasons']['form'])})"
    part = rf"(?P<part>{one_of(lexicon['calendar_parts']['form'])})"
    of = r"(?:[ -](?:du |de la |de l'|des |de |d'|le |la |l')?)"
    year = rf"(?P<year>{YEAR})"
    # "de l'an dernier", "de cette année": a month or quarter of a year that counts from the text's own.
    other_year = rf" de (?:(?:l'année|l'an) (?P<year_shift>{one_shift})|(?P<this_year>cette année))"
    of_year = rf"(?:,? (?:de l'année |de l'an |de l'exercice |de |d'|en )?{year}|{other_year})"
    fiscal = r"(?P<fiscal>exercice(?: fiscal| comptable| décalé| annuel)?|année fiscale)"
    last_year = rf"(?:[-/](?P<last_year>{YEAR}|[0-9]{{2}}))?"
    years = rf"{year}{last_year}"
    of_years = rf"(?:,? (?:de l'année |de l'an |de l'exercice |de |d'|en )?{years}|{other_year})"
    a_part = rf"(?:{part}{of})?"
    # "de l'année suivante" after a month, "l'année suivante" by itself.
    anaphora = lexicon["anaphora_cues"]["words"]
    of_next_year, exercises = (anaphora.filter(anaphora.str.starts_with(f"de l'{of} ")) for of in ("année", "exercice"))
    next_year = one_of(of_next_year.str.strip_prefix("de l'année "))
    next_exercise = one_of(exercises.str.strip_prefix("de l'exercice "))
    # "le dernier trimestre" is the fourth of its year, and the last week or month may be that of anything.
    long_unit = one_of(units.filter(singular & pl.col("unit").is_in(["decade", "century"]))["form"])
    next_unit = one_of(units.filter(singular & pl.col("unit").is_in(["month", "quarter", "half"]))["form"])
    return {
        "iso": rf"(?P<year>{YEAR})(?:-(?P<month_number>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{{2}}))?"
        r"|/(?P<month_number>0[1-9]|1[0-2])/(?P<day>[0-9]{2}))",
        "numeric": rf"(?:{of_week})?(?P<day>[0-9]{{1,2}})"
        r"(?:/(?P<month_number>[0-9]{1,2})/(?P<year>[0-9]{4}|[0-9]{2})"
        r"|[.](?P<month_number>[0-9]{1,2})[.](?P<year>[0-9]{4})|-(?P<month_number>[0-9]{1,2})-(?P<year>[0-9]{4}))"
        # Without a year it is a date behind its weekday only: "mercredi 26/06".
        rf"|{of_week}(?P<day>[0-9]{{1,2}})/(?P<month_number>0[1-9]|1[0-2])",
        "numeric_month": rf"(?P<month_number>0[1-9]|1[0-2])[/-](?P<year>{YEAR})",
        "days": rf"(?P<lead>{_DAY_ITEM.replace('W', plain_weekday)}"
        rf"(?:{_DAY_LINK}{_DAY_ITEM.replace('W', plain_weekday)}){{0,12}}) "
        rf"{month}(?:{of_year}| {shift})?",
        "nth_of_month": rf"{ordinal} (?P<nth>jour|semaine|week-?end|{plain_weekday}) (?:de |d'|du mois de |du mois d')"
        rf"{long_month}(?:{of_year}| {shift})?",
        "weekday": rf"(?:ce )?{weekday}(?: (?P<day>{DAY})| {shift}"
        rf"| de (?:la semaine (?P<week_shift>{one_shift})|(?P<this_week>cette semaine)))?",
        "month": rf"{a_part}(?:(?:ce )?mois (?:de |d'))?{long_month}(?:{of_year}| {shift})?",
        "short_month": rf"{a_part}{short_month} {year}",
        "quarter_to": rf"trimestre (?:de |d'|(?:clos|clôturé|achevé|terminé) (?:à |en )?(?:la )?(?:fin )?){long_month}"
        rf"(?:{of_year}| {shift})?",
        "quarter": rf"{a_part}{ordinal} (?P<unit>trimestre|semestre)s?(?: fiscal| comptable| civil| calendaire)?"
        rf"(?: (?:du |de l'|de son |de leur )?{fiscal}(?: {years})?|{of_years}| {shift}"
        rf"| de l'année (?:{next_year})| de (?P<this_year>l'année))?",
        # "H1 2025", but no "H100"; "T1 25", but no "S300".
        "quarter_code": rf"(?P<code>[tqs])(?P<number>[1-4])"
        rf"(?:[ /-]?{years}|(?:[ -]'?|')(?P<short_year>[0-9]{{2}})| (?P<fiscal>fiscal))?"
        rf"|(?P<code>h)(?P<number>[12])[ -]{years}",
        "quarter_code_back": rf"(?P<number>[1-4])(?P<code>[tqs])[ -]?(?:{year}|'?(?P<short_year>[0-9]{{2}}))",
        "half": rf"(?P<part>{one_of(lexicon['calendar_parts']['form'])}) (?:de |d'){year}",
        "first_months": rf"(?:les )?{count} (?P<edge>premiers|derniers) (?P<edge_unit>mois|trimestres)"
        rf"(?:{other_year}| (?:de |d')(?:l'(?:année|exercice)(?:,? {years})?|{years}))",
        "decade": rf"{a_part}(?:années|décennie(?: de| des années)?) "
        rf"(?:(?P<decade>{_DECADE})(?:(?: et | à |-|/)(?P<last_year>{_DECADE}))?|(?P<count>{number_word}))",
        "century": rf"{a_part}(?P<century>{century})"
        rf"(?:(?: et | ou | au | à |-)(?:le |du |au )?(?P<last_century>{century}))? siècles?",
        "century_part": rf"{part}{of}(?P<century>{roman})",
        "season": rf"{a_part}(?:l'|d'|cet |ce |au |le |du |en )?{season}"
        rf"(?:,? (?:de )?{year}(?:[-/](?P<last_year>{YEAR}|[0-9]{{2}}))?| {shift})",
        "this_season": rf"(?:{part}(?: de l'| de cet | de ce | du |-)|(?P<this>cet |ce )|l'|au |le ){season}",
        "year": rf"{a_part}(?:(?:(?:cette )?année (?:civile |calendaire )?|l'an )|{fiscal} )?{years}",
        "next_year": rf"l'année (?:{next_year})|l'exercice (?:{next_exercise})",
        "next_unit": rf"(?:le |la )?(?P<unit>{next_unit}) (?:précédent|suivant)e?",
        "span": rf"(?:(?:les|ces|ses|nos|leurs) )?(?:{count} )?{shifts_plural} (?:{count} )?{units_plural}",
        "span_after": rf"(?:les|ces|ses|nos|leurs) (?:(?:{count} )?{units_plural} {shifts_plural}"
        rf"|{count} {units_plural} (?:précédent|suivant)e?s)",
        "shift_first": rf"{a_part}(?:le |la |l')?"
        rf"(?:(?P<shift>prochaine?) {unit}|(?P<shift>dernière) (?P<unit>{long_unit}))",
        "shifted": rf"{a_part}(?:l'|le |la |ce |cet |cette )?{unit} {shift}",
        "this": rf"(?:ce|cette|cet) {unit}(?:-ci)?",
        "part_of_this": rf"{part}(?:{of}|[ -]de (?:cette|cet|ce) ){unit}",
        "relative_day": rf"(?P<relative_day>{one_of(lexicon['relative_days']['form'])})",
    }


def _numbered(form: str) -> str:
    """The form with a number on each repeated group name, which a regex may use but once: `year`, `year__2`."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return re.sub(r"\(\?P<(\w+)>", rename, form)
