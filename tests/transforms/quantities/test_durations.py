from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of, values_of


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("une autonomie de 3 h 30", 3.5),
        ("un trajet de 2h45", 2.75),
        ("une heure et demie", 1.5),
        ("en moins de 48 heures", 48),
    ],
)
def test_hours_that_last(text: str, hours: float) -> None:
    [(kind, low, high, unit)] = values_of(text)
    assert (kind, unit) == ("duration", "hour")
    assert hours in (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "à 18 h 30",
        "vers 20h",
        "à 9 heures du matin",
        "jusqu'à 22h GMT",
        "samedi 20 h",
        "de 9h30 à 17h",
        "un creux entre 17 et 18 heures",
        "24 heures sur 24",
    ],
)
def test_hours_of_the_clock_are_no_figures(text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("un homme de 35 ans", "age"),
        ("un lycéen de 17 ans", "age"),
        ("un piéton de 80 ans", "age"),
        ("La victime et le lycéen, 17 ans, portent plainte", "age"),
        ("âgée de 27 ans", "age"),
        ("Marie, 12 ans, chante", "age"),
        ("morte à 82 ans", "age"),
        ("les plus de 65 ans", "age"),
        ("elle fête ses 18 ans", "age"),
        ("les 18-25 ans", "age"),
        ("un bébé de 6 mois", "age"),
        ("un contrôleur de gestion de 49 ans", "age"),
        ("un père de famille de 38 ans", "age"),
        ("une directrice d'école de 52 ans", "age"),
        ("les demandeurs d'emploi de moins de 57 ans", "age"),
        ("les conducteurs de plus de 75 ans", "age"),
        ("un guide de haute montagne de 34 ans", "age"),
        ("les apprentis de moins de 26 ans", "age"),
        ("un chauffeur routier de 52 ans", "age"),
        ("un chauffeur de 52 ans", "age"),
        ("L'assureur dispose d'un mois.", "duration"),
        ("à réviser tous les 5 ans ou plus tôt", "duration"),
        ("ouvert à tous les 18 ans et plus", "age"),
        ("l'intérimaire de 24 ans", "age"),
        ("un livreur de pizzas de 19 ans", "age"),
        ("une conseillère en assurances de 36 ans", "age"),
        ("un crédit immobilier de 25 ans", "duration"),
        ("un contrat de location de 12 ans", "duration"),
        ("un mandat de maire de 6 ans", "duration"),
        ("des placements de plus de 8 ans", "duration"),
        ("trois nuits de suite", "count"),
        ("trois jours de suite", "duration"),
        ("condamné à 5 ans de prison", "duration"),
        ("un contrat de 5 ans", "duration"),
        ("il y a 30 ans", "duration"),
        ("deux ans plus tard", "duration"),
        ("ceux qui ont 14 ans révolus au jour de la course", "age"),
        ("ceux qui ont 14 ans révolus de service", "duration"),
    ],
)
def test_ages_are_told_from_durations(text: str, kind: str) -> None:
    assert [found for found, *_ in values_of(text)] == [kind]


def test_people_of_so_many_years_and_more_have_an_age() -> None:
    assert values_of("pour les enfants entre 5 et 17 ans, c'est gratuit") == [("age", 5, 17, "year")]
    assert values_of("les élèves de plus de 7 ans et moins de 15 ans") == [
        ("age", 7, None, "year"),
        ("age", None, 15, "year"),
    ]
    assert values_of("les 70 ans et plus sont conviés") == [("age", 70, None, "year")]
    assert values_of("les « 0-14 ans » du pays") == [("age", 0, 14, "year")]
    assert values_of("une peine de 5 ans et plus") == [("duration", 5, None, "year")]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        pytest.param("âgés respectivement de 24, 23 et 14 ans", [24, 23, 14], id="a list"),
        pytest.param("à 26 ans, il devient maire", [26], id="before its subject"),
        pytest.param("l'âge minimum pour conduire est de 14 ans", [14], id="a minimum age with a verb"),
        pytest.param(
            "l'âge minimal des pilotes est relevé de 12 à 14 ans", [12, 14], id="a minimum age that is raised"
        ),
        pytest.param("il faut avoir au moins 12 ans pour entrer", [12], id="an age that one must have"),
        pytest.param("une dictée obligatoire à partir de 11 ans", [11], id="an age from which"),
        pytest.param("la victime, 43 ans, est sauve", [43], id="in apposition to a person"),
        pytest.param("les enfants de 3 mois à 4 ans", [3, 4], id="in months and years"),
        pytest.param("À 26 ans, Lucas devient maire", [26], id="before a name"),
        pytest.param("à 26 ans, la championne devient maire", [26], id="before a word for a person"),
        pytest.param("à 26 ans, le Lyonnais devient maire", [26], id="before a name with an article"),
        pytest.param("l'enfant en dessous de 18 ans", [None], id="below an age"),
        pytest.param("les patients âgés (65 ans)", [65], id="in brackets"),
        pytest.param("(âge moyen 74,5 ans)", [74.5], id="without preposition"),
    ],
)
def test_ages_by_the_words_around_them(text: str, ages: list[float | None]) -> None:
    assert [(kind, low) for kind, low, _, _ in values_of(text)] == [("age", age) for age in ages]


