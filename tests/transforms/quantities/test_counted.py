from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import counts_of, figures_of, values_of


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        pytest.param(
            "20 nouveaux employés sont arrivés", "20 nouveaux employés", "nouveaux employés", id="adjective before"
        ),
        pytest.param("dix sites industriels à Lyon", "dix sites", "sites industriels", id="adjective after"),
        pytest.param("7 puces Nvidia GB200 en test", "7 puces", "puces Nvidia GB200", id="names"),
        pytest.param("8 chercheurs d’OpenAI qui partent", "8 chercheurs", "chercheurs d’OpenAI", id="complement"),
        pytest.param("12 côtés de l'édifice", "12 côtés", "côtés de l'édifice", id="complement with article"),
        pytest.param(
            "trois usines construites par Airbus", "trois usines", "usines", id="no participle with complement"
        ),
        pytest.param(
            "40 ingénieurs et chercheurs.", "40 ingénieurs et chercheurs", "ingénieurs et chercheurs", id="pair"
        ),
        pytest.param("40 ingénieurs et plusieurs stages", "40 ingénieurs", "ingénieurs", id="no pair: a determiner"),
        pytest.param("400 000 GPU.", "400 000 GPU", "GPU", id="acronym"),
        pytest.param("deux porte-parole", "deux porte-parole", "porte-parole", id="invariable"),
        pytest.param("un million de puces", "un million de puces", "puces", id="after a scale"),
        pytest.param("16 000 000 d'habitants", "16 000 000 d'habitants", "habitants", id="after as much in digits"),
        pytest.param(
            "500 références de produits de soins pour tous",
            "500 références",
            "références de produits de soins",
            id="a noun that ends as a participle",
        ),
        pytest.param("5K abonnés", "5K abonnés", "abonnés", id="after a letter of scale"),
        pytest.param(
            "les dix plus grandes banques", "dix plus grandes banques", "plus grandes banques", id="superlative"
        ),
        pytest.param("1,5 point", "1,5 point", "point", id="singular below two"),
        pytest.param("au moins un chercheur", "un chercheur", "chercheur", id="un under a bound"),
    ],
)
def test_the_noun_phrase_is_counted(text: str, surface: str, counted: str) -> None:
    [figure] = figures_of(text)
    assert (figure["kind"], figure["surface"], figure["counted"]) == ("count", surface, counted)


@pytest.mark.parametrize(
    "text",
    ["les deux sont là", "en 2012 elle restera", "75001 Paris", "les deux premiers", "tous deux", "13 dans le nord"],
)
def test_no_noun_no_count(text: str) -> None:
    assert values_of(text) == []


def test_the_noun_may_stand_apart() -> None:
    assert counts_of("le nombre d'emplois menacés est de 75 000") == [(75000, "emplois menacés")]
    assert counts_of("il estime à 75 000 le nombre de postes") == [(75000, "postes")]
    assert counts_of("le nombre d'utilisateurs actifs quotidiens de Nebula a bondi à 700") == [
        (700, "utilisateurs actifs")
    ]
    assert counts_of("sa base d'utilisateurs dépasse 22 millions") == [(22e6, "utilisateurs")]


def test_a_rate_after_a_slash_is_no_part_of_the_noun() -> None:
    assert counts_of("élevées à 9 poules/m² en hangar") == [(9, "poules")]
    assert counts_of("500 accélérateurs GB200/GB300") == [(500, "accélérateurs GB200/GB300")]


def test_two_words_may_be_the_noun() -> None:
    assert [figure["surface"] for figure in figures_of("ouvrir 10 data centers en Europe")] == ["10 data centers"]
    assert [figure["surface"] for figure in figures_of("ouvrir 10 centres de données")] == ["10 centres"]


def test_un_counts_at_the_end_of_an_enumeration_only() -> None:
    assert counts_of("trois hommes et une femme") == [(3, "hommes"), (1, "femme")]
    assert counts_of("trois hommes sont partis et une femme reste") == [(3, "hommes")]


@pytest.mark.parametrize(
    ("text", "surface", "low", "counted"),
    [
        pytest.param("trois de leurs avocats sont venus", "trois", 3, "avocats", id="de leurs"),
        pytest.param("il livre 2 millions de ses lampes", "2 millions", 2e6, "lampes", id="after a scale"),
        pytest.param("une dizaine de ses cadres", "une dizaine de ses cadres", 10, "cadres", id="a collective's own"),
        pytest.param("Deux des plus gros clients", "Deux", 2, "gros clients", id="superlative"),
    ],
)
def test_a_number_counts_what_it_is_a_part_of(text: str, surface: str, low: float, counted: str) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["low"], figure["counted"]) == (surface, low, counted)


