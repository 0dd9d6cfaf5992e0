"""Whether the words around an expression speak of what is still to come, or of what is over."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import LETTER

# The clause of an expression: back to a stop, comma or "que", and on to the next.
# The comma of "5,50 mètres" is none.
_CLAUSE_BEFORE = r"(?:[0-9],[0-9]|[^,;:\"()])*$"
_CLAUSE_AFTER = r"^[^;:\"()]?(?:[0-9],[0-9]|[^,;:\"()])*"
# Code points looked at on either side.
_CLAUSE = 120
# Words between quotation marks inside of a clause: "le groupe dira \"au plus tard\" dimanche".
_PREPOSITION = r"(?:dès |fin |début )?(?:le|en|au|à la|à l')?"
_QUOTED = r'"[^"]{0,60}"'
# "pour samedi", "demain (samedi)": what is meant to come, even where a quotation begins with it.
_COMING = rf"(?:^|[^{LETTER}])(?:pour|demain|après-demain)(?: le)? ?[\"(]{{0,2}} ?$"
# "être proposé en décembre", "qu'il soit publié": nothing of the kind has happened.
_UNDONE = rf"(?:^|[^{LETTER}])(?:être|soit|soient)(?: [{LETTER}]{{3,20}}ment)? [{LETTER}]{{3,20}}"
# "a notamment levé", "n'avait pas encore été payé".
_ADVERBS = rf"(?:(?:pas|plus|encore|déjà|ainsi|aussi|alors|même|bien|[{LETTER}]{{3,20}}ment) ){{0,2}}"
_PARTICIPLE = "(?:[éiu]e?s?|[ai]ite?s?|[ie]s|erte?s?|inte?s?)"
_PLUPERFECT = rf"^[^.;:]{{0,60}} (?:avait|avaient|avais) {_ADVERBS}(?:été )?[{LETTER}]{{1,20}}{_PARTICIPLE} "
"""What follows a time at which something had happened before: "En juillet, le groupe avait déjà annoncé"."""
_NEW_CLAUSE = r" (?:que|qui|dont|où|mais|car|et|alors|après|quand|lorsque) | (?:qu|lorsqu)'"


@cache
def _future_cue(lexicon: Lexicon) -> str:
    cues = lexicon["future_cues"]
    words = one_of(cues.filter(pl.col("form") == "word")["cue"])
    endings = one_of(cues.filter(pl.col("form") == "ending")["cue"])
    return rf"(?:^|[^{LETTER}])(?:{words}|[{LETTER}]{{2,20}}(?:{endings}))(?:[^{LETTER}]|$)"


@cache
def _over(lexicon: Lexicon) -> str:
    cues = lexicon["past_cues"]
    words, endings = (one_of(cues.filter(pl.col("form") == form)["cue"]) for form in ("word", "ending"))
    by_whom, preposition = r"(?: par [^,;:]{1,80})?", _PREPOSITION
    # "contre 400 millions fin mars": what a value is held against is known already.
    held_against = rf"(?:contre|au lieu de) (?:[^,;:.()]|,[0-9]){{1,44}} {preposition} ?"
    over = rf"(?:{words}|[{LETTER}]{{3,20}}(?:{endings})){by_whom} {preposition} ?"
    return rf"(?:^|[^{LETTER}])(?:{over}|{held_against})$"


@cache
def _noun(lexicon: Lexicon) -> str:
    """What looks like a participle at the end and is a noun: "au marché en avril"."""
    nouns = one_of(lexicon["past_cues"].filter(pl.col("form") == "noun")["cue"])
    return rf"(?:^|[^{LETTER}])(?:{nouns})(?: [{LETTER}]{{1,6}}'?){{0,3}} ?$"


@cache
def _past(lexicon: Lexicon) -> tuple[str, str]:
    """Patterns of a finite verb of the past ("a levé", "valait"), and of one which tells a plan ("a annoncé")."""
    cues = lexicon["past_cues"]
    auxiliary, words, endings, said, meant = (
        one_of(cues.filter(pl.col("form") == form)["cue"])
        for form in ("auxiliary", "imperfect", "imperfect_ending", "said", "meant")
    )
    has = rf"(?:^|[^{LETTER}])(?:{auxiliary}) {_ADVERBS}(?:été )?"
    imperfect = rf"(?:^|[^{LETTER}])(?:{words}|[{LETTER}]{{2,20}}(?:{endings}))(?:[^{LETTER}]|$)"
    participle = rf"[{LETTER}]{{1,20}}{_PARTICIPLE}(?:[^{LETTER}]|$)"
    plan = rf"{has}(?:{said})(?:es?|s)?|(?:^|[^{LETTER}])(?:{meant})"
    return f"{imperfect}|{has}{participle}", rf"(?:{plan})(?:[^{LETTER}]|$)"


def add_tense(expressions: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The expressions with `future` and `over`: whether the words around them tell what is to come, or what is over.

    "il a dit mardi qu'il ouvrira vendredi": not at "mardi", but at "vendredi" is `future`. "le site ouvert en avril"
    is `over`. Only asked of expressions without a year; false for the others. Needs `sentence`, `start`, `end`,
    `before` and `year`, and the sentences' `lower`. A verb of the past says so, too: "En février, il avait promis".
    """
    asked = expressions.filter(pl.col("year").is_null()).select(
        "sentence", "start", "end", is_weekday=pl.col("form") == "weekday"
    )
    sentence = sentences["lower"].gather(asked["sentence"])
    first = (asked["start"] - _CLAUSE).clip(lower_bound=0)
    clauses = asked.select(
        "sentence",
        "start",
        "is_weekday",
        before=sentence.str.slice(first, asked["start"] - first),
        after=sentence.str.slice(asked["end"], _CLAUSE),
    )
    # Lazy: what several columns are worked out of is worked out once.
    told = (
        clauses.lazy()
        .select(
            "sentence",
            "start",
            future=speaks_of_future(lexicon) | (pl.col("is_weekday") & pl.col("before").str.contains(_COMING)),
            over=pl.col("before").str.contains(_over(lexicon))
            & ~pl.col("before").str.contains(_noun(lexicon))
            & ~pl.col("before").str.contains(rf"{_UNDONE} {_PREPOSITION} ?$")
            | speaks_of_past(lexicon),
            pluperfect=pl.col("after").str.contains(_PLUPERFECT),
        )
        .collect(engine="in-memory")
    )
    # "En juillet, il avait déjà annoncé 1 100 départs d'ici à 2029": what is to come is not when that was.
    told = told.with_columns(future=pl.col("future") & ~(pl.col("over") & pl.col("pluperfect")))
    return (
        expressions.join(told, on=["sentence", "start"], how="left", maintain_order="left")
        .with_columns(pl.col("future", "over").fill_null(value=False))
        .drop("pluperfect")
    )


