from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import MENTIONS
from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.names.mentions import find_mentions
from transforms.text.sentences import split_sentences


def sentences_of(*texts: str, section: str = "body") -> pl.DataFrame:
    """Each text a document."""
    documents = pl.DataFrame({"doc_id": [f"d{number:02}" for number in range(len(texts))], "text": list(texts)})
    return split_sentences(documents).with_columns(section=pl.lit(section))


@together
def named_in(texts: list[str]) -> list[list[tuple[str, str]]]:
    """Surface and id of the names in a text."""
    named = find_mentions(sentences_of(*texts), read_lexicon("fr")).select("doc_id", "surface", "entity_id")
    return [named.filter(doc_id=f"d{number:02}").drop("doc_id").rows() for number in range(len(texts))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(
            "Selon Reuters, Meta AI grandit.",
            [("Reuters", "organization/reuters"), ("Meta AI", "product/meta-ai")],
            id="the longest name wins",
        ),
        pytest.param("Les chercheurs d’OpenAI partent.", [("OpenAI", "organization/openai")], id="elision"),
        pytest.param(
            "L'ex-Twitter et l’accord Microsoft-OpenAI.",
            [("Twitter", "product/x"), ("Microsoft", "organization/microsoft"), ("OpenAI", "organization/openai")],
            id="prefixes and pairs with a hyphen",
        ),
        pytest.param(
            "des puces Nvidia GB200/GB300",
            [("Nvidia", "organization/nvidia"), ("GB200", "product/gb200"), ("GB300", "product/gb300")],
            id="a stroke between names",
        ),
        pytest.param(
            "Llama 4 succède à Llama 3.",
            [("Llama 4", "model/llama-4"), ("Llama 3", "model/llama-3")],
            id="a version is a model of its own",
        ),
        pytest.param(
            "SOFTBANK et Softbank misent sur NVIDIA",
            [
                ("SOFTBANK", "organization/softbank"),
                ("Softbank", "organization/softbank"),
                ("NVIDIA", "organization/nvidia"),
            ],
            id="capitals, and capitals left out",
        ),
        pytest.param(
            "la commission européenne et l’OMS",
            [
                ("commission européenne", "organization/commission-europeenne"),
                ("OMS", "organization/organisation-mondiale-de-la-sante"),
            ],
            id="an institution in small letters, an acronym",
        ),
        pytest.param(
            "la Ligue de Football Professionnel et l'autorité des marchés financiers",
            [
                ("Ligue de Football Professionnel", "organization/ligue-de-football-professionnel"),
                ("autorité des marchés financiers", "organization/autorite-des-marches-financiers"),
            ],
            id="an institution with more capitals, one with fewer",
        ),
        pytest.param(
            "aux Etats-Unis, en Côte d’Ivoire et au Pérou",
            [("Etats-Unis", "place/etats-unis"), ("Côte d’Ivoire", "place/cote-d-ivoire"), ("Pérou", "place/perou")],
            id="territories, of CLDR too",
        ),
        pytest.param("😀 e\u0301 Anthropic", [("Anthropic", "organization/anthropic")], id="offsets are code points"),
    ],
)
def test_names_are_found(text: str, named: list[tuple[str, str]]) -> None:
    assert named_in(text) == named


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Une méta-analyse de la métallurgie.", id="small letters inside words"),
        pytest.param("Meta-analyse des essais", id="a compound with a small letter"),
        pytest.param("Nikola Tesla et Gustave Trump", id="a given name makes another person"),
        pytest.param("Jean-Claude est venu.", id="part of a compound name"),
        pytest.param("M. Beaune et Mme Dijon parlent.", id="family names that are towns too"),
        pytest.param("le réseau de transport d'électricité vieillit", id="small letters that are no institution's"),
        pytest.param("L'AJ Bourges a gagné.", id="a club's town"),
        pytest.param("Voir www.google.com ou @OpenAI.", id="addresses and handles"),
        pytest.param("un sac orange et une pomme d'api", id="common words"),
        pytest.param("Un chinois et deux Américains", id="nationalities are not places"),
        pytest.param("une sec, des us et une arm", id="acronyms in small letters"),
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert named_in(text) == []


