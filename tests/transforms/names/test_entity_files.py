from __future__ import annotations

import polars as pl
import pytest

from transforms.lexicon import Lexicon, read_lexicon
from transforms.names.entities import EntityFileError, lexicon_entities, merge_entities
from transforms.names.mentions import find_mentions
from transforms.text.sentences import split_sentences


def file_of(csv: str) -> pl.DataFrame:
    return pl.read_csv(csv.encode(), infer_schema=False)


def ids_in(text: str, lexicon: Lexicon) -> list[str]:
    sentences = split_sentences(pl.DataFrame({"doc_id": ["d"], "text": [text]}))
    return find_mentions(sentences, lexicon)["entity_id"].to_list()


def test_a_new_entity_is_found_and_reported() -> None:
    rows = file_of("name,kind,aliases,country\nVoltaire Compute,organization,Voltaire|VCX,FR\n")
    lexicon, report = merge_entities(read_lexicon("fr"), {"mine.csv": rows})
    assert report.rows() == [("mine.csv", 1, "organization/voltaire-compute", "added")]
    assert ids_in("Chez VCX et Voltaire,", lexicon) == ["organization/voltaire-compute"] * 2
    assert ids_in("Chez VCX et Voltaire,", read_lexicon("fr")) == []


def test_a_known_entity_keeps_what_the_file_leaves_empty() -> None:
    rows = file_of("name,kind,aliases,wikidata_id\nNvidia,organization,le caméléon,Q1\n")
    lexicon, report = merge_entities(read_lexicon("fr"), {"mine.csv": rows})
    assert report["action"].to_list() == ["changed"]
    nvidia = lexicon_entities(lexicon)[0].filter(entity_id="organization/nvidia").row(0, named=True)
    assert (nvidia["wikidata_id"], nvidia["country"]) == ("Q1", "US")
    assert {"le caméléon", "NVIDIA"} <= set(nvidia["aliases"])
    assert ids_in("Pour le caméléon", lexicon) == ["organization/nvidia"]


def test_a_user_s_name_wins_over_the_lexicon_s() -> None:
    rows = file_of("name,kind\nTitan,organization\n")
    lexicon, _ = merge_entities(read_lexicon("fr"), {"mine.csv": rows})
    assert ids_in("Meta parle de Titan.", lexicon) == ["organization/meta", "organization/titan"]


def test_relations_may_be_added() -> None:
    entities = file_of("name,kind\nVoltaire-1,site\n")
    relations = file_of("subject,relation,object\nVoltaire-1,operated_by,Meta\n")
    lexicon, report = merge_entities(read_lexicon("fr"), {"mine.csv": entities, "ties.csv": relations})
    assert report["action"].to_list() == ["related", "added"] or report["action"].to_list() == ["added", "related"]
    _, _, found = lexicon_entities(lexicon)
    assert found.filter(subject_id="site/voltaire-1")["object_id"].to_list() == ["organization/meta"]


def test_nothing_changes_without_files() -> None:
    lexicon, report = merge_entities(read_lexicon("fr"), {})
    assert report.is_empty()
    assert lexicon.digest == read_lexicon("fr").digest


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        pytest.param(
            "name,sort\nA,site\n", r"mine.csv: no column 'kind': name it in the first line", id="column missing"
        ),
        pytest.param(
            "name,kind,alias\nA,site,B\n",
            r"mine.csv: unknown column 'alias': use name, kind, aliases",
            id="column unknown",
        ),
        pytest.param(
            "name,kind\nA,site\nB,compagny\n", r"mine.csv, row 2: kind 'compagny' is none of organization", id="kind"
        ),
        pytest.param("name,kind\n,site\n", r"mine.csv, row 1: name is empty: fill it in", id="name empty"),
        pytest.param(
            "name,kind,country\nA,site,France\n", r"row 1: country 'France' is no ISO 3166 code", id="country"
        ),
        pytest.param(
            "name,kind,wikidata_id\nA,site,95\n", r"row 1: wikidata_id '95' is not of the form Q95", id="wikidata"
        ),
        pytest.param("name,kind,case\nA,site,upper\n", r"row 1: case 'upper' is none of exact, any", id="case"),
        pytest.param("name,kind\nA B,site\nA-b,site\n", r"row 2: site A-b stands in an earlier row too", id="twice"),
        pytest.param("subject,relation,object\nA,near,B\n", r"row 1: relation 'near' is none of", id="relation"),
        pytest.param(
            "subject,relation,object,valid_from\nA,part_of,B,2025\n", r"valid_from '2025' is no date", id="date"
        ),
    ],
)
def test_a_fault_is_named_with_file_row_and_remedy(csv: str, message: str) -> None:
    with pytest.raises(EntityFileError, match=message):
        merge_entities(read_lexicon("fr"), {"mine.csv": file_of(csv)})


def test_ten_thousand_entities_are_all_found() -> None:
    count = 10_000
    rows = pl.select(name=pl.format("Voltar {}", pl.int_range(count) + 1000)).with_columns(
        kind=pl.lit("organization"), aliases=pl.col("name").str.replace("Voltar ", "VX-", literal=True)
    )
    lexicon, report = merge_entities(read_lexicon("fr"), {"mine.csv": rows})
    assert report["action"].value_counts().rows() == [("added", count)]
    text = " ".join(f"Un accord entre {name} et {alias}." for name, alias in rows.select("name", "aliases").rows())
    sentences = split_sentences(pl.DataFrame({"doc_id": ["d"], "text": [text]}))
    found = find_mentions(sentences, lexicon)
    assert found["surface"].to_list() == [word for row in rows.select("name", "aliases").rows() for word in row]
    assert found["entity_id"].n_unique() == count
