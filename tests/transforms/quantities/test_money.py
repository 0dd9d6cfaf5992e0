from __future__ import annotations

import polars as pl
import pytest

from schemas import PERIODS
from tests.transforms.quantities.figure_phrases import values_of, working_sentences
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("5 euros, 3 dollars, puis 2 milliards versés", ["EUR", "USD", "USD"], id="the nearest before"),
        pytest.param(
            "2 milliards, 5 euros, 3 dollars et 4 euros", ["EUR", "EUR", "USD", "EUR"], id="the most frequent"
        ),
        pytest.param("il y met 2 milliards", [None], id="untold"),
        pytest.param("2 milliards d'investissements et 5 euros", ["EUR", "EUR"], id="what is invested is money"),
        pytest.param("300 couronnes", [None], id="a name of several currencies"),
    ],
)
def test_an_amount_without_currency_takes_that_of_the_document(text: str, units: list[str | None]) -> None:
    figures = find_figures(working_sentences(text), PERIODS.empty(), read_lexicon("fr"))
    assert figures["kind"].unique().to_list() == ["money"]
    assert figures["unit"].to_list() == units


def test_another_document_lends_no_currency() -> None:
    sentences = working_sentences("5 euros", "il y met 2 milliards")
    figures = find_figures(sentences, PERIODS.empty(), read_lexicon("fr"))
    assert figures["unit"].to_list() == ["EUR", None]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        pytest.param(["Sa rivale ne dépasse pas les 2 millions."], "count", id="of the same"),
        pytest.param(["Elle a coûté 2 millions."], "money", id="a word of money"),
        pytest.param(["Sa rivale ne dépasse pas les 2 milliards."], "money", id="of another scale"),
        pytest.param(["Sa rivale est à Lyon.", "Elle ne dépasse pas les 2 millions."], "money", id="too far off"),
    ],
)
def test_millions_after_a_count_of_millions_are_of_the_same(texts: list[str], kind: str) -> None:
    texts = ["On y a réuni 5 millions de spectateurs.", *texts, "L'entrée est à 5 euros."]
    starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    sentences = working_sentences(*texts)
    sentences = sentences.with_columns(
        doc_id=pl.lit("doc"),
        sentence_no=pl.int_range(pl.len()).cast(sentences.schema["sentence_no"]),
        start_char=pl.Series(starts).cast(sentences.schema["start_char"]),
    )
    figures = find_figures(sentences, PERIODS.empty(), read_lexicon("fr"))
    assert figures["kind"].to_list() == ["count", kind, "money"]


def test_those_who_are_millions_are_counted() -> None:
    texts = [
        "Elles sont un peu plus de deux millions à courir, pour 5 euros.",
        "Elles coûtent deux millions, ou 5 euros.",
    ]
    assert [values_of(text)[0][0] for text in texts] == ["count", "money"]


def test_clients_who_pay_are_counted_and_what_they_pay_is_money() -> None:
    assert values_of("le nombre de clients payants passe de 15 à 20 millions")[0][0] == "count"
    assert values_of("le nombre de clients qui payent passe de 15 à 20 millions")[0][0] == "money"


def test_millions_that_do_something_are_people_where_no_currency_is_named() -> None:
    assert values_of("parmi les inscrits, 1,1 million déclarent chercher un emploi") == [("count", 1.1e6, 1.1e6, "1")]
    assert values_of("un plan de 3 milliards d'euros, dont 2 milliards servent à bâtir")[1] == (
        "money",
        2e9,
        2e9,
        "EUR",
    )


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("un café à 2 euros 50", 2.5, "EUR"),
        ("44,2 G$ CAN sur dix", 44.2e9, "CAD"),
        ("12,5 G$ CA", 12.5e9, "CAD"),
        ("25 M$ US", 25e6, "USD"),
        ("448 millions CAN", 448e6, "CAD"),
        ("25 M$ Canada", 25e6, "USD"),
        ("un vélo à 3 000 €TTC", 3000, "EUR"),
        ("deux euros et cinq centimes", 2.05, "EUR"),
        ("3 dollars 25 cents", 3.25, "USD"),
        ("une levée de $10M", 10e6, "USD"),
        ("une levée de €50M.", 50e6, "EUR"),
    ],
)
def test_cents_after_their_currency_and_scales_after_a_sign(text: str, low: float, unit: str) -> None:
    assert values_of(text) == [("money", low, low, unit)]


