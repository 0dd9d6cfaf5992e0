from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.calendar.reading import read
from transforms.calendar.tense import speaks_of_future
from transforms.lexicon import read_lexicon


@pytest.mark.parametrize(
    ("before", "after", "future"),
    [
        pytest.param("Il ouvrira ", ".", True, id="a verb in -ra before"),
        pytest.param("Le ", ", le groupe ouvrira.", True, id="a verb after one comma"),
        pytest.param("Il devrait partir ", "", True, id="devrait"),
        pytest.param("jusqu'à ", "", True, id="jusqu'à"),
        pytest.param("Il a ouvert ", ".", False, id="a past"),
        pytest.param("Il a dit ", " qu'il ouvrira", False, id="a verb of the next clause"),
        pytest.param("Il dit qu'il ouvrira, il a signé ", "", False, id="a verb of the clause before"),
        pytest.param("Il ouvrira parce qu'il a signé ", "", False, id="a verb before because"),
        pytest.param("Il libéra la ville ", "", False, id="a past that ends in -ra"),
        pytest.param("", "", False, id="no words at all"),
    ],
)
def test_the_clause_tells_whether_it_is_still_to_come(before: str, after: str, future: bool) -> None:
    frame = pl.DataFrame({"before": [before.lower()], "after": [after.lower()]})
    assert frame.select(speaks_of_future(read_lexicon("fr"))).item() is future


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("En mai, il avait déjà annoncé 100 départs d'ici à 2029.", "2025-05-01", id="what had happened"),
        pytest.param("En mai, il annoncera 100 départs d'ici à 2029.", "2026-05-01", id="what will"),
    ],
)
def test_what_had_happened_is_not_to_come(text: str, first: str) -> None:
    assert str(read(text)[0][1]).startswith(first)
