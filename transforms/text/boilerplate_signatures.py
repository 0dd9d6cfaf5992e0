"""Who signed a text: names and agencies in a line of their own, where a page begins or ends."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import CAPITAL, LETTER, SMALL

# "ats/jop", "(AFP, avec Reuters)", "(Le Port avec AFP)": of the last lines, or below the title.
_SIGN_OFF_CHARS = 40
# "A. Martin", "J.-P. MARTIN avec AFP", "A.Martin--JP" in the last line of all.
_INITIALS = (
    rf"^[\s(]*(?:[{CAPITAL}][.] ?-?){{1,3}}(?:[{CAPITAL}][{LETTER}'-]{{0,25}})?"
    rf"(?:(?: avec |[/-]{{1,2}})[{LETTER}-]{{2,20}})?[\s)]*$"
)
# "dax/mch/swi", "FK/CR/SMT": those who wrote, edited and checked a dispatch.
_DESKS = (
    rf"^[\s(]*(?:[{SMALL}]{{2,5}}(?:[/-][{SMALL}]{{2,5}}){{0,3}}/[{SMALL}]{{2,5}}"
    rf"|[{CAPITAL}]{{2,4}}(?:/[{CAPITAL}]{{2,4}}){{1,4}})[\s)]*$"
)
# "(am/Le Port)", "A.M": initials and a paper, or alone, further up too, since pictures and comments follow.
_INITIALED = (
    rf"^\s*(?:\((?:[{SMALL}]{{2,4}}/){{1,3}}[{LETTER} .'-]{{2,30}}\)|(?:[{CAPITAL}][.]-?){{1,2}}[{CAPITAL}][.]?)\s*$"
)
# Authors are named above the article, soon after its title, or below.
_FIRST_LINES, _LAST_LINES = 8, 2
_BYLINE_CHARS = 120
_NAMES_CHARS = 60
_CAPITALISED = rf"[{CAPITAL}][{LETTER}'.-]*"
_PARTICLE = r"(?:de la|de|du|des|d'|le|la|van|von|den|der|di|da|el|al|ben|bin)"
_NAME = rf"{_CAPITALISED}(?: (?:{_PARTICLE} ?)?{_CAPITALISED}){{1,4}}"
_AND = r"(?:, ?| et | and | & | ?/ ?| - | avec | pour )"
# "Par Anne Martin et Luc Petit", "(complété au paragraphe 3) par Anne Martin", "Par Anne Martin, à Lens".
_BYLINE = (
    r"^[\s(\[*_-]{0,4}(?:\([^()]{3,100}\) ?)?(?i:(?:article|texte|propos recueillis|reportage|rédigé|écrit) )?"
    r"(?:[Pp]ar ?:?|PAR|(?:Article|Texte|Reportage) de) ?"
    rf"(?:{_NAME}(?:{_AND}(?:la )?(?:{_NAME}|{_CAPITALISED})){{0,5}}|(?i:(?:la )?r[ée]daction))"
    r"(?:,? ?[(,|-] ?[^.!?0-9]{2,80})?[\s)\]*_]{0,4}$"
    rf"|^\s*[Bb]y {_NAME}(?:,? [^.!?]{{2,30}})?\s*$|^\s*[Bb]y {_CAPITALISED} [^.!?]{{0,8}}[0-9 ,]{{4,12}}$"
    rf"|^\s*(?:[Pp]ar|PAR)(?: ?:)? [^\s,;:!?]{{2,20}}(?: [{CAPITAL}0-9][^\s,;:!?]{{0,20}}){{0,3}}\s*$"
)
# "Anne Martin", "Anne Martin et Luc Petit", "Anne Martin La Presse".
_NAMES = rf"^[\s(]{{0,3}}{_NAME}(?:{_AND}(?:{_NAME}|{_CAPITALISED})){{0,3}}[\s)]*$"


def signed_lines(sentences: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The numbers of the lines that do nothing but sign.

    `lines` tells each line's `_nth` in its document and `_nth_last`, from 0, its `length` and number of `_sentences`.
    """
    lower, folded = pl.col("lower"), pl.col("folded")
    outer = (pl.col("_nth") < _FIRST_LINES) | (pl.col("_nth_last") < _LAST_LINES)
    some = lines.with_columns(_at=pl.col("_sentences").cum_sum() - 1).filter(
        outer & (pl.col("length") < _BYLINE_CHARS) & (pl.col("_sentences") == 1)
    )
    if some.is_empty():
        return some["line"]
    texts = sentences.select("lower", "folded")[some["_at"]]
    some = some.select("line", "length", "_nth_last").hstack(texts)
    signs_off = (pl.col("length") < _SIGN_OFF_CHARS) & (
        lower.str.contains(_sign_off(lexicon))
        | folded.str.contains(_INITIALED)
        | ((pl.col("_nth_last") == 0) & (folded.str.contains(_INITIALS) | folded.str.contains(_DESKS)))
    )
    return some.filter(signs_off | folded.str.contains(_BYLINE) | _is_names(lexicon))["line"]


def _is_names(lexicon: Lexicon) -> pl.Expr:
    """Whether a line holds names of people alone, the first of which begins with a given name that is no other word."""
    given = lexicon["given_names"].filter(pl.col("common").ne_missing("yes"))["name"]
    first = pl.col("folded").str.extract(rf"^[\s(]{{0,3}}([{CAPITAL}][{LETTER}']{{1,30}})")
    return (pl.col("length") < _NAMES_CHARS) & first.is_in(given.implode()) & pl.col("folded").str.contains(_NAMES)


@cache
def _sign_off(lexicon: Lexicon) -> str:
    agencies = one_of(lexicon["press_agencies"]["form"])
    more = rf"(?:(?: et |, ?|/|-| |,? avec )(?:{agencies}|[{LETTER}]{{1,4}})){{0,3}}"
    # A paper's name stands in brackets with its agency: "L'usine a signé avec Belga." is a sentence.
    return rf"^[\s(\[/]*(?:\([{LETTER} .'-]{{2,20}} avec |avec )?(?:{agencies}){more}[\s)\].]*$"
