"""Names that nothing beside them explains, and institutions by the words of their names."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from transforms.lexicon import read_lexicon
from transforms.names.discovery import discover_entities
from transforms.names.mentions import find_mentions
from transforms.text.sentences import split_sentences

FIRMS = "Airbus, Boeing, Google et Nvidia recrutent."

CASES = {
    "a place after à": ("Le site ouvrira à Bourgvieux.", ["place/bourgvieux"]),
    "a place with an article": ("Une usine ouvrira à La Roncière demain.", ["place/la-ronciere"]),
    "whose mayor he is": ("Interrogé, le maire de Saint-Foy-le-Sec hésite.", ["place/saint-foy-le-sec"]),
    "what belongs to somebody": ("Le site appartient à Voltarys.", []),
    "who is sold something": ("Une usine cédée hier à Voltarys.", []),
    "not where no companies are named": ("Un accord avec Voltarys est signé.", []),
    "among two that are called companies": (
        "Le groupe Danone a signé avec la société Airbus. Un accord avec Voltarys est signé.",
        ["organization/voltarys"],
    ),
    "among companies": (f"{FIRMS} Un accord avec Voltarys est signé.", ["organization/voltarys"]),
    "beside one in a text on business": (
        "La start-up Orvane recrute. Ses clients et ses fournisseurs sont inquiets. Un accord avec Voltarys est signé.",
        ["organization/orvane", "organization/voltarys"],
    ),
    "not beside one in a text on something else": (
        "La start-up Orvane recrute. Il fait beau. Un accord avec Voltarys est signé.",
        ["organization/orvane"],
    ),
    "after a colon, in a list": (
        f"{FIRMS} Elle a deux clients : Voltarys et Orvane.",
        ["organization/voltarys", "organization/orvane"],
    ),
    "in brackets after who works there": (
        f"{FIRMS} Elle en parle à Anna Morel (Voltarys).",
        ["person/anna-morel", "organization/voltarys"],
    ),
    "after a person in a list": (
        f"{FIRMS} Aux côtés d'Anna Morel, Xanti Ourdou et Paul Durand.",
        ["person/anna-morel", "person/xanti-ourdou", "person/paul-durand"],
    ),
    "in two words": (f"{FIRMS} Un accord avec Voltarys Nord est signé.", ["organization/voltarys-nord"]),
    "after an elision": (f"{FIRMS} Les salariés d'Orvane protestent.", ["organization/orvane"]),
    "beside another": (
        f"{FIRMS} Les fonds de Sable et Voltarys prêtent.",
        ["organization/sable", "organization/voltarys"],
    ),
    "not what a noun calls so": (f"{FIRMS} La licence Voltarys suffit.", []),
    "not an institution's common noun": (f"{FIRMS} Selon Bourse et Budget, la hausse est due à Covid-19.", []),
    "not an acronym": (f"{FIRMS} Le prix de HBM et de DRAM grimpe.", []),
    "not a given name": (f"{FIRMS} La firme fondée par Bérénice et Paul recrute.", []),
    "not where people prevail": (
        "Airbus, Boeing et Nvidia recrutent Anna Morel, Paul Durand et Marie Petit avec Voltarys.",
        ["person/anna-morel", "person/paul-durand", "person/marie-petit"],
    ),
    "what et joins to a place": ("Une ligne entre Lyon et Bourgvieux.", ["place/bourgvieux"]),
    "not what et joins to a country alone": ("La France et Bourgvieux.", []),
    "whom et joins to a person": (
        "Hier, Anna Morel et Xanti Ourdou chantent.",
        ["person/anna-morel", "person/xanti-ourdou"],
    ),
    "a person after a role and a nation": ("le coureur néerlandais Xanti Ourdou", ["person/xanti-ourdou"]),
    "not a person after a role's complement": ("le coureur de Xanti Ourdou", []),
    "a court": ("La cour d'appel de Lyon tranche.", ["organization/cour-d-appel-de-lyon"]),
    "another court": ("Le tribunal correctionnel de Lille juge.", ["organization/tribunal-correctionnel-de-lille"]),
    "a foreign ministry": (
        "Selon le ministère norvégien du Climat, la hausse continue.",
        ["organization/ministere-norvegien-du-climat"],
    ),
    "a ministry by two fields": (
        "Selon le ministère de la Mer et de la Pêche, tout va bien.",
        ["organization/ministere-de-la-mer-et-de-la-peche"],
    ),
    "a ministry alone": ("Le ministère de la rue est fermé.", []),
    "a department of a house": ("Le département de la conjoncture relit.", []),
    "a body with its acronym": (
        "La fédération du jouet artisanal (FJA) proteste, dit la FJA.",
        ["organization/federation-du-jouet-artisanal"] * 3,
    ),
    "a body by what it is for": (
        "Saisie par l'Institut de la consommation, elle attend.",
        ["organization/institut-de-la-consommation"],
    ),
    "a body by all that it is for": (
        "Selon la Direction de la pêche, de la mer et de la forêt, tout va bien.",
        ["organization/direction-de-la-peche-de-la-mer-et-de-la-foret"],
    ),
    "a body of any house": ("Le Conseil de surveillance et la Direction de la société attendent.", []),
    "a body in capitals": (
        "La Coordination Nationale des Infirmiers proteste.",
        ["organization/coordination-nationale-des-infirmiers"],
    ),
    "a school by its name": ("Grève au lycée Jean Rostand.", ["organization/lycee-jean-rostand"]),
    "a group called after a place, of somebody's": (
        "Réunion du Groupe de Lima de l'OSCE.",
        ["organization/groupe-de-lima"],
    ),
    "called with an article": ("Le groupe Le Vornac recrute.", ["organization/le-vornac"]),
    "where somebody is, not its council": ("Un village du département de la Mayenne.", []),
    "what the council does": ("Le Département de la Mayenne paie.", ["organization/departement-de-la-mayenne"]),
    "a body without one": ("La fédération du jouet artisanal proteste.", []),
}


@cache
def found() -> dict[str, list[str]]:
    texts = [text for text, _ in CASES.values()]
    documents = pl.DataFrame({"doc_id": [f"d{number:02}" for number in range(len(texts))], "text": texts})
    lexicon = read_lexicon("fr")
    sentences = split_sentences(documents)
    _, mentions, _ = discover_entities(sentences, find_mentions(sentences, lexicon), lexicon)
    rows = mentions.sort("doc_id", "start_char").select("doc_id", "entity_id").rows()
    return {f"d{number:02}": [entity for doc, entity in rows if doc == f"d{number:02}"] for number in range(len(texts))}


@pytest.mark.parametrize(
    ("number", "expected"),
    [pytest.param(number, names, id=name) for number, (name, (_, names)) in enumerate(CASES.items())],
)
def test_names_that_nothing_explains(number: int, expected: list[str]) -> None:
    assert found()[f"d{number:02}"] == expected


def test_hyphens_articles_and_accents_may_be_left_out() -> None:
    texts = [
        "Dans les Pyrénées Atlantiques et les Hauts de France.",
        "Un navire au Havre, le port du Havre.",
        "Le navire cherche un Havre de paix.",
        "Selon le ministère de l'Economie, tout va bien.",
    ]
    documents = pl.DataFrame({"doc_id": [f"d{number}" for number in range(len(texts))], "text": texts})
    mentions = find_mentions(split_sentences(documents), read_lexicon("fr"))
    assert mentions.select("doc_id", "entity_id").rows() == [
        ("d0", "place/pyrenees-atlantiques"),
        ("d0", "place/hauts-de-france"),
        ("d1", "place/le-havre"),
        ("d1", "place/le-havre"),
        ("d3", "organization/ministere-de-l-economie"),
    ]


def test_a_branch_is_no_place() -> None:
    texts = [
        "Le patron de Sanofi France sourit.",
        "Le patron de Sanofi, France et Italie en vue, sourit.",
        "Jaan Tallinn et Norvex Winds France ont payé.",
        "Depuis Tallinn, le Grand Londres se tait. À Paris, Emmanuel Macron France en tête paie.",
        "La Caisse paie. La Caisse d'allocations familiales recrute.",
        "Le projet du MRS 5 avance.",
    ]
    documents = pl.DataFrame({"doc_id": ["d0", "d1", "d2", "d3", "d4", "d5"], "text": texts})
    mentions = find_mentions(split_sentences(documents), read_lexicon("fr"))
    assert mentions.select("doc_id", "entity_id").rows() == [
        ("d0", "organization/sanofi"),
        ("d1", "organization/sanofi"),
        ("d1", "place/france"),
        ("d1", "place/italie"),
        ("d3", "place/tallinn"),
        ("d3", "place/londres"),
        ("d3", "place/paris"),
        ("d3", "person/emmanuel-macron"),
        ("d3", "place/france"),
        ("d4", "organization/la-caisse"),
        ("d4", "organization/caisse-d-allocations-familiales"),
        ("d5", "site/mrs5"),
    ]