@pytest.mark.parametrize(
    ("named", "silent", "entity"),
    [
        pytest.param("a-t-il écrit sur X.", "le plan X est prêt.", "product/x", id="X only where it is the network"),
        pytest.param(
            "Accenture recule. HP a aussi supprimé 200 postes.",
            "La voiture gagne 20 HP. HP a aussi un autre sens.",
            "organization/hp",
            id="an acronym beside any company",
        ),
        pytest.param(
            "Selon Orange, la fibre progresse.",
            "Orange et citron, un délice.",
            "organization/orange",
            id="Orange inside a sentence",
        ),
        pytest.param(
            "Orange a gagné des abonnés.",
            "Orange ou vert, qui sait ?",
            "organization/orange",
            id="Orange before a verb",
        ),
        pytest.param(
            "Casino n'emploie plus grand monde.",
            "Casino ou plage, il faut choisir.",
            "organization/casino",
            id="Casino before what companies do",
        ),
        pytest.param(
            "l'opérateur Orange l'affirme",
            "une vigilance Orange est en cours",
            "organization/orange",
            id="Orange the operator",
        ),
        pytest.param("Meta bâtit les pôles Titan.", "la fusée Titan a décollé.", "site/titan", id="Titan the clusters"),
        pytest.param(
            "le fonds Apollo prêtera",
            "la mission Apollo 11",
            "organization/apollo-global-management",
            id="Apollo the fund",
        ),
        pytest.param(
            "Claude, le modèle d'Anthropic,", "Claude Bartolone préside.", "model/claude", id="Claude the model"
        ),
        pytest.param(
            "Oracle construit avec lui.",
            "consulter l'Oracle de Delphes",
            "organization/oracle",
            id="Oracle the company",
        ),
        pytest.param(
            "la licorne Mistral lève des fonds",
            "Le Mistral souffle en rafales.",
            "organization/mistral-ai",
            id="Mistral and the wind",
        ),
        pytest.param(
            "une Amérique de Donald Trump", "en Amérique du Nord", "place/etats-unis", id="Amérique the country"
        ),
        pytest.param(
            "Dans la revue Nature,", "la Nature reprend ses droits", "organization/nature", id="Nature the journal"
        ),
        pytest.param("il vit à Nice.", "Nancy Pelosi et Prince Nice", "place/nice", id="Nice after its preposition"),
        pytest.param("une usine à Douai (Nord)", "Le vent du Nord souffle.", "place/nord", id="Nord the département"),
        pytest.param("un site dans la Somme", "Somme toute, rien.", "place/somme", id="Somme the département"),
        pytest.param(
            "une enquête rapportée par Wired",
            "Le salon Wired Days ouvre.",
            "organization/wired",
            id="Wired the magazine",
        ),
        pytest.param(
            "il monte au Nasdaq", "Acme (NASDAQ: ACME) monte.", "organization/nasdaq", id="a ticker's exchange"
        ),
        pytest.param(
            "Oracle Inc. paie.", "Oracle Therapeutics paie.", "organization/oracle", id="a longer name's begin"
        ),
        pytest.param(
            "un séjour en France", "au sommet Choose France", "place/france", id="France the country, not the event"
        ),
        pytest.param(
            "une villa à Paris", "quitter l'accord de Paris", "place/paris", id="Paris the town, not the treaty"
        ),
        pytest.param(
            "Redmond a licencié 900 personnes.",
            "Le siège de Redmond et celui de Seattle ouvrent.",
            "organization/microsoft",
            id="a town for who has its seat there",
        ),
        pytest.param(
            "le porte-avions Charles de Gaulle",
            "le discours de Charles de Gaulle",
            "product/charles-de-gaulle",
            id="a ship and not its namesake",
        ),
        pytest.param(
            "selon Retailleau",
            "selon Aristide Retailleau",
            "person/bruno-retailleau",
            id="a family name that stands alone",
        ),
        pytest.param("dans l'Hexagone", "le lycée Hexagone Vert", "place/france", id="the Hexagone"),
    ],
)
def test_ambiguous_names_need_their_evidence(named: str, silent: str, entity: str) -> None:
    assert entity in [found for _, found in named_in(named)]
    assert entity not in [found for _, found in named_in(silent)]


def test_a_longer_name_that_fails_its_boundary_does_not_hide_the_shorter() -> None:
    assert named_in("Meta AIdera ses équipes") == [("Meta", "organization/meta")]


@pytest.mark.parametrize("place", ["Isère", "Nozay", "Flamanville", "Ille-et-Vilaine", "Saint-Nazaire", "Cattenom"])
def test_french_departements_and_towns_are_known(place: str) -> None:
    assert [surface for surface, _ in named_in(f"Le chantier ouvre à {place}.")] == [place]


def test_a_name_that_must_stand_alone_is_no_part_of_another() -> None:
    found = named_in("La start-up Harvey grandit, et Harvey Keitel tourne avec Harvey.")
    assert found == [("Harvey", "organization/harvey")] * 2


@pytest.mark.parametrize("section", ["header", "boilerplate"])
def test_only_the_article_names_entities(section: str) -> None:
    found = find_mentions(sentences_of("OpenAI recrute.", section=section), read_lexicon("fr"))
    assert found.equals(MENTIONS.empty())


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(alphabet="M eta’OpnAI\u00a0é😀İ-.4\n", max_size=40), min_size=1, max_size=4))
def test_the_slice_is_the_surface(texts: list[str]) -> None:
    texts = [text + " Meta İ OpenAI" for text in texts]
    found = find_mentions(sentences_of(*texts), read_lexicon("fr"))
    text_of = {f"d{number:02}": text for number, text in enumerate(texts)}
    assert found.height >= len(texts)
    for row in found.iter_rows(named=True):
        assert text_of[row["doc_id"]][row["start_char"] : row["end_char"]] == row["surface"]


def test_the_commission_is_the_european_one_where_the_union_is_named() -> None:
    commission = "organization/commission-europeenne"
    text = "L'Union européenne investit. Pour la Commission, il faut 20 milliards."
    assert ("Commission", commission) in named_in(text)
    text = "La commission européenne investit. Pour la Commission, une commission suffit."
    assert named_in(text) == [("commission européenne", commission), ("Commission", commission)]
    assert named_in("Pour la Commission, il faut 20 milliards.") == []
    assert len(named_in("L'Union européenne attend, et la Commission d'enquête aussi.")) == 1
