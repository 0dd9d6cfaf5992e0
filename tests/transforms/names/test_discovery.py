from __future__ import annotations

import time

import polars as pl
import pytest

from schemas import ENTITIES, MENTIONS, RELATIONS
from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.names.discovery import discover_entities, discover_names, least_named
from transforms.names.mentions import find_mentions
from transforms.text.sentences import split_sentences


def discovered(*texts: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    documents = pl.DataFrame({"doc_id": [f"d{number:02}" for number in range(len(texts))], "text": list(texts)})
    lexicon = read_lexicon("fr")
    sentences = split_sentences(documents)
    return discover_entities(sentences, find_mentions(sentences, lexicon), lexicon)


@together
def found_in(texts: list[str]) -> list[list[tuple[str, str]]]:
    """Surface and id of the names that a text makes known."""
    found: list[list[tuple[str, str]]] = [[] for _ in texts]
    for doc, *name in discovered(*texts)[1].select("doc_id", "surface", "entity_id").rows():
        found[int(doc[1:])].append((name[0], name[1]))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Hier, Bérénice Vautrin a quitté Meta.",
            [("Bérénice Vautrin", "person/berenice-vautrin")],
            id="given and family name",
        ),
        pytest.param(
            "Selon Paul de Kermadec, rien ne presse.",
            [("Paul de Kermadec", "person/paul-de-kermadec")],
            id="a particle",
        ),
        pytest.param(
            "Xu Zhenhao, chercheur chez Meta, part.", [("Xu Zhenhao", "person/xu-zhenhao")], id="a role after the name"
        ),
        pytest.param(
            "« Non », a déclaré Ozren Vukic hier.",
            [("Ozren Vukic", "person/ozren-vukic")],
            id="a verb of saying before it",
        ),
        pytest.param("la chercheuse Ayo Okonjo", [("Ayo Okonjo", "person/ayo-okonjo")], id="a role before it"),
        pytest.param(
            "La start-up Voltarys lève des fonds.", [("Voltarys", "organization/voltarys")], id="la start-up X"
        ),
        pytest.param(
            "le fabricant taïwanais de puces Hexatron",
            [("Hexatron", "organization/hexatron")],
            id="adjective and complement between",
        ),
        pytest.param(
            "un prêt de Blue Heron Capital",
            [("Blue Heron Capital", "organization/blue-heron-capital")],
            id="an ending that companies have",
        ),
        pytest.param(
            "Paul Gold dirige Sable Gold.",
            [("Paul Gold", "person/paul-gold"), ("Sable Gold", "organization/sable-gold")],
            id="an ending that families have too",
        ),
        pytest.param(
            "chez Nvidia, Sable Compute et Google",
            [("Sable Compute", "organization/sable-compute")],
            id="between two organizations of a list",
        ),
        pytest.param(
            "un centre de données baptisé « Vulcain »",
            [("Vulcain", "site/vulcain")],
            id="baptisé, typed by the noun before",
        ),
        pytest.param(
            "Engie Ventures et Norvex Asset & Research Company investissent.",
            [
                ("Engie Ventures", "organization/engie-ventures"),
                ("Norvex Asset & Research Company", "organization/norvex-asset-research-company"),
            ],
            id="a longer name than the lexicon's, and one with an ampersand",
        ),
        pytest.param(
            "Apple a nommé Xian Tsofu à la tête de ses équipes.",
            [("Xian Tsofu", "person/xian-tsofu")],
            id="between an appointment's verb and its post",
        ),
        pytest.param(
            "Le groupe bâtit un campus à Lyon. Baptisé Vulcain, il ouvrira en 2028.",
            [("Vulcain", "site/vulcain")],
            id="Baptisé before its sentence, typed by the noun of the one before",
        ),
        pytest.param(
            "Le groupe a choisi Lyon. Baptisé Vulcain, le site ouvrira en 2028.",
            [("Vulcain", "site/vulcain")],
            id="Baptisé before its sentence, typed by the noun behind it",
        ),
        pytest.param("Le campus ouvre. Nommée Garante des droits, elle paie.", [], id="Nommée to a post"),
        pytest.param("une puce baptisée Zéphyr", [("Zéphyr", "product/zephyr")], id="baptisée, a chip"),
        pytest.param("le modèle de langage Corvus", [("Corvus", "model/corvus")], id="a model"),
        pytest.param("le supercalculateur Cassiopée", [("Cassiopée", "site/cassiopee")], id="a supercomputer"),
        pytest.param(
            "Meta prépare Llama 7 et Gemini 4.5.",
            [("Llama 7", "model/llama-7"), ("Gemini 4.5", "model/gemini-4-5")],
            id="versions the lexicon has not",
        ),
        pytest.param(
            "Deux campus de data centers : NAR 1 et NAR 2. Ensuite NAR 3 suivra.",
            [("NAR 1", "site/nar-1"), ("NAR 2", "site/nar-2"), ("NAR 3", "site/nar-3")],
            id="data centers by their codes",
        ),
        pytest.param(
            "Les enseignes Zulbri, Bricelle et Bizzoube ferment.",
            [
                ("Zulbri", "organization/zulbri"),
                ("Bricelle", "organization/bricelle"),
                ("Bizzoube", "organization/bizzoube"),
            ],
            id="a list that a plural announces",
        ),
        pytest.param(
            "En tête : Carrefour (+9,6 %), Cacholet (+9,1 %) et Auchan (+7,8 %).",
            [("Cacholet", "organization/cacholet")],
            id="a list with figures in brackets",
        ),
        pytest.param(
            "Le CHU de Bourgvieux et l'hôpital Saint-Elme ferment.",
            [
                ("CHU de Bourgvieux", "organization/chu-de-bourgvieux"),
                ("hôpital Saint-Elme", "organization/hopital-saint-elme"),
            ],
            id="institutions of a place that is not known",
        ),
        pytest.param(
            'La marque "Traiteur de Bourges" et la biscuiterie "La Bigoudelle" recrutent.',
            [
                ("Traiteur de Bourges", "organization/traiteur-de-bourges"),
                ("La Bigoudelle", "organization/la-bigoudelle"),
            ],
            id="names between quotation marks, whatever they are",
        ),
        pytest.param(
            "Le musée des Vieux-Arts de Lille et la clinique Saint-Elme ouvrent.",
            [
                ("musée des Vieux-Arts de Lille", "organization/musee-des-vieux-arts-de-lille"),
                ("clinique Saint-Elme", "organization/clinique-saint-elme"),
            ],
            id="museums and clinics",
        ),
        pytest.param(
            "Il investit dans Voltabem, sa filiale de menuiserie.",
            [("Voltabem", "organization/voltabem")],
            id="X, sa filiale",
        ),
        pytest.param(
            "Engie et Siemens font du béton (Edycal) et des turbines (Areva).",
            [("Edycal", "organization/edycal")],
            id="alone in brackets in a text about companies",
        ),
        pytest.param(
            "L'usine Norvex de Barvillon fermera.",
            [("Norvex", "organization/norvex"), ("Barvillon", "place/barvillon")],
            id="the town after a plant and whose it is",
        ),
        pytest.param(
            "Six éoliennes du modèle Haliolo tournent. Leur IAE est bon.",
            [("Haliolo", "product/haliolo")],
            id="a model of a turbine is a product",
        ),
        pytest.param(
            "Bosch, Engie, Orange et Accor vont à Barvaux (Aude), Murvillon (Finistère) et Trez-Goz (Somme).",
            [("Barvaux", "place/barvaux"), ("Murvillon", "place/murvillon"), ("Trez-Goz", "place/trez-goz")],
            id="towns in a list, by their département",
        ),
        pytest.param(
            "Deux entreprises suivent : Taramol et Gammat. Agilitem est une société de Nice.",
            [("Agilitem", "organization/agilitem")],
            id="X est une société",
        ),
        pytest.param(
            "Il reprend deux entreprises : Taramol et Gammat. La PME Mapalo suit, avec Sotibal basée à Nice.",
            [
                ("Taramol", "organization/taramol"),
                ("Gammat", "organization/gammat"),
                ("Mapalo", "organization/mapalo"),
                ("Sotibal", "organization/sotibal"),
            ],
            id="after a colon, after PME, before its seat",
        ),
        pytest.param(
            "Bosch, Engie, Orange et Accor vont de Saint-Barvin-de-Trez à Nice.",
            [("Saint-Barvin-de-Trez", "place/saint-barvin-de-trez")],
            id="a town by its shape",
        ),
        pytest.param(
            "La préfecture du Gard Anna Barvin parle.",
            [("préfecture du Gard", "organization/prefecture-du-gard"), ("Anna Barvin", "person/anna-barvin")],
            id="who is named right after an institution",
        ),
        pytest.param(
            "Le Comité national des artisans de montagne et le Château Cos Labori.",
            [
                ("Comité national des artisans de montagne", "organization/comite-national-des-artisans-de-montagne"),
                ("Château Cos Labori", "organization/chateau-cos-labori"),
            ],
            id="a body by its rank and aim, a house by its first word",
        ),
        pytest.param(
            "L'entreprise s'appelle Hemarol ; son traitement contre le rhume, dénommé Graspol, arrive.",
            [("Hemarol", "organization/hemarol"), ("Graspol", "product/graspol")],
            id="what it is called, by the noun before",
        ),
        pytest.param(
            "La Strasbourgeoise Bionexal a levé un million.",
            [("Bionexal", "organization/bionexal")],
            id="whence it is before its name",
        ),
        pytest.param(
            "Engie et Bosch citent trois chantiers (Piriol, Socarel et Blavon).",
            [
                ("Piriol", "organization/piriol"),
                ("Socarel", "organization/socarel"),
                ("Blavon", "organization/blavon"),
            ],
            id="a list alone in brackets",
        ),
        pytest.param(
            "Navirol (filiale de Thales) et Invest PMI, société de gestion, montent.",
            [("Navirol", "organization/navirol"), ("Invest PMI", "organization/invest-pmi")],
            id="what it is in brackets, a noun of several words",
        ),
        pytest.param("Le modèle Haliolo d'IA écrit.", [("Haliolo", "model/haliolo")], id="a model of AI"),
        pytest.param("Le FC Bourges joue.", [("FC Bourges", "organization/fc-bourges")], id="a club and its town"),
    ],
)
def test_unknown_names_are_found_and_typed(text: str, found: list[tuple[str, str]]) -> None:
    assert found_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Les Européens et Wall Street attendent.", id="capitals alone"),
        pytest.param("rue Victor Hugo et stade Jean Rostand", id="streets and stadiums"),
        pytest.param("La société Nvidia et le modèle Llama", id="names of the lexicon"),
        pytest.param("L'entreprise a annoncé que Paris dirait oui.", id="a clause between noun and name"),
        pytest.param("les puces GPU et les IA", id="acronyms of kinds"),
        pytest.param("Llama 4 milliards de fois téléchargé", id="a number that counts"),
        pytest.param("la start-up Française", id="a nationality"),
        pytest.param("Ses métiers - Gaming et Data Center - progressent.", id="a line of business"),
        pytest.param("Il a nommé Bande Passante son nouvel album.", id="a verb of naming without a post"),
        pytest.param("Nvidia & Accel Partners", id="two names with an ampersand"),
        pytest.param("Selon Le Directeur Général", id="a title in capitals"),
        pytest.param("Le prix est revenu à Kallistal. Un conseil national des élus suit.", id="no place, no body"),
        pytest.param("C'est une société. Ceci est une entreprise.", id="what is no name is a company"),
        pytest.param("Engie et Bosch citent trois villes (Lyon, Nice et Barvaux).", id="a list of places in brackets"),
        pytest.param("Les PME du Gard (Barvin (Aude), Murvil (Finistère)) fusionnent.", id="firms with a département"),
        pytest.param("Les clubs de la Ligue attendent.", id="of them, and not so called"),
        pytest.param("Le quartier général des meubles est loin.", id="headquarters"),
        pytest.param("Madame, C'est avec Nvidia, Engie, Orange, Bosch et Danone.", id="an elision"),
        pytest.param(
            "Engie et Siemens ont du retard (Photo : Areva) et un (Rapport annuel).", id="no name in brackets"
        ),
        pytest.param("Le site MQX12 de la régie est au bord de la route MQ 7.", id="a code, and no data center"),
    ],
)
def test_look_alikes_are_not_names(text: str) -> None:
    assert found_in(text) == []


