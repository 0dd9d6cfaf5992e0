from __future__ import annotations

import babel
import polars as pl
import pytest

from transforms.calendar.calendar_patterns import calendar_patterns
from transforms.lexicon import read_lexicon

LEXICON = read_lexicon("fr")


@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_months_and_weekdays_are_those_of_cldr(width: str) -> None:
    locale = babel.Locale("fr")
    months = dict(LEXICON["months"].select("form", "month").rows())
    for number, name in locale.months["format"][width].items():
        assert months[name] == str(number)
    if width == "wide":
        weekdays = dict(LEXICON["weekdays"].select("form", "weekday").rows())
        assert {name: str(number + 1) for number, name in locale.days["format"]["wide"].items()} == weekdays


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("months", "form"),
        ("seasons", "form"),
        ("weekdays", "form"),
        ("centuries", "form"),
        ("calendar_ordinals", "form"),
        ("calendar_parts", "form"),
        ("calendar_numbers", "form"),
        ("not_calendar", "phrase"),
    ],
)
def test_forms_are_unique_and_in_lower_case(table: str, column: str) -> None:
    forms = LEXICON[table][column]
    assert forms.is_unique().all()
    assert (forms == forms.str.to_lowercase()).all()


def test_every_form_matches_what_it_is_named_after() -> None:
    examples = {
        "iso": "2025-01-24",
        "numeric": "24/01/2025",
        "numeric_month": "01/2025",
        "days": "3 juin",
        "nth_of_month": "dernier vendredi de mai",
        "weekday": "ce lundi",
        "month": "mois de mai",
        "short_month": "janv. 2025",
        "quarter_to": "trimestre de mars",
        "quarter": "premier trimestre",
        "quarter_code": "t1 2025",
        "quarter_code_back": "1t25",
        "half": "première moitié de 2025",
        "first_months": "six premiers mois de 2025",
        "decade": "années 90",
        "century": "xxe siècle",
        "century_part": "début du xxe",
        "season": "été 2025",
        "this_season": "cet été",
        "year": "2025",
        "next_year": "l'année suivante",
        "next_unit": "le trimestre précédent",
        "span": "prochaines années",
        "span_after": "les années à venir",
        "shift_first": "le prochain trimestre",
        "shifted": "l'an dernier",
        "this": "cette année",
        "part_of_this": "fin de l'année",
        "relative_day": "hier",
    }
    forms = calendar_patterns(LEXICON).forms
    assert list(forms) == list(examples)
    for name, example in examples.items():
        surface = pl.Series([example])
        first = next(form for form, pattern in forms.items() if surface.str.contains(pattern).item())
        assert first == name
