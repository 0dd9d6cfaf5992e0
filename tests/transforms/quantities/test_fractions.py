from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of, values_of


@pytest.mark.parametrize(
    ("text", "surface", "percent"),
    [
        ("la moitié des élus", "la moitié", 50),
        ("un tiers des voix", "un tiers", 100 / 3),
        ("trois quarts de la surface", "trois quarts", 75),
        ("3/4 des élus", "3/4", 75),
        ("un dixième du budget", "un dixième", 10),
        ("un salarié sur cinq", "un salarié sur cinq", 20),
        ("deux Français sur trois", "deux Français sur trois", 200 / 3),
        ("un élève sur deux inscrits ici", "un élève sur deux", 50),
        ("neuf fois sur dix", "neuf fois sur dix", 90),
    ],
)
def test_fractions_are_shares(text: str, surface: str, percent: float) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["kind"], figure["unit"]) == (surface, "share", "%")
    assert figure["low"] == figure["high"] == pytest.approx(percent)


@pytest.mark.parametrize(
    "text", ["24/7", "un quart de finale", "un livre sur la mer", "7 jours sur 7", "un tiers de confiance"]
)
def test_what_looks_like_a_fraction(text: str) -> None:
    assert values_of(text) == []


def test_so_many_in_a_round_number_is_a_share() -> None:
    assert values_of("moins de 1 pour 1 000 patients") == [("share", None, 0.1, "%")]
    assert values_of("« Actuellement 4 gares sur 10 affichent un retard »") == [("share", 40, 40, "%")]
    assert values_of("moins de 1 sur 100 000 patients") == [("share", None, 0.001, "%")]
    assert values_of("3 chambres pour 100 patients") == [("count", 3, 3, "1"), ("count", 100, 100, "1")]


def test_a_quarter_of_a_point_is_no_quarter() -> None:
    assert values_of("une baisse d'un quart de point") == [("share", 0.25, 0.25, "%")]
    assert values_of("deux hausses d'un demi-point")[1:] == [("share", 0.5, 0.5, "%")]


def test_a_fraction_after_dont_is_a_part() -> None:
    text = "les ventes, dont un tiers en Asie et dont près d'un quart au Japon"
    assert [low for _, low, _, _ in values_of(text)] == [pytest.approx(100 / 3), 25]
    assert values_of("le match dont un quart de finale dépend") == []


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("1/2 litre de lait", "volume", 0.5),
        ("un quart ou 1/4 heure", "duration", 0.25),
        ("10 1/2 kilomètres", "length", 10_500),
        ("un taux de 5 3/4 %", "share", 5.75),
    ],
)
def test_a_written_fraction_of_a_unit(text: str, kind: str, low: float) -> None:
    assert [(figure["kind"], figure["low"]) for figure in figures_of(text)] == [(kind, low)]


def test_one_of_so_many_after_another() -> None:
    text = "un car sur deux au nord et un car régional sur trois, quatre trains sur dix et un sur deux sur les autres"
    assert [round(figure["low"]) for figure in figures_of(text)] == [50, 33, 40, 50]


def test_a_good_half_is_a_half() -> None:
    assert values_of("une bonne moitié des lignes") == [("share", 50, 50, "%")]


def test_half_of_those_before_is_told_by_a_participle() -> None:
    assert values_of("vingt feux, dont la moitié jugés perdus")[1] == ("share", 50, 50, "%")


@pytest.mark.parametrize(
    ("text", "low", "bound"),
    [
        ("près du quart des ventes", 25, "about"),
        ("plus du tiers des ventes", 33, "at_least"),
        ("le tiers restant", 33, "exact"),
    ],
)
def test_a_quarter_or_a_third_with_its_article(text: str, low: float, bound: str) -> None:
    [figure] = figures_of(text)
    assert (figure["kind"], round(figure["low"]), figure["bound"]) == ("share", low, bound)


def test_the_third_of_a_name_is_none() -> None:
    assert values_of("près du quartier des halles, au sein du tiers état") == []


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("une baisse de 12 % sur trois ans", 12, id="an article, a change and its time"),
        pytest.param("un rabais de 50 % sur 5 millions de puces", 50, id="an article and what it is on"),
        pytest.param("une personne sur cinq", 20, id="one of so many"),
        pytest.param("un emploi de cadre sur cinq", 20, id="with what tells which"),
        pytest.param("un train et un car sur deux", 50, id="two kinds"),
        pytest.param("une hausse de trois pour cent sur un an", 3, id="an article, and a change in words"),
    ],
)
def test_an_article_before_a_share_is_no_one_of_many(text: str, share: float) -> None:
    assert values_of(text)[0] == ("share", share, share, "%")


def test_a_fraction_or_another() -> None:
    assert [low for _, low, _, _ in values_of("la moitié ou les trois-quarts des ventes")] == [50, 75]
