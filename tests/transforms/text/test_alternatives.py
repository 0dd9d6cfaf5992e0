from __future__ import annotations

from transforms.lexicon import read_lexicon
from transforms.text.alternatives import one_of


def test_an_alternation_prefers_the_longest() -> None:
    words = one_of(read_lexicon("fr")["months"]["form"]).split("|")
    assert words.index("janvier") < words.index("janv")
