"""Names that the words right before them type: what companies are said of, nationalities, posts, institutions."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.lexicon import read_lexicon
from transforms.names.discovery import discover_entities
from transforms.names.institutions import without_named_places
from transforms.names.mentions import find_mentions
from transforms.text.sentences import split_sentences

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "whose head somebody is": ("Le PDG de Novalia investit.", [("Novalia", "organization/novalia")]),
    "whose head, elided": ("Le directeur général d'Orvane part.", [("Orvane", "organization/orvane")]),
    "whose work": ("Le travail de Novalia compte.", []),
    "who bought": ("La firme a été rachetée par Novalia.", [("Novalia", "organization/novalia")]),
    "a person who bought": (
        "La firme a été rachetée par Paul Vautrin. Elle est détenue et rachetée par Vautrin.",
        [("Paul Vautrin", "person/paul-vautrin")],
    ),
    "a known place is one": ("Le rachat de Lyon.", [("Lyon", "place/lyon")]),
    "the adjective of a country": ("Le suédois Novalia gagne.", [("Novalia", "organization/novalia")]),
    "a contracted article": ("L'avenir du chinois Vosteng.", [("Vosteng", "organization/vosteng")]),
    "an adjective after a noun": ("Le patron suédois Vautrin gagne.", []),
    "a person of a country": ("Le suédois Paul Vautrin gagne.", [("Paul Vautrin", "person/paul-vautrin")]),
    "whence somebody is": ("Le succès de la Lyonnaise Xael Vorn.", [("Xael Vorn", "person/xael-vorn")]),
    "a word that ends as whence one is": ("Les salles du Palais Xael Vorn.", []),
    "towns of a country": (
        "Les villes indiennes de Vosteng et Barvour.",
        [("Barvour", "place/barvour"), ("Vosteng", "place/vosteng")],
    ),
    "a name that only what it does tells": ("Hier, Vosteng a racheté un pont.", [("Vosteng", "organization/vosteng")]),
    "a word that does the same": ("Hier, Région a racheté un pont.", []),
    "a name whose rule a sign fulfils": (
        "Selon le cabinet d'études, Sierra commercialise un robot.",
        [("Sierra", "organization/sierra")],
    ),
    "who says it, an acronym": ("Selon la VLX, tout va bien.", [("VLX", "organization/vlx")]),
    "who leads it, an acronym": ("Le président de la VLX a parlé.", [("VLX", "organization/vlx")]),
    "beside a thing": ("Un accord lie le marché et la VLX.", []),
    "what a known one is joined to": (
        "Un accord lie l'EPFL et la VLX.",
        [("EPFL", "organization/epfl"), ("VLX", "organization/vlx")],
    ),
    "an acronym of a thing": ("Selon le PIB, tout va bien. La VLX est chère.", []),
    "several words after whence it is": (
        "Le turc Vosteng Barvour Demir gagne.",
        [("Vosteng Barvour Demir", "organization/vosteng-barvour-demir")],
    ),
    "a name and a verb that people do too": ("Hier, Xael Vorn recrute. Xael Vorn lance une chanson.", []),
    "whose bracket names another": ("Le succès de Xael Vorn (groupe Novalia).", [("Novalia", "organization/novalia")]),
    "who is told of with his former company": (
        "C'est l'ancien patron de Novalia, Xael Vorn, qui parle.",
        [("Novalia", "organization/novalia"), ("Xael Vorn", "person/xael-vorn")],
    ),
    "a family name with two particles": (
        "Hier, Patrick Van de Vorn a parlé.",
        [("Patrick Van de Vorn", "person/patrick-van-de-vorn")],
    ),
    "a town with an elided word": ("On part au Vornac-d'Orvane.", [("Vornac-d'Orvane", "place/vornac-d-orvane")]),
    "a person after an elided noun": (
        "L'équipe de Paul Vautrin a parlé.",
        [("Paul Vautrin", "person/paul-vautrin")],
    ),
    "what it deals in": (
        "Le spécialiste des robots logistiques Vosteng recrute.",
        [("Vosteng", "organization/vosteng")],
    ),
    "at the begin of a sentence": ("Produit par Vosteng, le film sort.", [("Vosteng", "organization/vosteng")]),
    "an acronym and what it stands for": (
        "On parle de l'AVLX (Association des villes libres), et de la PVLX (Association des villes).",
        [("AVLX", "organization/avlx")],
    ),
    "a sounding": ("Un sondage Vosteng le dit.", [("Vosteng", "organization/vosteng")]),
    "a post before a comma": (
        "Elle a une nouvelle directrice comptable, Xael Vorn, depuis hier.",
        [("Xael Vorn", "person/xael-vorn")],
    ),
    "a comma after other words": ("Elle a une nouvelle table, Xael Vorn, depuis hier.", []),
    "an institution called after a place": (
        "L'université de Liverpool et le conseil régional de Normandie.",
        [
            ("conseil régional de Normandie", "organization/conseil-regional-de-normandie"),
            ("université de Liverpool", "organization/universite-de-liverpool"),
        ],
    ),
    "the place itself": ("La région de Normandie.", [("Normandie", "place/normandie")]),
    "one that the lexicon has": (
        "L'université de Montréal.",
        [("université de Montréal", "organization/universite-de-montreal")],
    ),
    "a body of a country": (
        "L'Association des petites villes de France alerte.",
        [("Association des petites villes de France", "organization/association-des-petites-villes-de-france")],
    ),
    "a body with its acronym": (
        "La Ligue des radios locales (LRLX) proteste. La LRLX attend.",
        [
            ("LRLX", "organization/ligue-des-radios-locales"),
            ("LRLX", "organization/ligue-des-radios-locales"),
            ("Ligue des radios locales", "organization/ligue-des-radios-locales"),
        ],
    ),
    "a body that does something": (
        "L'Association des maires accuse la ville de Paris.",
        [("Association des maires", "organization/association-des-maires"), ("Paris", "place/paris")],
    ),
    "of no place": ("L'université de Bérénice.", []),
}


@pytest.fixture(scope="module")
def named() -> dict[str, list[tuple[str, str]]]:
    """What all cases name, found at once."""
    names = list(CASES)
    lexicon = read_lexicon("fr")
    sentences = split_sentences(pl.DataFrame({"doc_id": names, "text": [text for text, _ in CASES.values()]}))
    mentions = find_mentions(sentences, lexicon)
    _, found, _ = discover_entities(sentences, mentions, lexicon)
    every = pl.concat([without_named_places(mentions, found), found]).sort("doc_id", "surface")
    told: dict[str, list[tuple[str, str]]] = {name: [] for name in names}
    for doc, surface, entity in every.select("doc_id", "surface", "entity_id").rows():
        told[doc].append((surface, entity))
    return told


@pytest.mark.parametrize("name", CASES)
def test_the_words_before_a_name_tell_what_it_is(named: dict[str, list[tuple[str, str]]], name: str) -> None:
    assert named[name] == CASES[name][1]
