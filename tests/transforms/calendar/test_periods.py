from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from functools import cache

import polars as pl
import pytest
from _pytest.mark import ParameterSet
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import PERIODS
from transforms.calendar.periods import find_periods
from transforms.lexicon import read_lexicon
from transforms.text.sentences import split_sentences

Found = tuple[str, str | None]


def find(texts: Sequence[str], published: str | None = "2025-07-24", precision: str | None = "day") -> pl.DataFrame:
    """The periods of the texts, `doc_id` being a text's place in the list; all published on one day."""
    documents = pl.DataFrame({"doc_id": [str(place) for place in range(len(texts))], "text": list(texts)})
    day = None if published is None else dt.date.fromisoformat(published)
    dated = documents.select(
        "doc_id",
        published_on=pl.lit(day, dtype=pl.Date),
        published_precision=pl.lit(precision if published else None, dtype=pl.String),
    )
    return find_periods(split_sentences(documents), dated, read_lexicon("fr"))


def as_found(rows: pl.DataFrame) -> list[Found]:
    """Surface and days of each period: "2025-06-01..2025-06-30", one date for a single day, None where open."""
    return [
        (surface, None if start is None else str(start) if start == end else f"{start}..{end}")
        for surface, start, end in rows.select("surface", "period_start", "period_end").rows()
    ]


def read(text: str, published: str | None = "2025-07-24", precision: str | None = "day") -> list[Found]:
    return as_found(find([text], published, precision))


@cache
def _found_together(texts: tuple[str, ...]) -> pl.DataFrame:
    return find(texts)


def among(cases: Sequence[ParameterSet], text: str) -> pl.DataFrame:
    """The periods of the text, found in one call with those of the other cases (a call costs a tenth of a second)."""
    texts = tuple(str(case.values[0]) for case in cases)
    return _found_together(texts).filter(pl.col("doc_id") == str(texts.index(text)))


