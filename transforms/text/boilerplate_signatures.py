"""Who signed a text: the agencies and initials of its last line."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import CAPITAL, LETTER

# "ats/jop", "(AFP, avec Reuters)": the last line of all.
_SIGN_OFF_CHARS = 40
# "A. Martin", "J.-P. MARTIN avec AFP", "A.Martin--JP" in the last line of all.
_INITIALS = (
    rf"^[\s(]*(?:[{CAPITAL}][.] ?-?){{1,3}}(?:[{CAPITAL}][{LETTER}'’-]{{1,25}})?"
    rf"(?:(?: avec |[/-]{{1,2}})[{LETTER}-]{{2,20}})?[\s)]*$"
)


def signed_lines(sentences: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The numbers of the lines that do nothing but sign."""
    last = sentences.filter(lines["_last"].gather(sentences["line"] - 1), pl.col("_length") < _SIGN_OFF_CHARS)
    return last.filter(pl.col("lower").str.contains(_sign_off(lexicon)) | pl.col("text").str.contains(_INITIALS))[
        "line"
    ]


@cache
def _sign_off(lexicon: Lexicon) -> str:
    agencies = one_of(lexicon["press_agencies"]["form"])
    more = rf"(?:(?: et |, ?|/|-|,? avec )(?:{agencies}|[{LETTER}]{{1,4}})){{0,3}}"
    return rf"^[\s(\[]*(?:avec )?(?:{agencies}){more}[\s)\].]*$"
