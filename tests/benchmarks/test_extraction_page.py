"""The examples of docs/extraction.md are read as it says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from benchmarks.annotated import Annotated, read_texts
from transforms.lexicon import read_lexicon

PAGE = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text("utf-8")
EXAMPLES = re.findall(r"^\| `(\w+)` \| (?:[^|]+ \| )?([^|]+\.) \|$", PAGE, re.MULTILINE)
# Too short a text may not be told to be French.
REST = " La nouvelle a surpris les marchés, qui ne s'attendaient pas à une telle annonce ce matin."


@cache
def told() -> dict[str, set[str]]:
    """By text, the parts of the rules that its claims were read by, and the reasons of its abstentions."""
    texts = [example + REST for example in dict.fromkeys(example for _, example in EXAMPLES)]
    tables = read_texts(Annotated(texts, [None] * len(texts), []), read_lexicon("fr"))
    figures = tables["figures"].select("figure_id", "doc_id")
    rows = pl.concat(
        [
            tables["claims"].select("doc_id", word=pl.col("rule").str.split("/")).explode("word"),
            tables["abstentions"].join(figures, on="figure_id").select("doc_id", word="reason"),
        ]
    )
    words = rows.join(tables["documents"].select("doc_id", "text"), on="doc_id")
    return {text: {word for other, word in words.select("text", "word").iter_rows() if other == text} for text in texts}


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_is_read_by_the_rule_it_stands_for(name: str, example: str) -> None:
    assert name in told()[example + REST]


def test_each_table_has_examples() -> None:
    assert len(EXAMPLES) == 35
