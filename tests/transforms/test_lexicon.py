from __future__ import annotations

import csv
from importlib import resources

import pytest

from transforms.lexicon import read_lexicon

FILES = sorted(
    (entry for entry in (resources.files("transforms.lexicon") / "fr").iterdir() if entry.name.endswith(".csv")),
    key=lambda entry: entry.name,
)
EACH_FILE = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
# Lists of names, of points and of counts, whose rows are their own example.
WITHOUT_EXAMPLES = {
    "claim_weights",
    "entities",
    "given_names",
    "places",
    "relations",
    "rule_precision",
    "territory_names",
}


@EACH_FILE
def test_a_table_says_what_it_holds(file: resources.abc.Traversable) -> None:
    assert file.read_text("utf-8").startswith("# ")


@EACH_FILE
def test_rows_have_the_columns_of_the_header_and_their_example(file: resources.abc.Traversable) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    rows = list(csv.reader(lines))
    assert {len(row) for row in rows} == {len(rows[0])}
    if file.name.removesuffix(".csv") not in WITHOUT_EXAMPLES:
        assert [row for row in rows[1:] if not row[rows[0].index("example")]] == []


@EACH_FILE
def test_no_row_stands_twice(file: resources.abc.Traversable) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert sorted(lines) == sorted(set(lines))


def test_two_lexicons_of_equal_content_have_one_digest() -> None:
    assert read_lexicon("fr").digest == read_lexicon.__wrapped__("fr").digest
