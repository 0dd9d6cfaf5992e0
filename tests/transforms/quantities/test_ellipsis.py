from __future__ import annotations

import polars as pl
import pytest

from schemas import PERIODS
from tests.transforms.quantities.figure_phrases import counts_of, figures_of, values_of, working_sentences
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("20 chercheurs d'OpenAI et 13 de Google", [(20, "chercheurs d'OpenAI"), (13, "chercheurs")]),
        (
            "289 voix contre 239 et 22 abstentions",
            [(289, "voix"), (239, "voix"), (22, "abstentions")],
        ),
        ("10 des 17 ministères", [(10, "ministères"), (17, "ministères")]),
        ("50 postes, dont 20 à Lyon", [(50, "postes"), (20, "postes")]),
        ("30 sites en France, 20 en Italie et 10 en Espagne", [(30, "sites"), (20, "sites"), (10, "sites")]),
        ("25 congés (28 en cas de jumeaux)", [(25, "congés"), (28, "congés")]),
        ("250 congés (3 en cas de jumeaux)", [(250, "congés")]),
        ("8 salariés : 5 à Lyon, 3 à Brest", [(8, "salariés"), (5, "salariés"), (3, "salariés")]),
        ("200 millions de produits, bientôt portés à 300 millions", [(2e8, "produits"), (3e8, "produits")]),
    ],
)
def test_a_bare_number_goes_on_counting(text: str, counts: list[tuple[float, str]]) -> None:
    assert counts_of(text) == counts


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        pytest.param("l'un 500 euros, l'autre 300", [500, 300], id="money goes on"),
        pytest.param("5 milliards d'euros contre 3", [5e9, 3e9], id="in its scale"),
        pytest.param("un écran de 5 pouces contre 3,5", [0.127, 0.0889], id="a contrast shares any unit"),
        pytest.param("agés de 18 ans, et deux sont blessés", [18, 2], id="an age does not go on"),
        pytest.param("20 salariés en 2012", [20], id="nor into a year"),
    ],
)
def test_a_bare_number_takes_the_unit_before_it(text: str, lows: list[float]) -> None:
    assert [low for _, low, _, _ in values_of(text)] == pytest.approx(lows)


def test_thousands_set_apart_count_without_a_noun() -> None:
    assert values_of("ils étaient 12 000 selon la police") == [("count", 12000, 12000, "1")]
    assert values_of("elle a tiré le 12 selon la police") == []


def test_the_whole_of_a_part_shares_its_noun() -> None:
    assert counts_of("adopté par 8 cantons du pays sur 12") == [(8, "cantons du pays"), (12, "cantons")]
    assert counts_of("elle obtient 18 points sur 20") == [(18, "points"), (20, "points")]
    assert values_of("neuf élèves sur dix, un élève sur vingt") == [("share", 90, 90, "%"), ("share", 5, 5, "%")]
    assert counts_of("8 salariés restent sur place, 12") == [(8, "salariés")]


def test_a_part_of_millions_is_told_in_millions() -> None:
    assert counts_of("16 millions de victimes, dont 8 en Asie") == [(16e6, "victimes"), (8e6, "victimes")]
    assert counts_of("16 millions de victimes, dont 800 en Asie") == [(16e6, "victimes"), (800, "victimes")]


def test_a_part_of_a_sentence_shares_its_unit() -> None:
    assert values_of("10 mois de prison dont 4 avec sursis") == [
        ("duration", 10, 10, "month"),
        ("duration", 4, 4, "month"),
    ]
    assert values_of("depuis 18 ans, et deux ont fui") == [("duration", 18, 18, "year"), ("count", 2, 2, "1")]


def test_a_noun_of_the_sentence_before_is_read_where_it_stands() -> None:
    texts = ("Nebula compte 40 millions d'abonnés.", "Elle devance Orbite, qui en compte 30 millions.")
    frame = working_sentences(*texts).with_columns(doc_id=pl.lit("doc"), sentence_no=pl.Series([0, 1], dtype=pl.Int32))
    starts = {"start_char": [0, len(texts[0])], "end_char": [len(texts[0]), len(texts[0]) + len(texts[1])]}
    frame = frame.with_columns(pl.Series(name, places, dtype=pl.Int32) for name, places in starts.items())
    figures = find_figures(frame, PERIODS.empty(), read_lexicon("fr"))
    assert figures["counted"].to_list() == ["abonnés", "abonnés"]


def test_of_them_are_of_those_counted_last() -> None:
    assert counts_of("les quatre gardes, trois d'entre eux, sont saufs") == [(4, "gardes"), (3, "gardes")]
    assert counts_of("le chantier avance sur 26 d'entre eux") == [(26, None)]


