from __future__ import annotations

import datetime as dt
import time

import polars as pl
import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import PERIODS
from tests.transforms.calendar.reading import Found, are_relative, as_found, find, read
from transforms.calendar.periods import find_periods
from transforms.lexicon import read_lexicon
from transforms.text.sentences import split_sentences

ABSOLUTE = [
    pytest.param("Le 24 janvier 2025, tout va.", [("24 janvier 2025", "2025-01-24")], id="full date"),
    pytest.param("Le 1er mars 2025.", [("1er mars 2025", "2025-03-01")], id="first of a month"),
    pytest.param("Vendredi 24 janvier 2025.", [("Vendredi 24 janvier 2025", "2025-01-24")], id="with its weekday"),
    pytest.param("Fait le 24/01/2025.", [("24/01/2025", "2025-01-24")], id="slashes"),
    pytest.param("Fait mardi 15/07/2025.", [("mardi 15/07/2025", "2025-07-15")], id="slashes with the weekday"),
    pytest.param("L'année civile 2017.", [("année civile 2017", "2017-01-01..2017-12-31")], id="civil year"),
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
    assert read(text) == expected
    assert are_relative(text) <= {False}


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
    pytest.param(
        "en novembre, décembre et janvier 2025",
        [
            ("novembre", "2024-11-01..2024-11-30"),
            ("décembre", "2024-12-01..2024-12-31"),
            ("janvier 2025", "2025-01-01..2025-01-31"),
        ],
        id="a list over the turn of the year",
    ),
    pytest.param(
        "en mars et février 2025",
        [("mars", "2025-03-01..2025-03-31"), ("février 2025", "2025-02-01..2025-02-28")],
        id="a list backwards",
    ),
    pytest.param(
        "au quatrième trimestre, puis au premier trimestre 2026",
        [("quatrième trimestre", "2025-10-01..2025-12-31"), ("premier trimestre 2026", "2026-01-01..2026-03-31")],
        id="quarters over the turn of the year",
    ),
    pytest.param("de mai à juin 2024", [("mai à juin 2024", "2024-05-01..2024-06-30")], id="months of a year"),
    pytest.param(
        "les 1er et 2 décembre 2012",
        [("1er", "2012-12-01"), ("2 décembre 2012", "2012-12-02")],
        id="a list of days is a row a day",
    ),
    pytest.param(
        "entre les 1er et 4 décembre 2012", [("1er et 4 décembre 2012", "2012-12-01..2012-12-04")], id="days in between"
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
    pytest.param(
        "la marche entre lundi et mercredi", [("lundi et mercredi", "2025-07-21..2025-07-23")], id="days between"
    ),
    pytest.param(
        "dans la nuit de mardi à mercredi", [("mardi à mercredi", "2025-07-22..2025-07-23")], id="a night of two days"
    ),
    pytest.param(
        "chaque nuit de mardi à mercredi",
        [("mardi", "2025-07-22"), ("mercredi", "2025-07-23")],
        id="but not every night",
    ),
    pytest.param(
        "des 22 et 7 juillet",
        [("22", "2025-07-22"), ("7 juillet", "2025-07-07")],
        id="days in no order",
    ),
    pytest.param("du 30 au 1er juillet", [("30 au 1er juillet", "2025-06-30..2025-07-01")], id="days of two months"),
    pytest.param(
        "la nuit du 31 au 1er janvier 2025",
        [("31 au 1er janvier 2025", "2024-12-31..2025-01-01")],
        id="days of two years",
    ),
    pytest.param("jeudi, puis vendredi", [("jeudi", "2025-07-24"), ("vendredi", "2025-07-18")], id="two days"),
    pytest.param(
        "d'octobre à décembre", [("octobre à décembre", "2024-10-01..2024-12-31")], id="months of one and the same year"
    ),
    pytest.param(
        "une grève du lundi au vendredi", [("lundi", "2025-07-21"), ("vendredi", "2025-07-25")], id="no range"
    ),
]


def test_the_last_quarter_is_the_last_that_is_over_unless_it_is_to_come() -> None:
    assert read("vendu au cours du dernier trimestre") == [("dernier trimestre", "2025-04-01..2025-06-30")]
    assert read("il ouvrira au dernier trimestre") == [("dernier trimestre", "2025-10-01..2025-12-31")]


def test_the_comma_of_a_number_ends_no_clause() -> None:
    assert read("il a crû et devrait atteindre 5,50 mètres dimanche") == [("dimanche", "2025-07-27")]


OPENING = [
    pytest.param("ouvert du lundi au vendredi", [("lundi", None), ("vendredi", None)], id="open"),
    pytest.param("fermé le lundi et le jeudi matin", [("lundi", None), ("jeudi", None)], id="closed"),
    pytest.param("du lundi au vendredi, de 9 h à 18 h", [("lundi", None), ("vendredi", None)], id="hours"),
]


@pytest.mark.parametrize(("text", "expected"), OPENING)
def test_days_of_opening_are_no_single_days(text: str, expected: list[Found]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_lists_and_ranges(text: str, expected: list[Found]) -> None:
    assert read(text) == expected


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
    pytest.param("C'est aujourd'hui le premier groupe.", id="these days, what it is"),
    pytest.param("Il est implanté aujourd'hui dans 30 pays.", id="these days, where it is"),
    pytest.param("La production a doublé et atteint aujourd'hui 500 tonnes.", id="these days, after what happened"),
    pytest.param("Elle est aujourd'hui présentée partout.", id="these days, with a passive"),
    pytest.param("la fin de vie", id="no sixth century"),
    pytest.param("les derniers jours de la campagne", id="up to an end of its own"),
    pytest.param("des puces H100 et des missiles S300", id="codes of products"),
    pytest.param("45/13/2025", id="no such month"),
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_looks_like_a_date_and_is_none_stays_silent(text: str) -> None:
    assert read(text) == []


UNRESOLVED = [
    pytest.param("Le 31 février 2025.", "31 février 2025", id="no such day"),
    pytest.param("Le 29 février 2025.", "29 février 2025", id="no leap year"),
    pytest.param("Le 31/04/2025.", "31/04/2025", id="no such day in digits"),
    pytest.param("le record d'août", "août", id="a record of every August"),
    pytest.param("un mois d'août", "mois d'août", id="any August"),
    pytest.param("l'un des mois d'août les plus chauds", "mois d'août", id="one of all Augusts"),
    pytest.param("au IIe siècle avant J.-C.", "IIe siècle", id="a century that runs backwards"),
    pytest.param("en 1200 avant notre ère", "1200", id="a year that runs backwards"),
]


@pytest.mark.parametrize(("text", "surface"), UNRESOLVED)
def test_impossible_and_recurring_dates_stay_unresolved(text: str, surface: str) -> None:
    assert read(text) == [(surface, None)]
    assert are_relative(text) <= {False}


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
