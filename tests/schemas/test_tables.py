from __future__ import annotations

import pytest

from schemas import RELEASE_TABLES, Table
from schemas.vocabularies import ALL_VOCABULARIES, KINDS, UNITS_OF_KIND

TABLES = pytest.mark.parametrize("table", RELEASE_TABLES.values(), ids=RELEASE_TABLES)
# SQL words that cannot name a column without quotes.
RESERVED = {"from", "to", "order", "group", "table", "user", "end", "start", "values", "references", "all", "rows"}


@TABLES
def test_every_column_says_what_it_means_and_when_it_is_null(table: Table) -> None:
    for column in table.columns:
        assert column.description.endswith("."), column.name
        if column.nullable:
            assert "null" in column.description.lower(), column.name


@TABLES
def test_every_measure_has_a_unit(table: Table) -> None:
    for column in table.columns:
        if column.dtype.is_float():
            assert column.unit, column.name
            assert not column.unit.startswith("`") or column.unit.strip("`") in table.names


@TABLES
def test_keys_exist_and_references_lead_to_a_key(table: Table) -> None:
    assert set(table.key) <= set(table.names)
    for column in table.columns:
        if column.references:
            name, key = column.references.split(".")
            assert RELEASE_TABLES[name].key == (key,)
            assert RELEASE_TABLES[name][key].dtype == column.dtype


@TABLES
def test_no_name_is_a_reserved_word(table: Table) -> None:
    assert not RESERVED & {table.name, *table.names}


def test_one_name_means_one_type_everywhere() -> None:
    types: dict[str, object] = {}
    for table in RELEASE_TABLES.values():
        for column in table.columns:
            assert types.setdefault(column.name, column.dtype) == column.dtype, column.name


def test_every_kind_has_its_units_and_every_value_its_meaning() -> None:
    assert set(UNITS_OF_KIND) == set(KINDS.values)
    for vocabulary in ALL_VOCABULARIES:
        assert all(vocabulary.values.values()), vocabulary.name
