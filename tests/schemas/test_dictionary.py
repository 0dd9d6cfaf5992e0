from __future__ import annotations

from pathlib import Path

from schemas import RELEASE_TABLES
from schemas.dictionary import data_dictionary, table_section
from schemas.vocabularies import ALL_VOCABULARIES

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"


def test_the_page_in_the_docs_is_what_the_schemas_say() -> None:
    assert PAGE.read_text("utf-8") == data_dictionary(RELEASE_TABLES.values(), ALL_VOCABULARIES)


def test_every_column_has_its_row() -> None:
    section = table_section(RELEASE_TABLES["figures"])
    assert (
        "| `low` | DOUBLE, nullable | Least value, in `unit`; null where the text leaves it open. Unit: `unit`. |"
        in section
    )
    assert section.count("\n| `") == len(RELEASE_TABLES["figures"].columns)