def speaks_of_future(lexicon: Lexicon) -> pl.Expr:
    """Whether the clause between the columns `before` and `after` is about what is to come."""
    before, after = _clause()
    cue = _future_cue(lexicon)
    return before.str.contains(cue) | after.str.contains(cue)


def speaks_of_past(lexicon: Lexicon) -> pl.Expr:
    """Whether a verb of the clause between the columns `before` and `after` tells what is over.

    "En février, il a annoncé un plan" does; of what "il a annoncé une ouverture en février" tells, the time may come.
    """
    past, said = _past(lexicon)
    before, after = _clause()
    telling = before.str.contains(said) & pl.col("after").str.contains("^ qu(?:e |')")
    return telling | before.str.replace_all(said, " ").str.contains(past) | after.str.contains(past)


def _clause() -> tuple[pl.Expr, pl.Expr]:
    """What of the columns `before` and `after` is the clause in between."""
    return (
        pl.col("before")
        .str.replace_all(_QUOTED, " ")
        .str.extract(_CLAUSE_BEFORE, 0)
        .str.replace(rf"(?s)^.*(?:{_NEW_CLAUSE})", " ")
        .fill_null(""),
        pl.col("after")
        .str.replace_all(_QUOTED, " ")
        .str.extract(_CLAUSE_AFTER, 0)
        .str.replace(rf"(?s)(?:{_NEW_CLAUSE}).*$", " ")
        .fill_null(""),
    )
