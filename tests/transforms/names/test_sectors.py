"""Nouns that stand for what fits them by its trade, and pronouns for who was quoted."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from tests.transforms.names.test_coreference import resolved_in
from transforms.lexicon import read_lexicon
from transforms.names.entities import lexicon_entities

CASES = {
    "a bank before a paper's neighbour": (
        "Airbus négocie avec Natixis. Airbus recrute. La banque a refusé.",
        ["organization/natixis"],
    ),
    "a bank after a preposition": (
        "Natixis recrute. Le patron de la banque sourit.",
        ["organization/natixis"],
    ),
    "business in general after a preposition": ("Airbus recrute. Le rôle de la banque grandit.", []),
    "no company that is none of the trade": ("Carrefour recrute. L'avionneur a refusé.", []),
    "what the text says it is": (
        "Le chimiste Voltarys recrute. Airbus négocie. Le chimiste a refusé.",
        ["organization/voltarys"],
    ),
    "no court for a company": (
        "Airbus recrute. Le tribunal de commerce de Lyon a validé le plan du groupe.",
        ["organization/airbus"],
    ),
    "a union and no company": ("La CGT proteste contre Airbus. La centrale syndicale appelle.", ["organization/cgt"]),
    "a party": ("Le Parti socialiste hésite. Un élu du parti proteste.", ["organization/parti-socialiste"]),
    "a field after a nationality": (
        "Pernod Ricard recrute. Le groupe français de vins et spiritueux investit.",
        ["organization/pernod-ricard"],
    ),
    "a field without one is somebody": ("Pernod Ricard recrute. Le groupe de travail investit.", []),
    "a paper after selon": ("Les Échos le révèlent. Selon le quotidien, Airbus recrute.", ["organization/les-echos"]),
    "a place where it acts": (
        "Airbus recrute. Le patron du groupe à Toulouse sourit.",
        ["organization/airbus"],
    ),
    "who was quoted": ("« Non », a déclaré Paul Durand. Il a ajouté un mot.", ["person/paul-durand"]),
    "who was quoted, and not whom it is about": (
        "« Non », a déclaré Paul Durand. Elle a ajouté un mot.",
        [],
    ),
}


@cache
def referents() -> dict[str, list[str]]:
    rows = resolved_in([text for text, _ in CASES.values()]).sort("doc_id", "start_char")
    return {doc: rows.filter(doc_id=doc)["entity_id"].to_list() for doc in (f"{n:03}" for n in range(len(CASES)))}


@pytest.mark.parametrize(
    ("number", "expected"),
    [pytest.param(number, names, id=name) for number, (name, (_, names)) in enumerate(CASES.items())],
)
def test_a_noun_stands_for_what_it_fits(number: int, expected: list[str]) -> None:
    assert referents()[f"{number:03}"] == expected


def test_sectors_name_entities_of_the_lexicon_and_nouns_name_sectors() -> None:
    lexicon = read_lexicon("fr")
    listed, _, _ = lexicon_entities(lexicon)
    named = lexicon["sectors"].select(name=pl.col("names").str.split("|")).explode("name").drop_nulls()
    assert named.join(listed, on="name", how="anti")["name"].to_list() == []
    wanted = lexicon["sector_nouns"].select(sector=pl.col("sectors").str.split("|")).explode("sector")
    assert wanted.join(lexicon["sectors"], on="sector", how="anti")["sector"].unique().to_list() == []