def test_what_is_found_once_is_found_everywhere_in_its_document_only() -> None:
    _, mentions, _ = discovered("La start-up Voltarys grandit. Chez Voltarys, on recrute.", "Voltarys recrute.")
    assert mentions.select("doc_id", "start_char").rows() == [("d00", 12), ("d00", 35)]


def test_one_name_is_one_entity_across_documents() -> None:
    entities, mentions, _ = discovered("La start-up Voltarys grandit.", "Pour la société Voltarys,")
    assert entities.select("entity_id", "name", "kind", "discovered").rows() == [
        ("organization/voltarys", "Voltarys", "organization", True)
    ]
    assert mentions["entity_id"].to_list() == ["organization/voltarys"] * 2
    assert set(mentions["method"]) == {"pattern"}


def test_each_document_tells_its_own_name_of_an_entity_and_the_first_by_letter_is_its_name() -> None:
    texts = ["La start-up Voltarys grandit.", "La start-up VoltaRys grandit.", "La start-up Voltarys recrute."]
    sentences = split_sentences(pl.DataFrame({"doc_id": ["d0", "d1", "d2"], "text": texts}))
    lexicon = read_lexicon("fr")
    discoveries, _, _ = discover_names(sentences, find_mentions(sentences, lexicon), lexicon)
    assert discoveries.select("doc_id", "entity_id", "name").rows() == [
        ("d0", "organization/voltarys", "Voltarys"),
        ("d1", "organization/voltarys", "VoltaRys"),
        ("d2", "organization/voltarys", "Voltarys"),
    ]
    assert least_named(discoveries)["name"].to_list() == ["VoltaRys"]
    assert least_named(discoveries.reverse()).equals(least_named(discoveries))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Le fonds Voltarys Croissance (VCX) prête. VCX paie.",
            [("Voltarys Croissance", "organization/voltarys-croissance")]
            + [("VCX", "organization/voltarys-croissance")] * 2,
            id="of an unknown name",
        ),
        pytest.param("Anthropic (ANX) vend. ANX paie.", [("ANX", "organization/anthropic")] * 2, id="of a known name"),
        pytest.param("Anthropic (VCX) vend. VCX paie.", [], id="another initial"),
        pytest.param(
            "L'Organisation mondiale de la santé (Omsan) alerte. L'Omsan paie.",
            [("Omsan", "organization/organisation-mondiale-de-la-sante")] * 2,
            id="written as a word",
        ),
        pytest.param("Anthropic (Annonce) vend.", [], id="a word after a name of one"),
        pytest.param("ANX vend.", [], id="never introduced"),
        pytest.param("Arthur Mensch (ANX) vend. ANX paie.", [], id="of a person"),
    ],
)
def test_acronyms_in_brackets_name_what_stands_before_them(text: str, found: list[tuple[str, str]]) -> None:
    assert found_in(text) == found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        pytest.param(
            "Bérénice Vautrin, directrice de la recherche chez Meta,",
            ("person/berenice-vautrin", "employed_by", "organization/meta"),
            id="role after the name",
        ),
        pytest.param(
            "Le PDG de la start-up Voltarys, Paul Durand,",
            ("person/paul-durand", "head_of", "organization/voltarys"),
            id="role and organization before it",
        ),
        pytest.param(
            "Paul Durand (OpenAI) proteste.",
            ("person/paul-durand", "employed_by", "organization/openai"),
            id="organization in brackets",
        ),
        pytest.param(
            "Paul Durand, cofondateur de Mistral AI,",
            ("organization/mistral-ai", "founded_by", "person/paul-durand"),
            id="founder",
        ),
    ],
)
def test_posts_become_relations_of_the_document(text: str, relation: tuple[str, str, str]) -> None:
    _, _, relations = discovered(text)
    assert relations.select("subject_id", "relation", "object_id").rows() == [relation]
    assert relations["origin"].to_list() == ["d00"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Paul Durand, ancien directeur de Meta,", id="former post"),
        pytest.param("Paul Durand a rencontré Meta.", id="no post"),
    ],
)
def test_no_post_is_made_up(text: str) -> None:
    assert discovered(text)[2].is_empty()


def test_nothing_in_nothing_out() -> None:
    entities, mentions, relations = discovered("Rien à signaler.")
    assert entities.equals(ENTITIES.empty())
    assert mentions.equals(MENTIONS.empty())
    assert relations.equals(RELATIONS.empty())


def test_time_is_linear_in_capitals() -> None:
    def seconds(count: int) -> float:
        begin = time.perf_counter()
        discovered("Zug & Aa de La Bérénice " * count)
        return time.perf_counter() - begin

    seconds(10)
    # Doubled twice; the constant is what a busy machine may add.
    assert seconds(4000) < 4 * 2 * seconds(1000) + 1
