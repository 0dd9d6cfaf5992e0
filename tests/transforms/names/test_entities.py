from __future__ import annotations

import polars as pl
import pytest

from schemas import ENTITIES, RELATIONS, vocabularies
from transforms.lexicon import Lexicon, read_lexicon
from transforms.names.entities import lexicon_entities
from transforms.names.entity_ids import entity_id
from transforms.names.territories import territories


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        pytest.param("site", "Hypérion", "site/hyperion", id="accents fall"),
        pytest.param("organization", "AT&T", "organization/at-t", id="signs become hyphens"),
        pytest.param("place", "Côte d'Ivoire", "place/cote-d-ivoire", id="apostrophes and spaces too"),
        pytest.param("person", "Benoît Cœuré", "person/benoit-coeure", id="ligatures are spelled out"),
    ],
)
def test_an_entity_is_identified_by_kind_and_slug(kind: str, name: str, expected: str) -> None:
    assert pl.select(entity_id(pl.lit(kind), pl.lit(name))).item() == expected


def test_the_lexicon_of_the_field_is_large_and_well_formed() -> None:
    entities, aliases, relations = lexicon_entities(read_lexicon("fr"))
    assert entities.schema == ENTITIES.polars_schema
    assert relations.schema == RELATIONS.polars_schema
    assert not entities["entity_id"].is_duplicated().any()
    assert not relations.select(RELATIONS.key).is_duplicated().any()
    assert set(entities["kind"]) == set(vocabularies.ENTITY_KINDS.values)
    assert set(relations["relation"]) <= set(vocabularies.RELATIONS.values)
    assert entities.filter(pl.col("kind") != "place").height >= 600
    codes = territories("fr")["country"]
    assert entities.filter(pl.col("country").is_not_null() & ~pl.col("country").is_in(codes.implode())).is_empty()
    assert aliases["alias"].str.strip_chars().eq(aliases["alias"]).all()


def test_a_name_that_two_entities_share_has_a_rule_for_one_of_them() -> None:
    lexicon = read_lexicon("fr")
    _, aliases, _ = lexicon_entities(lexicon)
    ruled = lexicon["name_rules"]["names"].str.split("|").explode()
    shared = aliases.filter(pl.col("alias").is_duplicated())["alias"].unique()
    assert shared.filter(~shared.is_in(ruled.implode())).sort().to_list() == []


def test_rules_concern_names_that_the_lexicon_has() -> None:
    lexicon = read_lexicon("fr")
    entities, aliases, _ = lexicon_entities(lexicon)
    ruled = lexicon["name_rules"]["names"].str.split("|").explode()
    assert ruled.filter(~ruled.is_in(aliases["alias"].implode())).sort().to_list() == []
    companions = lexicon["name_rules"]["with"].drop_nulls().str.split("|").explode()
    known = pl.concat([entities["name"], pl.Series(["@company"])])
    assert companions.filter(~companions.is_in(known.implode())).sort().to_list() == []


@pytest.mark.parametrize(
    ("subject", "relation", "related"),
    [
        pytest.param("site/prometheus", "operated_by", "organization/meta", id="Prometheus is Meta's"),
        pytest.param("organization/mgx", "partner_in", "site/stargate", id="MGX is a partner in Stargate"),
        pytest.param("product/gb200", "developed_by", "organization/nvidia", id="GB200 is Nvidia's"),
    ],
)
def test_relations_lead_from_entity_to_entity(subject: str, relation: str, related: str) -> None:
    _, _, relations = lexicon_entities(read_lexicon("fr"))
    found = relations.filter(subject_id=subject, relation=relation, object_id=related)
    assert found["origin"].to_list() == ["lexicon"]


def test_posts_have_their_dates() -> None:
    _, _, relations = lexicon_entities(read_lexicon("fr"))
    wang = relations.filter(subject_id="person/alexandr-wang").sort("valid_from")
    assert wang.select("relation", "object_id", pl.col("valid_to").dt.strftime("%Y-%m")).rows() == [
        ("head_of", "organization/scale-ai", "2025-06"),
        ("employed_by", "organization/meta", None),
        ("head_of", "organization/meta-superintelligence-labs", None),
    ]


def test_territories_come_from_cldr_once() -> None:
    entities, aliases, _ = lexicon_entities(read_lexicon("fr"))
    assert entities.filter(entity_id="place/perou")["country"].to_list() == ["PE"]
    assert entities.filter(pl.col("name").str.contains("Hong Kong"))["name"].to_list() == ["Hong Kong"]
    assert aliases.filter(pl.col("alias") == "Etats-Unis")["entity_id"].to_list() == ["place/etats-unis"]


def test_a_relation_to_nobody_is_named() -> None:
    lexicon = read_lexicon("fr")
    row = {"subject": "Meta", "relation": "part_of", "object": "Nowhere", "valid_from": None, "valid_to": None}
    tables = {**lexicon.tables, "relations": pl.DataFrame([row], schema=dict.fromkeys(row, pl.String))}
    with pytest.raises(ValueError, match="no entity is called 'Nowhere'"):
        lexicon_entities(Lexicon("fr", tables))
