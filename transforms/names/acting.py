"""Where a clause begins, and what follows its subject: "…, tandis que le second a investi"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.folding import fold
from transforms.text.letters import SMALL

CLAUSE_BEGINS = (
    r'(?:^[" •-]*|[,;:] (?:et |mais |tandis que |alors que |quand |pendant que |puis |enfin )?'
    r"|(?:^|[ ,])(?:[Ss]i|[Qq]uand|[Qq]ue|[Mm]ais|[Ee]t) )$"
)
"""What stands before the subject of a clause."""
APPOSED = r"^, [^,;:.]{3,70},"
"""What may stand between a subject and its verb: "Le néerlandais, spécialiste des machines, détient 11 %"."""
_REST = r"[^,.;:()]{0,60},"
"""What stands between the noun of an apposition and the verb: "Norvex, le spécialiste |des puces,| a levé"."""
_BETWEEN = r" (?:n'|ne |se |s'|en |y |l'|lui |leur )*"


@cache
def acts(lexicon: Lexicon) -> str:
    """A pattern for the text behind a subject: a verb ("a", "prévoit", "investira"), with the pronouns before it."""
    return f"^{_verb(lexicon)}"


@cache
def acts_behind(lexicon: Lexicon) -> str:
    """A pattern for the text behind a noun in an apposition: the rest of it, its comma, and the verb as of `acts`."""
    return f"^{_REST}{_verb(lexicon)}"


def _verb(lexicon: Lexicon) -> str:
    verbs = "|".join(lexicon["subject_verbs"].select(fold(pl.col("verb"))).to_series().sort(descending=True))
    return rf"{_BETWEEN}(?:(?:{verbs})[ ,.]|(?:en|n'en) [{SMALL}]+|[{SMALL}]{{2,}}(?:era|erait|ira|irait|dra|drait) )"