def test_of_all_those_named_before_a_predicate_tells_a_part() -> None:
    assert counts_of("sur les 75 communes du canton, 32 ont voté") == [(75, "communes du canton"), (32, "communes")]
    assert counts_of("dans les 75 communes, le 32 vote") == [(75, "communes")]


def test_thousands_are_neither_percent_nor_months() -> None:
    assert values_of("en hausse de 19 %, à 34 500 contre 28 900 en 2000")[1:] == [
        ("count", 34500, 34500, "1"),
        ("count", 28900, 28900, "1"),
    ]


def test_a_number_of_things_with_a_name_is_no_money() -> None:
    assert values_of("un carnet de 34 millions d'euros dont 12 Falcon") == [
        ("money", 34e6, 34e6, "EUR"),
        ("count", 12, 12, "1"),
    ]


def test_a_number_like_a_year_beside_thousands_is_none() -> None:
    assert counts_of("1 510 patients contre 1458 la veille") == [(1510, "patients"), (1458, "patients")]
    assert counts_of("340 personnes à Rome (dont 105 à Ostie), contre 60 à Bari")[2:] == [(60, "personnes")]
    assert counts_of("12 patients contre la grippe de 1958") == [(12, "patients")]


def test_a_list_of_places_goes_on_from_its_whole() -> None:
    assert counts_of("elle ferme 1 500 postes, 900 en Espagne, 400 en France") == [
        (1500, "postes"),
        (900, "postes"),
        (400, "postes"),
    ]
    assert counts_of("elle ferme 1 500 postes, page 9 en bas") == [(1500, "postes")]


def test_a_small_number_in_words_is_no_price() -> None:
    assert values_of("150 000 euros d'amende, dont deux avec sursis") == [
        ("money", 150_000, 150_000, "EUR"),
        ("count", 2, 2, "1"),
    ]
    assert values_of("cinq milliards d'euros, dont deux pour la mer")[1] == ("money", 2e9, 2e9, "EUR")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param(
            "644 commandes pour 84 milliards de dollars, contre 625 pour son rival", (625, "commandes"), id="far money"
        ),
        pytest.param("3 millions d'euros pour 644 commandes, contre 4 en mai", (4, "commandes"), id="the nearest"),
        pytest.param("510 avions, en recul de 4 % par rapport aux 481 de 2009", (481, "avions"), id="no percent"),
        pytest.param("1 500 malades à Nantes (310) et Lyon (69)", (69, "malades"), id="a list of places"),
        pytest.param("1 500 malades à Nantes (44) et Lyon (69)", (1500, "malades"), id="departments"),
        pytest.param("5 millions de puces, puis 6 millions", (6e6, "puces"), id="millions"),
        pytest.param("50 avions de plus que les 462 unités", (462, "unités"), id="more than so many"),
    ],
)
def test_a_number_continues_what_is_of_its_size(text: str, last: tuple[float, str]) -> None:
    figure = figures_of(text)[-1]
    assert (figure["low"], figure["counted"], figure["bound"]) == (*last, "exact")


def test_money_goes_on_in_money() -> None:
    [*_, figure] = figures_of("12 sites et 3 milliards d'euros, contre 2 en mai")
    assert (figure["kind"], figure["low"]) == ("money", 2e9)


def test_amounts_in_brackets_after_places_share_their_unit() -> None:
    text = "plus chers en Bretagne (19,30 euros), puis en Alsace (13,20) et à Lyon (69)"
    assert values_of(text) == [("money", 19.3, 19.3, "EUR"), ("money", 13.2, 13.2, "EUR")]


def test_parts_at_places_share_the_unit_of_the_whole() -> None:
    text = "19 370 hectares ont brûlé entre Landiras (12 800) et Mios (6 500)"
    assert [kind for kind, *_ in values_of(text)] == ["area", "area", "area"]
    assert [kind for kind, *_ in values_of("à 120 km de Nantes (310 000)")] == ["length", "count"]
    text = "1 500 maisons ont été détruites, dix à Nantes et neuf dans le Gers"
    assert counts_of(text) == [(1500, "maisons"), (10, "maisons"), (9, "maisons")]
    assert counts_of("1 500 maisons ont été détruites, page dix à gauche") == [(1500, "maisons")]