ABSOLUTE = [
    pytest.param("Le 24 janvier 2025, tout va.", [("24 janvier 2025", "2025-01-24")], id="full date"),
    pytest.param("Le 1er mars 2025.", [("1er mars 2025", "2025-03-01")], id="first of a month"),
    pytest.param("Vendredi 24 janvier 2025.", [("Vendredi 24 janvier 2025", "2025-01-24")], id="with its weekday"),
    pytest.param("Fait le 24/01/2025.", [("24/01/2025", "2025-01-24")], id="slashes"),
    pytest.param("Fait le 24/01/25.", [("24/01/25", "2025-01-24")], id="year of two digits"),
    pytest.param("Fait le 24.01.2025.", [("24.01.2025", "2025-01-24")], id="dots"),
    pytest.param("date 2025-07 Le groupe", [("2025-07", "2025-07-01..2025-07-31")], id="a header's month"),
    pytest.param("Le 2025-01-24 au soir", [("2025-01-24", "2025-01-24")], id="ISO 8601"),
    pytest.param("En 07/2025.", [("07/2025", "2025-07-01..2025-07-31")], id="month in digits"),
    pytest.param("En août 2025.", [("août 2025", "2025-08-01..2025-08-31")], id="month and year"),
    pytest.param("en févr. 2024", [("févr. 2024", "2024-02-01..2024-02-29")], id="short month of a leap year"),
    pytest.param("En Janvier 2025.", [("Janvier 2025", "2025-01-01..2025-01-31")], id="capital month"),
    pytest.param(
        "pour cette année 2025", [("cette année 2025", "2025-01-01..2025-12-31")], id="this year, with its number"
    ),
    pytest.param("sur l’année 2025", [("année 2025", "2025-01-01..2025-12-31")], id="the word year"),
    pytest.param("d'ici 2030", [("2030", "2030-01-01..2030-12-31")], id="d'ici"),
    pytest.param("T1/2025", [("T1/2025", "2025-01-01..2025-03-31")], id="quarter with a slash"),
    pytest.param("T1 2025 ou 2T25", [("T1 2025", "2025-01-01..2025-03-31"), ("2T25", "2025-04-01..2025-06-30")]),
    pytest.param("au deuxième trimestre 2025", [("deuxième trimestre 2025", "2025-04-01..2025-06-30")]),
    pytest.param("le 4e trimestre de 2024", [("4e trimestre de 2024", "2024-10-01..2024-12-31")]),
    pytest.param("au premier semestre 2025", [("premier semestre 2025", "2025-01-01..2025-06-30")]),
    pytest.param("S2 2025", [("S2 2025", "2025-07-01..2025-12-31")], id="half-year by its code"),
    pytest.param("H1 2025", [("H1 2025", "2025-01-01..2025-06-30")], id="half-year by its English code"),
    pytest.param("dernier semestre 2024", [("dernier semestre 2024", "2024-07-01..2024-12-31")], id="last half-year"),
    pytest.param("Vu le 2025/01/24", [("2025/01/24", "2025-01-24")], id="year first, with slashes"),
    pytest.param("Le 3 juill. 2021 à Lens", [("3 juill. 2021", "2021-07-03")], id="an abbreviation ends no sentence"),
    pytest.param("À 14h30, le 2 mai 2025", [("2 mai 2025", "2025-05-02")], id="a day after an hour"),
    pytest.param("à l'automne 2012", [("l'automne 2012", "2012-09-01..2012-11-30")], id="season"),
    pytest.param("l'hiver 2024-2025", [("l'hiver 2024-2025", "2024-12-01..2025-02-28")], id="winter of two years"),
    pytest.param("dans les années 1990", [("années 1990", "1990-01-01..1999-12-31")], id="decade"),
    pytest.param("dans les années 80", [("années 80", "1980-01-01..1989-12-31")], id="decade of two digits"),
    pytest.param(
        "les années quatre-vingt-dix", [("années quatre-vingt-dix", "1990-01-01..1999-12-31")], id="decade in words"
    ),
    pytest.param("au XIXe siècle", [("XIXe siècle", "1801-01-01..1900-12-31")], id="century"),
    pytest.param(
        "de la fin du XIXe siècle et du début du XXe",
        [("fin du XIXe siècle", "1876-01-01..1900-12-31"), ("début du XXe", "1901-01-01..1925-12-31")],
        id="parts of centuries, the word shared",
    ),
    pytest.param("la décennie 1990", [("décennie 1990", "1990-01-01..1999-12-31")], id="the word decade"),
    pytest.param("des années 1960 à 1980", [("années 1960 à 1980", "1960-01-01..1989-12-31")], id="three decades"),
    pytest.param("les années 20-30", [("années 20-30", "1920-01-01..1939-12-31")], id="the first is the earlier"),
    pytest.param("les années 60 et 70", [("années 60 et 70", "1960-01-01..1979-12-31")], id="two decades"),
    pytest.param(
        "du XVIIe au XIXe siècle", [("XVIIe au XIXe siècle", "1601-01-01..1900-12-31")], id="centuries from … to"
    ),
    pytest.param("au Ve ou VIe siècle", [("Ve ou VIe siècle", "0401-01-01..0600-12-31")], id="one century or another"),
    pytest.param(
        "aux XVIIe et XVIIIe siècles", [("XVIIe et XVIIIe siècles", "1601-01-01..1800-12-31")], id="two centuries"
    ),
    pytest.param("début 2026", [("début 2026", "2026-01-01..2026-03-31")], id="beginning of a year"),
    pytest.param("mi-2025", [("mi-2025", "2025-05-01..2025-08-31")], id="middle of a year"),
    pytest.param("fin de l'année 2012", [("fin de l'année 2012", "2012-10-01..2012-12-31")], id="end of a year"),
    pytest.param("fin juin 2025", [("fin juin 2025", "2025-06-21..2025-06-30")], id="end of a month"),
    pytest.param(
        "la seconde moitié de 2025", [("seconde moitié de 2025", "2025-07-01..2025-12-31")], id="half of a year"
    ),
    pytest.param(
        "les six premiers mois de 2025", [("les six premiers mois de 2025", "2025-01-01..2025-06-30")], id="months"
    ),
    pytest.param(
        "les trois premiers trimestres de 2025",
        [("les trois premiers trimestres de 2025", "2025-01-01..2025-09-30")],
        id="quarters",
    ),
    pytest.param(
        "la première semaine d'octobre 2024",
        [("première semaine d'octobre 2024", "2024-10-01..2024-10-07")],
        id="first week of a month",
    ),
    pytest.param(
        "la dernière semaine de juin 2024",
        [("dernière semaine de juin 2024", "2024-06-24..2024-06-30")],
        id="last week of a month",
    ),
    pytest.param(
        "le deuxième week-end de juin 2024",
        [("deuxième week-end de juin 2024", "2024-06-08..2024-06-09")],
        id="a week-end of a month",
    ),
    pytest.param("le premier lundi de mai 2024", [("premier lundi de mai 2024", "2024-05-06")], id="first Monday"),
    pytest.param("le dernier vendredi de mai 2024", [("dernier vendredi de mai 2024", "2024-05-31")], id="last Friday"),
    pytest.param("le dernier jour de mai 2024", [("dernier jour de mai 2024", "2024-05-31")], id="last day"),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_a_calendar_expression_covers_its_days(text: str, expected: list[Found]) -> None:
    assert as_found(among(ABSOLUTE, text)) == expected
    assert not among(ABSOLUTE, text)["relative"].any()


LINKED = [
    pytest.param("entre 2025 et 2029", [("2025 et 2029", "2025-01-01..2029-12-31")], id="entre … et"),
    pytest.param("le plan 2025-2030", [("2025-2030", "2025-01-01..2030-12-31")], id="hyphen"),
    pytest.param("le plan 2025–2030", [("2025–2030", "2025-01-01..2030-12-31")], id="dash"),
    pytest.param("la saison 2024-25", [("2024-25", "2024-01-01..2025-12-31")], id="short second year"),
    pytest.param("de 2022 à 2024", [("2022 à 2024", "2022-01-01..2024-12-31")], id="de … à"),
    pytest.param("en 2025 et 2026", [("2025", "2025-01-01..2025-12-31"), ("2026", "2026-01-01..2026-12-31")]),
    pytest.param("du 3 au 5 juin 2025", [("3 au 5 juin 2025", "2025-06-03..2025-06-05")], id="days of a month"),
    pytest.param(
        "entre le 13 octobre 2012 et le 20 janvier 2013",
        [("13 octobre 2012 et le 20 janvier 2013", "2012-10-13..2013-01-20")],
        id="two full dates",
    ),
    pytest.param(
        "du 20 décembre au 4 janvier 2025",
        [("20 décembre au 4 janvier 2025", "2024-12-20..2025-01-04")],
        id="over the turn of the year",
    ),
    pytest.param("de mai à juin 2024", [("mai à juin 2024", "2024-05-01..2024-06-30")], id="months of a year"),
    pytest.param(
        "les 1er et 2 décembre 2012",
        [("1er", "2012-12-01"), ("2 décembre 2012", "2012-12-02")],
        id="a list of days is a row a day",
    ),
    pytest.param(
        "les 4, 5 et 9 août", [("4", "2025-08-04"), ("5", "2025-08-05"), ("9 août", "2025-08-09")], id="three days"
    ),
    pytest.param(
        "le 3 mai et le 4 juin 2024",
        [("3 mai", "2024-05-03"), ("4 juin 2024", "2024-06-04")],
        id="a list shares its year",
    ),
    pytest.param(
        "au printemps et à l'hiver 2019",
        [("printemps", "2019-03-01..2019-05-31"), ("l'hiver 2019", "2018-12-01..2019-02-28")],
        id="seasons share their year",
    ),
    pytest.param("jeudi et vendredi", [("jeudi", "2025-07-24"), ("vendredi", "2025-07-25")], id="a day and the next"),
    pytest.param(
        "entre jeudi matin et lundi soir", [("jeudi", "2025-07-24"), ("lundi", "2025-07-28")], id="parts of two days"
    ),
    pytest.param("jeudi, puis vendredi", [("jeudi", "2025-07-24"), ("vendredi", "2025-07-18")], id="two days"),
    pytest.param(
        "d'octobre à décembre", [("octobre à décembre", "2024-10-01..2024-12-31")], id="months of one and the same year"
    ),
    pytest.param("ouvert du lundi au vendredi", [("lundi", "2025-07-21"), ("vendredi", "2025-07-25")], id="no range"),
]


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_lists_and_ranges(text: str, expected: list[Found]) -> None:
    assert as_found(among(LINKED, text)) == expected


RELATIVE = [
    # 24 July 2025 is a Thursday.
    pytest.param("Il a dit hier que non.", [("hier", "2025-07-23")], id="yesterday"),
    pytest.param("dès demain", [("demain", "2025-07-25")], id="tomorrow"),
    pytest.param("Le plan annoncé aujourd'hui.", [("aujourd'hui", "2025-07-24")], id="the day of an event"),
    pytest.param("Il a aujourd’hui publié un bilan.", [("aujourd’hui", "2025-07-24")], id="before its participle"),
    pytest.param("Aujourd'hui, le groupe annonce tout.", [("Aujourd'hui", "2025-07-24")], id="at the beginning"),
    pytest.param("Le plan que nous annonçons aujourd'hui", [("aujourd'hui", "2025-07-24")], id="in a speaker's words"),
    pytest.param("dès aujourd'hui", [("aujourd'hui", "2025-07-24")], id="from today"),
    pytest.param("Il a signé mardi.", [("mardi", "2025-07-22")], id="weekday before"),
    pytest.param("Il signera mardi.", [("mardi", "2025-07-29")], id="weekday to come"),
    pytest.param("Le salon dure jusqu'à mercredi.", [("mercredi", "2025-07-30")], id="jusqu'à looks ahead"),
    pytest.param("Il débute ce jeudi soir.", [("ce jeudi", "2025-07-24")], id="the very day"),
    pytest.param(
        "Il a dit mardi qu'il ouvrira vendredi.",
        [("mardi", "2025-07-22"), ("vendredi", "2025-07-25")],
        id="each verb has its own direction",
    ),
    pytest.param(
        "Le groupe publiera les comptes de cette semaine mardi.",
        [("cette semaine", "2025-07-21..2025-07-27"), ("mardi", "2025-07-29")],
        id="a verb beyond another period",
    ),
    pytest.param("Un accord à paraître mardi.", [("mardi", "2025-07-29")], id="à paraître looks ahead"),
    pytest.param("en ce samedi", [("ce samedi", "2025-07-26")], id="this, of a day that is near"),
    pytest.param("en ce mardi", [("ce mardi", "2025-07-22")], id="this, of a day just gone"),
    pytest.param(
        "mardi de la semaine prochaine", [("mardi de la semaine prochaine", "2025-07-29")], id="a day of next week"
    ),
    pytest.param("lundi de cette semaine", [("lundi de cette semaine", "2025-07-21")], id="a day of this week"),
    pytest.param("jeudi dernier", [("jeudi dernier", "2025-07-17")], id="last is never today"),
    pytest.param("vendredi prochain", [("vendredi prochain", "2025-07-25")], id="next"),
    pytest.param("le mercredi 11 septembre", [("mercredi 11 septembre", "2024-09-11")], id="the year of the weekday"),
    pytest.param("le lundi 4 avec lui", [("lundi 4", "2025-08-04")], id="weekday and day"),
    pytest.param("mardi 200 postes ont disparu", [("mardi", "2025-07-22")], id="a number after a weekday"),
    pytest.param("mardi 12 postes ont disparu", [("mardi", "2025-07-22")], id="a small number after a weekday"),
    pytest.param("lundi 6h30", [("lundi", "2025-07-21")], id="an hour after a weekday"),
    pytest.param("En juin dernier, il a payé.", [("juin dernier", "2025-06-01..2025-06-30")], id="last June"),
    pytest.param("en août dernier", [("août dernier", "2024-08-01..2024-08-31")], id="last August"),
    pytest.param("lancé en avril", [("avril", "2025-04-01..2025-04-30")], id="month without year"),
    pytest.param("Le plan adopté en septembre.", [("septembre", "2024-09-01..2024-09-30")], id="told by a participle"),
    pytest.param("Le bilan dressé par le groupe le 2 octobre.", [("2 octobre", "2024-10-02")], id="and its agent"),
    pytest.param("Le site chôme depuis septembre.", [("septembre", "2024-09-01..2024-09-30")], id="since"),
    pytest.param(
        "Le salon de septembre.", [("septembre", "2025-09-01..2025-09-30")], id="nothing says that it is over"
    ),
    pytest.param("Le marché en septembre.", [("septembre", "2025-09-01..2025-09-30")], id="a noun like a participle"),
    pytest.param("Le plan adopté le 11 août.", [("11 août", "2025-08-11")], id="hardly a year ago"),
    pytest.param("Le site attendu en septembre.", [("septembre", "2025-09-01..2025-09-30")], id="expected"),
    pytest.param("Il ouvrira en avril.", [("avril", "2026-04-01..2026-04-30")], id="month to come"),
    pytest.param("au mois de mai", [("mois de mai", "2025-05-01..2025-05-31")], id="mois de"),
    pytest.param("Le 30 juin, il a cessé.", [("30 juin", "2025-06-30")], id="day without year"),
    pytest.param("Il sera là le 3 janvier.", [("3 janvier", "2026-01-03")], id="day to come"),
    pytest.param("le 28 septembre dernier", [("28 septembre dernier", "2024-09-28")], id="last 28 September"),
    pytest.param("le 14 mars prochain", [("14 mars prochain", "2026-03-14")], id="next 14 March"),
    pytest.param("l'an dernier", [("l'an dernier", "2024-01-01..2024-12-31")], id="last year"),
    pytest.param(
        "en mars de l'an dernier", [("mars de l'an dernier", "2024-03-01..2024-03-31")], id="a month of last year"
    ),
    pytest.param(
        "le 3 juin de l'année dernière", [("3 juin de l'année dernière", "2024-06-03")], id="a day of last year"
    ),
    pytest.param(
        "au troisième trimestre de l'an dernier",
        [("troisième trimestre de l'an dernier", "2024-07-01..2024-09-30")],
        id="a quarter of last year",
    ),
    pytest.param(
        "au premier trimestre de cette année",
        [("premier trimestre de cette année", "2025-01-01..2025-03-31")],
        id="a quarter of this year",
    ),
    pytest.param("le prochain trimestre", [("le prochain trimestre", "2025-10-01..2025-12-31")], id="next, before it"),
    pytest.param("la prochaine décennie", [("la prochaine décennie", None)], id="ten years from then or from now"),
    pytest.param("au premier semestre", [("premier semestre", "2025-01-01..2025-06-30")], id="the half-year just over"),
    pytest.param(
        "Il ouvrira au premier semestre.", [("premier semestre", "2026-01-01..2026-06-30")], id="half to come"
    ),
    pytest.param("en ce mois de juin", [("ce mois de juin", "2025-06-01..2025-06-30")], id="this month of June"),
    pytest.param("depuis le printemps", [("printemps", "2025-03-01..2025-05-31")], id="since the spring"),
    pytest.param("l’an prochain", [("l’an prochain", "2026-01-01..2026-12-31")], id="next year"),
    pytest.param("Cette année, rien.", [("Cette année", "2025-01-01..2025-12-31")], id="this year"),
    pytest.param("le mois dernier", [("le mois dernier", "2025-06-01..2025-06-30")], id="last month"),
    pytest.param("la semaine dernière", [("la semaine dernière", "2025-07-14..2025-07-20")], id="last week"),
    pytest.param("cette semaine", [("cette semaine", "2025-07-21..2025-07-27")], id="this week"),
    pytest.param("le week-end dernier", [("le week-end dernier", "2025-07-19..2025-07-20")], id="last weekend"),
    pytest.param("ce trimestre", [("ce trimestre", "2025-07-01..2025-09-30")], id="this quarter"),
    pytest.param("au premier trimestre", [("premier trimestre", "2025-01-01..2025-03-31")], id="quarter, no year"),
    pytest.param("au deuxième semestre", [("deuxième semestre", "2025-07-01..2025-12-31")], id="half, no year"),
    pytest.param("d'ici la fin de l'année", [("fin de l'année", "2025-10-01..2025-12-31")], id="end of the year"),
    pytest.param("à la fin de cette année", [("fin de cette année", "2025-10-01..2025-12-31")], id="end of this year"),
    pytest.param("à la fin de ce mois", [("fin de ce mois", "2025-07-21..2025-07-31")], id="end of this month"),
    pytest.param("en tout début d’année", [("tout début d’année", "2025-01-01..2025-01-31")], id="very beginning"),
    pytest.param("à la mi-septembre", [("mi-septembre", "2025-09-11..2025-09-20")], id="middle of a month"),
    pytest.param("au T3", [("T3", "2025-07-01..2025-09-30")], id="code without year"),
    pytest.param("à l'automne", [("l'automne", "2025-09-01..2025-11-30")], id="season to come"),
    pytest.param("la seconde moitié du mois", [("seconde moitié du mois", "2025-07-16..2025-07-31")], id="half"),
    pytest.param("les ventes de l'été", [("l'été", "2025-06-01..2025-08-31")], id="of the summer"),
    pytest.param("à la fin de l'été", [("fin de l'été", "2025-08-01..2025-08-31")], id="part of a season"),
    pytest.param("les cinq trimestres précédents", [("les cinq trimestres précédents", None)], id="from another time"),
    pytest.param("cet été", [("cet été", "2025-06-01..2025-08-31")], id="this summer"),
    pytest.param("au printemps dernier", [("printemps dernier", "2025-03-01..2025-05-31")], id="no preposition"),
    pytest.param("l'été dernier", [("l'été dernier", "2024-06-01..2024-08-31")], id="last summer"),
    pytest.param("la décennie en cours", [("la décennie en cours", "2020-01-01..2029-12-31")], id="this decade"),
    pytest.param(
        "au cours des trois prochaines années", [("trois prochaines années", "2025-07-24..2028-07-24")], id="ahead"
    ),
    pytest.param("ces cinq dernières années", [("ces cinq dernières années", "2020-07-24..2025-07-24")], id="behind"),
    pytest.param("les douze derniers mois", [("les douze derniers mois", "2024-07-24..2025-07-24")], id="months"),
    pytest.param("au cours des prochaines années", [("prochaines années", None)], id="unnumbered spans stay open"),
    pytest.param("ces derniers mois", [("ces derniers mois", None)], id="nor behind"),
    pytest.param("ces derniers mois de crise", [("ces derniers mois", None)], id="up to today"),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative_expressions_count_from_the_day_of_publication(text: str, expected: list[Found]) -> None:
    assert as_found(among(RELATIVE, text)) == expected
    assert among(RELATIVE, text)["relative"].all()


@pytest.mark.parametrize(
    ("text", "published", "precision", "expected"),
    [
        pytest.param("hier", "2025-07-01", "month", None, id="no day from a month"),
        pytest.param("mardi", "2025-07-01", "month", None, id="no weekday from a month"),
        pytest.param("la semaine dernière", "2025-07-01", "month", None, id="no week from a month"),
        pytest.param("le mois dernier", "2025-07-01", "month", "2025-06-01..2025-06-30", id="a month from a month"),
        pytest.param("juin dernier", "2025-07-01", "month", "2025-06-01..2025-06-30", id="a named month from a month"),
        pytest.param("juin dernier", "2025-01-01", "year", None, id="no month from a year"),
        pytest.param("l'an dernier", "2025-01-01", "year", "2024-01-01..2024-12-31", id="a year from a year"),
        pytest.param("l'an dernier", None, None, None, id="nothing from an undated text"),
        pytest.param("fin juin", None, None, None, id="no month from an undated text"),
        pytest.param("juin 2025", None, None, "2025-06-01..2025-06-30", id="what is whole needs no date"),
    ],
)
def test_nothing_is_resolved_more_finely_than_the_publication_is_known(
    text: str, published: str | None, precision: str | None, expected: str | None
) -> None:
    assert [days for _, days in read(text, published, precision)] == [expected]


LOOK_ALIKES = [
    pytest.param("2025 salariés", id="a counted noun"),
    pytest.param("plus de 2000 cette fois", id="a bound"),
    pytest.param("2000 euros", id="money"),
    pytest.param("2000 €", id="money by its sign"),
    pytest.param("1950 et 2000 emplois", id="a list of counts"),
    pytest.param("en 2000 exemplaires", id="a unit after en"),
    pytest.param("la loi n° 2012-345", id="number of a law"),
    pytest.param("l'article 1382", id="number of an article"),
    pytest.param("sous Windows 2000", id="a product"),
    pytest.param("une puissance de 2012,5 MW", id="a decimal"),
    pytest.param("l'été, on sort", id="summers in general"),
    pytest.param("une maison et mais jamais", id="mai within words"),
    pytest.param("ses cahiers, au lendemain", id="hier and demain within words"),
    pytest.param("des traces d'eau sur Mars", id="the planet"),
    pytest.param("la chanteuse Avril Martin", id="a first name"),
    pytest.param("le terminal T2", id="a terminal"),
    pytest.param("les jeux olympiques d'hiver", id="winter games"),
    pytest.param("il a été vu", id="a participle"),
    pytest.param("le mardi gras", id="a feast"),
    pytest.param("la version 12.10", id="a version"),
    pytest.param("depuis deux ans, dans quelques jours", id="durations seen from now"),
    pytest.param("ce jour-là, à l'époque", id="anaphora"),
    pytest.param("cette année-là", id="a year told before"),
    pytest.param("Il compte aujourd'hui 500 salariés.", id="these days"),
    pytest.param("Elle est aujourd'hui présentée partout.", id="these days, with a passive"),
    pytest.param("la fin de vie", id="no sixth century"),
    pytest.param("les derniers jours de la campagne", id="up to an end of its own"),
    pytest.param("des puces H100 et des missiles S300", id="codes of products"),
    pytest.param("45/13/2025", id="no such month"),
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_looks_like_a_date_and_is_none_stays_silent(text: str) -> None:
    assert as_found(among(LOOK_ALIKES, text)) == []


UNRESOLVED = [
    pytest.param("Le 31 février 2025.", "31 février 2025", id="no such day"),
    pytest.param("Le 29 février 2025.", "29 février 2025", id="no leap year"),
    pytest.param("Le 31/04/2025.", "31/04/2025", id="no such day in digits"),
    pytest.param("le record d'août", "août", id="a record of every August"),
    pytest.param("un mois d'août", "mois d'août", id="any August"),
    pytest.param("au IIe siècle avant J.-C.", "IIe siècle", id="a century that runs backwards"),
    pytest.param("en 1200 avant notre ère", "1200", id="a year that runs backwards"),
]


@pytest.mark.parametrize(("text", "surface"), UNRESOLVED)
def test_impossible_and_recurring_dates_stay_unresolved(text: str, surface: str) -> None:
    assert as_found(among(UNRESOLVED, text)) == [(surface, None)]
    assert not among(UNRESOLVED, text)["relative"].any()


FISCAL = [
    pytest.param("Microsoft investira durant son exercice 2025.", "2024-07-01..2025-06-30", id="named by its end"),
    pytest.param("L'exercice fiscal 2025 de Nvidia.", "2024-02-01..2025-01-31", id="the name after it"),
    pytest.param("Le groupe investira durant son exercice 2025.", "2025-01-01..2025-12-31", id="whose, unknown"),
    pytest.param("Apple, au premier trimestre de son exercice 2025.", "2024-10-01..2024-12-31", id="a quarter"),
    pytest.param("Microsoft investira en 2025.", "2025-01-01..2025-12-31", id="a calendar year of the company"),
    pytest.param("Au deuxième trimestre fiscal de Nvidia.", "2024-05-01..2024-07-31", id="the last quarter over"),
    pytest.param("Au T2 fiscal, Nvidia recule.", "2024-05-01..2024-07-31", id="by its code"),
    pytest.param(
        "Nvidia vendra plus à son troisième trimestre fiscal.", "2025-08-01..2025-10-31", id="the next quarter"
    ),
    pytest.param("Alstom, au troisième trimestre 2023/24.", "2023-10-01..2023-12-31", id="a quarter of two years"),
    pytest.param("Alstom, sur les neuf premiers mois de 2023/24.", "2023-04-01..2023-12-31", id="months of two years"),
    pytest.param("Au deuxième trimestre comptable de Nvidia.", "2024-05-01..2024-07-31", id="of the books"),
    pytest.param("L'exercice décalé 2024-2025 de Nvidia.", "2024-02-01..2025-01-31", id="a year over two"),
    pytest.param("Le premier trimestre de l'exercice 2024-2025 d'Apple.", "2024-10-01..2024-12-31", id="its quarter"),
    pytest.param("Nvidia publie. L'exercice 2025 est bon.", "2024-02-01..2025-01-31", id="the text's company"),
    pytest.param(
        "Le site de Lens ouvre. Nvidia y vend. L'exercice 2025 est bon.", "2025-01-01..2025-12-31", id="a mere mention"
    ),
    pytest.param("Le premier trimestre fiscal fut bon.", None, id="nobody's quarter"),
    pytest.param("Le trimestre de mars d'Apple fut bon.", "2025-01-01..2025-03-31", id="a quarter by its last month"),
    pytest.param("Le trimestre clos fin juin 2024 fut bon.", "2024-04-01..2024-06-30", id="by its end"),
]


@pytest.mark.parametrize(("text", "expected"), FISCAL)
def test_a_fiscal_year_is_resolved_where_the_text_names_whose(text: str, expected: str) -> None:
    assert [days for _, days in as_found(among(FISCAL, text))] == [expected]


def test_a_quarter_after_a_fiscal_one_is_fiscal_too() -> None:
    told = "Nvidia publie. Son premier trimestre fiscal fut bon. Un deuxième trimestre de même niveau est attendu."
    assert [days for _, days in read(told, "2025-06-02")] == ["2025-02-01..2025-04-30", "2025-05-01..2025-07-31"]
    assert [days for _, days in read("Nvidia publie. Son premier trimestre fut bon.")] == ["2025-01-01..2025-03-31"]
    for word in ("civil", "calendaire"):
        civil = f"Nvidia publie. Son premier trimestre fiscal fut bon, le premier trimestre {word} aussi."
        assert [days for _, days in read(civil)] == ["2025-02-01..2025-04-30", "2025-01-01..2025-03-31"]


def test_the_fiscal_year_before_is_the_one_before_the_year_told_last() -> None:
    told = "Alstom gagne sur l'exercice 2023/24, clos le 31 mars 2024, contre une perte lors de l'exercice précédent."
    assert [days for _, days in read(told)] == ["2023-04-01..2024-03-31", "2024-03-31", "2022-04-01..2023-03-31"]
    assert [days for _, days in read("Il perdait lors de l'exercice précédent.")] == [None]


CARRIED = [
    pytest.param("Le 5 mars 1962, il part. Le 7 mars, il revient.", ["1962-03-05", "1962-03-07"], id="history"),
    pytest.param("Le 5 mai 2024, il part. Le 7 mars, il revient.", ["2024-05-05", "2025-03-07"], id="last year's news"),
    pytest.param("Le 5 mars 2025, il part. Le 7 mars, il revient.", ["2025-03-05", "2025-03-07"], id="news"),
    pytest.param(
        "Il chôme depuis mars 1962. Le 7 juin, il a signé.", ["1962-03-01..1962-03-31", "2025-06-07"], id="since"
    ),
    pytest.param(
        "Le 5 mars 1962, il part. Parti lundi dernier, il revient le 7 juin.",
        ["1962-03-05", "2025-07-21", "2025-06-07"],
        id="back in its own time",
    ),
    pytest.param(
        "Le 5 mars 1962, il part. Il revient en ce mois de juin.",
        ["1962-03-05", "2025-06-01..2025-06-30"],
        id="this month",
    ),
    pytest.param("Le 5 mars 1962, il part. Le 7 août, il fêtera.", ["1962-03-05", "2025-08-07"], id="to come"),
    pytest.param(
        "Élu en 1986, il part en mars de la même année.", ["1986-01-01..1986-12-31", "1986-03-01..1986-03-31"]
    ),
    pytest.param(
        "Élu en 1986, il part en mars de l'année suivante.", ["1986-01-01..1986-12-31", "1987-03-01..1987-03-31"]
    ),
    pytest.param("Il part le 12 mars suivant.", [None], id="counted from nothing"),
    pytest.param(
        "En décembre 2019, il part. En janvier, il revient.",
        ["2019-12-01..2019-12-31", "2020-01-01..2020-01-31"],
        id="over the turn of the year",
    ),
    pytest.param(
        "En mai 2019, il part. En mars, il était malade.",
        ["2019-05-01..2019-05-31", "2019-03-01..2019-03-31"],
        id="a little back",
    ),
    pytest.param(
        "En mars 2019, l'indice gagne 1 % après 2 % en décembre.",
        ["2019-03-01..2019-03-31", "2018-12-01..2018-12-31"],
        id="compared with the year before",
    ),
    pytest.param(
        "En mars 2019, l'indice avance ; il avait reculé en décembre.",
        ["2019-03-01..2019-03-31", "2018-12-01..2018-12-31"],
        id="told as before",
    ),
    pytest.param(
        "En mars 2019, l'indice gagne 1 %, puis 2 % en décembre.",
        ["2019-03-01..2019-03-31", "2019-12-01..2019-12-31"],
        id="told in its order",
    ),
    pytest.param(
        "Il vend 3 puces en 2019 et 2 l'année précédente.",
        ["2019-01-01..2019-12-31", "2018-01-01..2018-12-31"],
        id="the year before",
    ),
    pytest.param("Il en vendait 2 l'année précédente.", [None], id="the year before none"),
    pytest.param(
        "En 2023, il recule. Au quatrième trimestre de l'année précédente, il montait.",
        ["2023-01-01..2023-12-31", "2022-10-01..2022-12-31"],
        id="a quarter of the year before",
    ),
    pytest.param("Le crédit du quatrième trimestre de l'année précédente.", [None], id="a quarter of nothing told"),
    pytest.param(
        "Élu en 1986, il part en mars de cette année-là.", ["1986-01-01..1986-12-31", "1986-03-01..1986-03-31"]
    ),
    pytest.param(
        "La crue de 1999 : 30 morts\n\nLe 12 novembre, la pluie tombe.",
        ["1999-01-01..1999-12-31", "1999-11-12"],
        id="under a heading with its year",
    ),
    pytest.param(
        "En 1999, la rivière déborde. Le 12 novembre, la pluie tombe.",
        ["1999-01-01..1999-12-31", "1999-11-12"],
        id="after a year that opens the story",
    ),
    pytest.param(
        "Fondé en 1999, le groupe recrute. Le 12 juin, il a ouvert un site.",
        ["1999-01-01..1999-12-31", "2025-06-12"],
        id="a year in passing",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_a_date_takes_the_year_of_one_told_before(text: str, expected: list[str | None]) -> None:
    assert [days for _, days in as_found(among(CARRIED, text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "La foire ferme le jeudi 13 mars 2025 et rouvre vendredi.", ["2025-03-13", "2025-03-14"], id="day"
        ),
        pytest.param("Le 13 mars 2025, il part. Jeudi, il revient.", ["2025-03-13", "2025-03-20"], id="a week on"),
        pytest.param("Il part vendredi.", [None], id="no day told"),
        pytest.param("Il part le 13 mars 2025, chaque vendredi.", ["2025-03-13", None], id="any Friday"),
        pytest.param(
            "Le 13 mars 2025, il part. Il dort. Il lit. Il rit. Puis vendredi.", ["2025-03-13", None], id="too far on"
        ),
    ],
)
def test_weekdays_of_an_undated_text_follow_the_day_told_last(text: str, expected: list[str | None]) -> None:
    assert [days for _, days in read(text, None)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lu dans Le Courrier du Dimanche hier.", ["hier"], id="a newspaper"),
        pytest.param("Selon Le Courrier Dimanche.", [], id="a newspaper without du"),
        pytest.param("Le groupe a vendu. Dimanche, il a payé.", ["Dimanche"], id="a sentence's first word"),
        pytest.param("La gare de Lens Lundi 3 juin 2024.", ["Lundi 3 juin 2024"], id="a whole date with a capital"),
    ],
)
def test_a_weekday_in_a_newspapers_name_is_none(text: str, expected: list[str]) -> None:
    assert [surface for surface, _ in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ce dimanche 11, on vote. Peu de gens votent ce dimanche, et dimanche prochain on revote.",
            ["2017-06-11", "2017-06-11", "2017-06-18"],
            id="a day that is its own",
        ),
        pytest.param("Ce lundi 11, on vote. Hier, on votait.", [None, None], id="no Monday"),
        pytest.param(
            "La canicule durera jusqu'à jeudi 22 juin. Samedi, on prévenait.", ["2017-06-22", None], id="told before"
        ),
        pytest.param("Dimanche 11, on vote. Hier, on votait.", ["2017-06-11", None], id="any day of the month"),
    ],
)
def test_a_text_known_to_the_month_may_name_its_own_day(text: str, expected: list[str | None]) -> None:
    assert [days for _, days in read(text, "2017-06-01", "month")] == expected


def test_rows_are_as_the_schema_says_and_boilerplate_bears_none() -> None:
    sentences = split_sentences(pl.DataFrame({"doc_id": ["a"], "text": ["L’été 😀 2025. Offre 2026."]}))
    sentences = sentences.with_columns(
        section=pl.when(pl.col("sentence_no") == 1).then(pl.lit("boilerplate")).otherwise("section")
    )
    undated = PERIODS.empty().select("doc_id", published_on="period_start", published_precision="surface")
    found = find_periods(sentences, undated, read_lexicon("fr"))
    assert found.schema == PERIODS.polars_schema
    assert found.drop("period_id").rows() == [
        ("a", 0, 8, 12, "2025", dt.date(2025, 1, 1), dt.date(2025, 12, 31), False)
    ]


def test_a_text_without_dates_gives_no_rows() -> None:
    assert find(["Rien du tout."]).schema == PERIODS.polars_schema
    assert find(["Rien du tout."]).is_empty()


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), min_size=20, max_size=20),
    st.sampled_from(["full", "long", "medium", "dd/MM/yyyy"]),
)
def test_any_date_written_in_french_reads_back(days: list[dt.date], style: str) -> None:
    written = [format_date(day, style, locale="fr") for day in days]
    found = find([f"Il est venu le {date} à Lyon." for date in written]).sort(pl.col("doc_id").cast(pl.Int32))
    assert as_found(found) == [(date, day.isoformat()) for date, day in zip(written, days, strict=True)]


_PIECES = [
    *"0123 ,/-.’»😀\u00ad\u0301",
    "mai",
    "mars",
    "le ",
    "lundi",
    " et ",
    " 2025",
    "fin ",
    "l'an dernier",
    "1er ",
    "M",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), min_size=8, max_size=8))
def test_slice_equals_surface_and_periods_do_not_overlap(texts: list[str]) -> None:
    ends = dict.fromkeys(range(len(texts)), 0)
    for row in find(texts).iter_rows(named=True):
        place = int(row["doc_id"])
        assert texts[place][row["start_char"] : row["end_char"]] == row["surface"]
        assert row["start_char"] >= ends[place]
        ends[place] = row["end_char"]


@pytest.mark.parametrize(
    "piece", ["1, ", "0123", "2025 ", "12 et ", "fin de l'", "les deux ", "2025-", "lundi ", "1er au ", "mai "]
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        find([text])
        return time.process_time() - begin

    seconds(1_000)
    # Three times the text may take four times as long, on top of what a call costs at all.
    assert seconds(90_000) < 4 * seconds(30_000) + 0.2
