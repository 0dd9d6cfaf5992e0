from __future__ import annotations

import pytest

from tests.transforms.calendar.reading import Found, are_relative, read

RELATIVE = [
    # 24 July 2025 is a Thursday.
    pytest.param("Il a dit hier que non.", [("hier", "2025-07-23")], id="yesterday"),
    pytest.param("dès demain", [("demain", "2025-07-25")], id="tomorrow"),
    pytest.param("Le plan annoncé aujourd'hui.", [("aujourd'hui", "2025-07-24")], id="the day of an event"),
    pytest.param("Il a aujourd’hui publié un bilan.", [("aujourd’hui", "2025-07-24")], id="before its participle"),
    pytest.param("Aujourd'hui, le groupe annonce tout.", [("Aujourd'hui", "2025-07-24")], id="at the beginning"),
    pytest.param("Le plan que nous annonçons aujourd'hui", [("aujourd'hui", "2025-07-24")], id="in a speaker's words"),
    pytest.param("dès aujourd'hui", [("aujourd'hui", "2025-07-24")], id="from today"),
    pytest.param("Ils ont manifesté aujourd'hui à Lyon.", [("aujourd'hui", "2025-07-24")], id="what has happened"),
    pytest.param("Le pays a aboli la censure aujourd'hui.", [("aujourd'hui", "2025-07-24")], id="behind its object"),
    pytest.param("Il se rendra aujourd'hui à Lyon.", [("aujourd'hui", "2025-07-24")], id="what will happen"),
    pytest.param("C'est aujourd'hui que tout commence.", [("aujourd'hui", "2025-07-24")], id="today is the day that"),
    pytest.param("Le pays fête aujourd'hui son centenaire.", [("aujourd'hui", "2025-07-24")], id="a feast"),
    pytest.param("Il a signé mardi.", [("mardi", "2025-07-22")], id="weekday before"),
    pytest.param("Il a signé mardi 15/07.", [("mardi 15/07", "2025-07-15")], id="weekday and numbers"),
    pytest.param("Les 15/07 des élèves.", [], id="numbers by themselves"),
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
    pytest.param(
        "Soit 700 postes, contre 12,5 % de moins fin septembre.",
        [("fin septembre", "2024-09-21..2024-09-30")],
        id="what something is held against is over",
    ),
    pytest.param("En octobre, Norvex a levé 3 M€.", [("octobre", "2024-10-01..2024-10-31")], id="a verb of the past"),
    pytest.param("Au salon d'octobre, il avait promis.", [("octobre", "2024-10-01..2024-10-31")], id="and before it"),
    pytest.param("Norvex ne valait en octobre que 3 M€.", [("octobre", "2024-10-01..2024-10-31")], id="an imperfect"),
    pytest.param("Norvex a été vendu en octobre.", [("octobre", "2024-10-01..2024-10-31")], id="a passive"),
    pytest.param("Il a annoncé un salon en octobre.", [("octobre", "2025-10-01..2025-10-31")], id="a plan of the past"),
    pytest.param("Il a dit en octobre qu'il vend.", [("octobre", "2024-10-01..2024-10-31")], id="the time of telling"),
    pytest.param("Le site ouvre en octobre.", [("octobre", "2025-10-01..2025-10-31")], id="a present"),
    pytest.param("Le site chôme depuis septembre.", [("septembre", "2024-09-01..2024-09-30")], id="since"),
    pytest.param(
        "Le salon de septembre.", [("septembre", "2025-09-01..2025-09-30")], id="nothing says that it is over"
    ),
    pytest.param("Le marché en septembre.", [("septembre", "2025-09-01..2025-09-30")], id="a noun like a participle"),
    pytest.param("Le plan adopté le 11 août.", [("11 août", "2025-08-11")], id="hardly a year ago"),
    pytest.param("Le site attendu en septembre.", [("septembre", "2025-09-01..2025-09-30")], id="expected"),
    pytest.param("Il ouvrira en avril.", [("avril", "2026-04-01..2026-04-30")], id="month to come"),
    pytest.param(
        'Il annoncera "au plus tard" vendredi son choix.', [("vendredi", "2025-07-25")], id="words in quotation marks"
    ),
    pytest.param('Le verdict est attendu pour "samedi", dit-il.', [("samedi", "2025-07-26")], id="for a day"),
    pytest.param("Le choix dévoilé le 15 mars et qui vaudra.\n\n", [("15 mars", "2025-03-15")], id="a line's end"),
    pytest.param("Il devait être proposé en octobre.", [("octobre", "2025-10-01..2025-10-31")], id="nothing done yet"),
    pytest.param("Nous devrions choisir en avril.", [("avril", "2026-04-01..2026-04-30")], id="we should"),
    pytest.param(
        "La rénovation doit s'achever pour l'été.", [("l'été", "2025-06-01..2025-08-31")], id="for the summer"
    ),
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
    assert read(text) == expected
    assert are_relative(text) <= {True}


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


def test_the_end_of_a_month_that_has_just_begun_is_over_since_a_year() -> None:
    assert read("Il compte 700 postes, contre 400 fin mars.", "2026-03-03") == [("fin mars", "2025-03-21..2025-03-31")]
    assert read("Il comptera 700 postes fin mars.", "2026-03-03") == [("fin mars", "2026-03-21..2026-03-31")]