def test_what_follows_a_price_and_is_no_cents() -> None:
    assert values_of("3 euros 20 minutes plus tard") == [("money", 3, 3, "EUR"), ("duration", 20, 20, "minute")]
    assert values_of("12 euros et 3 dollars") == [("money", 12, 12, "EUR"), ("money", 3, 3, "USD")]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        pytest.param("Londres versera 150 000 livres", [("money", 150e3, 150e3, "GBP")], id="a British matter"),
        pytest.param("il a coûté 2 milliards de livres", [("money", 2e9, 2e9, "GBP")], id="too many for books"),
        pytest.param("la ville a acheté 300 livres", [("count", 300, 300, "1")], id="books"),
        pytest.param("3 millions de livres vendus en librairie à Londres", [("count", 3e6, 3e6, "1")], id="told books"),
    ],
)
def test_bare_pounds_are_sterling_by_what_the_text_is_about(text: str, money: list[tuple[object, ...]]) -> None:
    assert values_of(text) == money


def test_a_code_may_touch_its_amount() -> None:
    assert values_of("l'offre à EUR29,99 ou USD3 millions") == [
        ("money", 29.99, 29.99, "EUR"),
        ("money", 3e6, 3e6, "USD"),
    ]
    assert values_of("un auteur29 et l'EUROPE2") == []


def test_millions_of_a_name_beside_money_are_money() -> None:
    text = "au moins 100 millions d'euros : ceux de 250, 240 et 150 millions d'Innova"
    assert [(kind, low) for kind, low, *_ in values_of(text)] == [
        ("money", 1e8),
        ("money", 2.5e8),
        ("money", 2.4e8),
        ("money", 1.5e8),
    ]
    assert values_of("5 millions d'euros et 40 millions d'Américains")[1] == ("count", 4e7, 4e7, "1")
    text = "celui de 300 millions d'Innova, alors que l'État a promis 2 milliards d'euros"
    assert [kind for kind, *_ in values_of(text)] == ["money", "money"]
    assert values_of("3 millions de Rafale") == [("count", 3e6, 3e6, "1")]


def test_millions_of_a_number_told_before_are_no_money() -> None:
    text = "pour 5 euros, le nombre de requêtes a bondi, pour atteindre 2,5 milliards par jour"
    assert [kind for kind, *_ in values_of(text)] == ["money", "count"]
    text = "à 5 euros pièce, les immatriculations sont tombées à 1,65 million, contre 2,2 millions en 2019"
    assert [kind for kind, *_ in values_of(text)] == ["money", "count", "count"]
    text = "à 5 euros pièce, les réparations sont tombées à 1,65 million"
    assert [kind for kind, *_ in values_of(text)] == ["money", "money"]
    text = "pour 5 euros, le nombre de requêtes a bondi, pour un budget de 2,5 milliards"
    assert [kind for kind, *_ in values_of(text)] == ["money", "money"]


def test_so_many_of_those_a_share_is_of_are_no_money() -> None:
    text = "elle est de 135 euros dans tout le pays ; on estime que 58 % des contraventions, soit 7,2 millions"
    assert values_of(text)[2] == ("count", 7.2e6, 7.2e6, "1")
    assert values_of(text.replace("contraventions", "recettes"))[2][0] == "money"


def test_an_amount_told_again_in_brackets_lends_no_currency() -> None:
    text = "elle a reçu 400 000 euros (2 millions de dollars), en plus des 6,5 millions déjà versés"
    assert values_of(text)[2] == ("money", 6.5e6, 6.5e6, "EUR")
    assert values_of(text.replace(" (", ", puis ").replace(")", ""))[2] == ("money", 6.5e6, 6.5e6, "USD")