def test_one_of_them_and_some_of_the_many_are_no_counts() -> None:
    assert values_of("un de ses avocats, l'une de leurs usines") == []
    assert values_of("deux des avocats sont venus") == []


def test_a_name_after_a_small_number_in_words_is_counted() -> None:
    assert counts_of("deux Rafale et quatre Dash ont décollé") == [(2, "Rafale"), (4, "Dash")]
    assert values_of("le 3 Lyon a gagné") == []


def test_an_abbreviated_point_is_counted() -> None:
    assert counts_of("l'indice gagne 0,3 pt à la clôture") == [(0.3, "pt")]
    assert counts_of("3 ptérosaures") == [(3, "ptérosaures")]


def test_more_and_less_are_nothing_that_a_number_counts() -> None:
    assert values_of("il faudra un milliard de plus en 2025 que les 3 millions d'euros de 2024") == [
        ("money", 1e9, 1e9, "EUR"),
        ("money", 3e6, 3e6, "EUR"),
    ]
    assert counts_of("les dix plus grands ports") == [(10, "plus grands ports")]


def test_no_longer_one_is_no_count() -> None:
    assert values_of("ce n'est plus une rumeur mais un fait") == []
    assert counts_of("trois usines plus une école") == [(3, "usines"), (1, "école")]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param("80 centres de données en Irlande", "centres de données", id="a noun in -ées after de"),
        pytest.param("80 personnes accueillies dans un gymnase", "personnes", id="a participle with complement"),
        pytest.param("douze joueurs de la saison dernière", "joueurs de la saison dernière", id="adjective in -ière"),
        pytest.param("cinq maires de la proche banlieue", "maires de la proche banlieue", id="adjective before"),
        pytest.param("le nombre de chômeurs au sens strict recule de 12 000", "chômeurs", id="a number that falls"),
    ],
)
def test_what_belongs_to_the_noun_phrase(text: str, counted: str) -> None:
    [figure] = figures_of(text)
    assert figure["counted"] == counted


def test_milliards_of_a_name_are_its_money() -> None:
    assert values_of("les 500 milliards de Stargate, en euros")[0][0] == "money"
    assert counts_of("deux milliards de Chinois") == [(2e9, "Chinois")]


@pytest.mark.parametrize("owner", ["d'OpenAI", "de xAI", "de SAP", "de Databricks"])
def test_milliards_of_a_company_are_its_money(owner: str) -> None:
    assert values_of(f"loin des 6 milliards {owner}, en euros")[0][0] == "money"


@pytest.mark.parametrize(("of", "noun"), [("d'iPhone", "iPhone"), ("de SMS", "SMS")])
def test_milliards_of_goods_are_counted(of: str, noun: str) -> None:
    assert counts_of(f"deux milliards {of}") == [(2e9, noun)]


def test_symbols_of_units_without_a_kind_are_counted() -> None:
    assert counts_of("une fréquence de 2,4 GHz, une pile de 5 000 mAh") == [(2.4, "GHz"), (5000, "mAh")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("il livre 250 A320 et 15 A380", [(250, "A320"), (15, "A380")], id="codes of products"),
        pytest.param("500 avions, dont 4200 A320", [(500, "avions"), (4200, "A320")], id="many of a product"),
        pytest.param("dont 19 très gros porteurs", [(19, "très gros porteurs")], id="an adverb of degree"),
        pytest.param("le nombre de transactions réalisées (60)", [(60, "transactions réalisées")], id="in brackets"),
        pytest.param(
            "le nombre de livraisons serait porté à 520-530 avions", [(520, "avions")], id="a range's own noun"
        ),
        pytest.param("il n'a reçu qu'une seule commande", [(1, "seule commande")], id="one only"),
    ],
)
def test_what_is_counted_in_other_shapes(text: str, counts: list[tuple[float, str]]) -> None:
    assert counts_of(text) == counts


@pytest.mark.parametrize("text", ["il n'a vu qu'une commande", "prenez la sortie 12 A6", "une voix seulement"])
def test_what_counts_nothing_in_those_shapes(text: str) -> None:
    assert counts_of(text) == []