def test_a_concession_has_no_age() -> None:
    assert values_of("l'âge de la retraite est relevé de deux ans") == [("duration", 2, 2, "year")]
    assert values_of("la garantie, 43 ans, est trop longue") == [("duration", 43, 43, "year")]
    assert values_of("il faut avoir cinq ans d'ancienneté") == [("duration", 5, 5, "year")]
    assert values_of("à 15 ans, la concession s'éteint") == [("duration", 15, 15, "year")]


def test_hours_of_the_clock_in_a_list_are_no_figures() -> None:
    assert values_of("les séances débutent à 14h, 15h et 16h") == []
    assert values_of("des séances de 14 h, 15 h et 16 h") == [
        ("duration", hours, hours, "hour") for hours in (14, 15, 16)
    ]
    assert values_of("au cinéma 3000 à 20h30") == []
    assert values_of("un couvre-feu de 21h à 7h") == []
    assert values_of("annoncé à 15 h par la commission") == []
    assert values_of("le trajet passe de 9h à 7h") == [("duration", hours, hours, "hour") for hours in (9, 7)]


def test_minutes_and_seconds_are_one_length_of_time() -> None:
    assert values_of("durant deux heures et 15 minutes") == [("duration", 2.25, 2.25, "hour")]
    assert values_of("durant deux heures et 36 secondes") == [("duration", 2.01, 2.01, "hour")]
    assert values_of("durant deux heures et 15 kilomètres")[0] == ("duration", 2, 2, "hour")
    assert values_of("durant 2 mn 30") == [("duration", 2.5, 2.5, "minute")]


@pytest.mark.parametrize("text", ["un jeune portugais de 21 ans", "il a 22 ans mais paraît plus"])
def test_more_words_that_tell_an_age(text: str) -> None:
    assert [figure["kind"] for figure in figures_of(text)] == ["age"]


def test_what_went_on_for_years_is_no_age() -> None:
    assert [figure["kind"] for figure in figures_of("il a 22 ans de métier")] == ["duration"]


def test_ages_in_brackets_after_those_who_have_them() -> None:
    kinds = [figure["kind"] for figure in figures_of("les jeunes (15-24 ans) et les seniors (50 ans et plus)")]
    assert kinds == ["age", "age"]
    assert [figure["kind"] for figure in figures_of("un mandat court (5 ans)")] == ["duration"]


def test_hundredths_after_seconds() -> None:
    assert values_of("en 9 s 82") == [("duration", 9.82, 9.82, "second")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("l'âge légal de départ, décalé de 60 à 62 ans", "age", id="the legal age"),
        pytest.param("l'âge légal, relevé de deux ans", "duration", id="by how much"),
        pytest.param("elles ont moins de 6 ans.", "age", id="have so many years"),
        pytest.param("les âges des coureurs varient entre 21 et 58 ans", "age", id="ages that vary"),
        pytest.param("si vous avez plus de 55 ans, la durée change", "age", id="you have so many years"),
        pytest.param("vous avez 10 ans pour agir", "duration", id="you have so long"),
        pytest.param("le casque obligatoire jusqu'à 12 ans", "age", id="until which something is obligatory"),
        pytest.param("elles ont 6 ans d'expérience", "duration", id="of something"),
        pytest.param("être âgé au minimum de 16 ans", "age", id="a least age"),
        pytest.param("l'âge minimal : 16 ans", "age", id="after a colon"),
        pytest.param("avoir commencé à travailler avant 20 ans", "age", id="when somebody began"),
        pytest.param("avoir commencé à travailler depuis 20 ans", "duration", id="since when"),
        pytest.param("l'âge minimal permettant de conduire un car est relevé à 16 ans", "age", id="far from the age"),
        pytest.param("ceux dont l'âge n'excède pas 16 ans", "age", id="an age with a verb"),
        pytest.param("à cet âge, un bail n'excède pas 16 ans", "duration", id="a verb with another subject"),
        pytest.param("les 60 ans et +", "age", id="a plus after the age"),
        pytest.param("un délai minimal : 16 ans", "duration", id="another minimum"),
        pytest.param("au-delà de 60 ans, mieux vaut marcher", "age", id="beyond so many years"),
        pytest.param("le vaccin est remboursé jusqu'à 64 ans", "age", id="until so many years"),
        pytest.param("une concession qui court jusqu'à 60 ans", "duration", id="what lasts until then"),
        pytest.param("au-delà de 60 ans de mariage", "duration", id="so many years of something"),
        pytest.param("la règle change à 53-54 ans", "age", id="two ages told as one"),
        pytest.param("condamné à 53-54 ans", "duration", id="a sentence told as two"),
    ],
)
def test_ages_of_laws_and_of_many(text: str, kind: str) -> None:
    assert [figure["kind"] for figure in figures_of(text)] == [kind]


def test_a_range_of_hours_in_words_is_a_length_of_time() -> None:
    assert values_of("patienter entre quatre et sept heures") == [("duration", 4, 7, "hour")]
    assert values_of("ouvert entre 14 et 18 heures") == []


def test_what_extends_from_a_time_to_another_is_a_range() -> None:
    assert values_of("ils s'étendent de 2h30 à 3h") == [("duration", 2.5, 3, "hour")]
