"""Whether the words around an expression speak of what is still to come."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.calendar_patterns import one_of
from transforms.lexicon import Lexicon

# The clause of an expression: back to a stop, comma or "que", and on to the next.
_CLAUSE_BEFORE = r"[^,;:\"()]{0,120}$"
_CLAUSE_AFTER = r"^[^;:\"()]?[^,;:\"()]{0,120}"
_NEW_CLAUSE = r" (?:que|qui|dont|où|mais|car|et|alors|après|quand|lorsque) | (?:qu|lorsqu)'"


@cache
def _future_cue(lexicon: Lexicon) -> str:
    cues = lexicon["future_cues"]
    words = one_of(cues.filter(pl.col("form") == "word")["cue"])
    endings = one_of(cues.filter(pl.col("form") == "ending")["cue"])
    return rf"(?:^|[^\p{{L}}])(?:{words}|\p{{L}}{{2,20}}(?:{endings}))(?:[^\p{{L}}]|$)"


def speaks_of_future(lexicon: Lexicon) -> pl.Expr:
    """Whether the clause around an expression is about what is to come, from the columns `before` and `after`.

    "il a dit mardi qu'il ouvrira vendredi": not at "mardi", but at "vendredi".
    """
    clause_before = (
        pl.col("before").str.extract(_CLAUSE_BEFORE, 0).str.replace(rf"^.*(?:{_NEW_CLAUSE})", " ").fill_null("")
    )
    clause_after = (
        pl.col("after").str.extract(_CLAUSE_AFTER, 0).str.replace(rf"(?:{_NEW_CLAUSE}).*$", " ").fill_null("")
    )
    cue = _future_cue(lexicon)
    return clause_before.str.contains(cue) | clause_after.str.contains(cue)