def test_far_more_millions_are_not_of_the_same() -> None:
    assert values_of("5 millions de puces pour ces 100 milliards de dépenses promis")[1] == ("money", 1e11, 1e11, None)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("38,2 millions de tonnes, voire plus de 39", ("mass", 39e9, None, "kg"), id="or even"),
        pytest.param(
            "4,2 milliards d'euros en mai ; celui de 2020 était de 3,1",
            ("money", 3.1e9, 3.1e9, "EUR"),
            id="that of 2020",
        ),
        pytest.param("une durée de 30 mois et non de 20", ("duration", 20, 20, "month"), id="and not"),
        pytest.param("des rafales de 50 km/h, jusqu'à 75 sur les crêtes", ("speed", None, 75, "km/h"), id="up to"),
        pytest.param("40 salariés au siège, 25 en usine", ("count", 25, 25, "1"), id="places, each its own"),
        pytest.param("20 chercheurs d'Orbite, 13 de Vega", ("count", 13, 13, "1"), id="whose they are"),
        pytest.param(
            "50 millions de litres, dont 22,1 en vin, 18,6 en cidre",
            ("volume", 1.86e7, 1.86e7, "L"),
            id="parts in its scale",
        ),
        pytest.param("39 000 km et le Japon 2 500.", ("length", 2.5e6, 2.5e6, "m"), id="a place without its verb"),
        pytest.param("39 km et le Boeing 737 atterrit", ("length", 39e3, 39e3, "m"), id="a name with a number"),
        pytest.param("300 TWh, la France 60 et l'Italie 20.", ("energy", 2e13, 2e13, "Wh"), id="places in a row"),
        pytest.param("il y a 300 sites, Lyon 120 et Nice 40.", ("count", 40, 40, "1"), id="towns in a row"),
        pytest.param("il y a 3 facultés, Lyon 2 et Paris 8.", ("count", 3, 3, "1"), id="and numbers of theirs"),
        pytest.param("500 litres, l'autre en contient 750", ("volume", 750, 750, "L"), id="what the other holds"),
        pytest.param(
            "on a 3 millions de clients, Peugeot 208 et Clio", ("count", 3e6, 3e6, "1"), id="a company's product"
        ),
        pytest.param(
            "5 millions de dollars, contre 2 ou 3 en mai", ("money", 2e6, 3e6, "USD"), id="so many or one more"
        ),
        pytest.param("5 millions de dollars, prévoit d'en perdre 4", ("money", 4e6, 4e6, "USD"), id="so much of it"),
        pytest.param("5 millions de dollars, prévoit d'en vendre 4", ("count", 4, 4, "1"), id="so many of them"),
        pytest.param("3,5 milliards d'euros et Berlin 2,1", ("money", 2.1e9, 2.1e9, "EUR"), id="a city"),
        pytest.param("64 quintaux de blé et 97 de maïs", ("mass", 9700, 9700, "kg"), id="of something else"),
        pytest.param("3 millions de tonnes de blé et 2 de maïs", ("mass", 2e9, 2e9, "kg"), id="in the same scale"),
        pytest.param("64 quintaux de blé et 97 partent", ("count", 97, 97, "1"), id="nothing of it"),
        pytest.param("cinq ans de prison, soit deux de plus", ("duration", 2, 2, "year"), id="so many more"),
        pytest.param("3 buts en 90 minutes, soit deux de plus", ("count", 2, 2, "1"), id="more of what is counted"),
        pytest.param("parcourt 500 km et pourrait en faire 700", ("length", 7e5, 7e5, "m"), id="of it"),
        pytest.param("coûte 500 euros, on en a fabriqué 700", ("count", 700, 700, "1"), id="of them"),
        pytest.param("12 canons de 155 mm en plus des 18 livrés", ("count", 18, 18, "1"), id="besides those"),
        pytest.param(
            "10 millions de billets, dont un million à 24 euros", ("money", 24, 24, "EUR"), id="what one costs"
        ),
        pytest.param("4,2 milliards d'euros ; la note est de 12", ("count", 12, 12, "1"), id="something else"),
    ],
)
def test_more_links_to_the_figure_before(text: str, last: tuple[object, ...]) -> None:
    assert values_of(text)[-1] == last


def test_others_that_nothing_names_end_the_surface() -> None:
    surfaces = [figure["surface"] for figure in figures_of("300 blessés ont été soignés et 29 autres sont partis")]
    assert surfaces == ["300 blessés", "29 autres"]
    assert [figure["surface"] for figure in figures_of("29 autres blessés sont partis")] == ["29 autres blessés"]


def test_how_many_at_a_price_are_no_money() -> None:
    kinds = [kind for kind, *_ in values_of("10 millions de billets, dont un million à 24 euros l'unité")]
    assert kinds == ["count", "count", "money"]
    kinds = [kind for kind, *_ in values_of("40 000 billets, dont 5 000 à moins de 12 euros")]
    assert kinds == ["count", "count", "money"]
    assert values_of("de 5 millions à 8 millions d'euros") == [("money", 5e6, 8e6, "EUR")]
