from __future__ import annotations

import re

from transforms.lexicon import read_lexicon
from transforms.quantities.figure_cues import alternatives


def test_the_cues_of_a_class_are_one_expression() -> None:
    remaining = re.compile(alternatives(read_lexicon("fr"), "remaining"))
    assert remaining.fullmatch("autres")
    assert not remaining.fullmatch("finale")


def test_a_class_that_the_lexicon_lacks_is_empty() -> None:
    assert alternatives(read_lexicon("fr"), "none such") == ""
