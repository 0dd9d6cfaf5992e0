"""Whom "il", "elle", "ce dernier" and "celui-ci" stand for."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.antecedents import names_before, near, with_traits
from transforms.names.name_shapes import saying_pattern
from transforms.names.options import RESOLVED
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, LETTER, SMALL

_VERB = 18
"""Characters in which a verb of saying must stand."""

_LINKS = 2
"""How many sentences a chain of pronouns goes on after the first."""

_MASCULINE = (
    "^organization/(?:grand|port|credit|fonds|groupe|conseil|ministere|centre|institut|laboratoire|bureau|comite|haut"
    "|tribunal|syndicat|parti)-"
)
_FEMININE = (
    "^organization/(?:banque|societe|caisse|commission|agence|compagnie|fondation|universite|federation|cour|region"
    "|chambre|union|confederation)-"
)
"""Names whose first noun has a gender."""
_CLOSE = 30
"""How many characters after a name "celle-ci" may begin, or how many may end its sentence."""


def chain_pronouns(
    pronouns: pl.DataFrame,
    antecedents: pl.DataFrame,
    by_noun: pl.DataFrame,
    traits: pl.DataFrame,
    lexicon: Lexicon,
    readable: pl.DataFrame,
) -> list[pl.DataFrame]:
    """What pronouns stand for, and those after them: "Meta … L'entreprise investit … Elle recrute … Elle …"."""
    resolved: list[pl.DataFrame] = []
    new = by_noun
    for _ in range(_LINKS):
        linked = near(new.select("row", "document", "start", "end", "entity_id"), pronouns)
        antecedents = pl.concat([antecedents, with_traits(linked, traits, lexicon, readable)])
        new = _by_pronoun(pronouns, antecedents, readable)
        pronouns = pronouns.join(new, on="anaphor", how="anti", maintain_order="left")
        resolved.append(new)
        if new.is_empty():
            break
    return resolved


def pronominal(anaphors: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The pronouns that stand for somebody, with the gender they ask for and where they stand (`place`)."""
    impersonal = "|".join(lexicon["impersonal_verbs"]["words"].sort(descending=True))
    forms = lexicon["pronouns"].select("place", word="form", wanted_gender="gender")
    forms = forms.filter(~pl.col("place").is_in(["one", "two"]))
    first = pl.col("place") == "first"
    return (
        anaphors.join(forms, on="word")
        .filter(~first | pl.col("before").str.contains(r'^[" -]*$'))
        # "Si Meta investit, il …": a clause before it has a subject of its own.
        .filter((pl.col("place") != "led") | pl.col("before").str.contains(_lead(lexicon)))
        # Inverted it is asked for who speaks: "a-t-il ajouté". In a question the noun stands before the verb.
        .filter(
            (pl.col("place") != "inverted")
            | (pl.col("before").str.tail(_VERB) + " ").str.contains(saying_pattern(lexicon))
            | pl.col("before").str.contains('[ ,"]a$')
            & (pl.col("after").str.extract(rf"^( [{SMALL}']+)") + " ").str.contains(saying_pattern(lexicon))
        )
        .filter(~(pl.col("after").str.contains(rf"^ (?:{impersonal})(?:[ ,.']|$)") & (pl.col("wanted_gender") == "m")))
    )


@cache
def _lead(lexicon: Lexicon) -> str:
    """A pattern for what leads into a sentence and is no clause: "Au premier trimestre 2025"."""
    leads = lexicon["sentence_leads"].select(fold(pl.col("words"))).to_series().sort(descending=True)
    return (
        rf'^[" -]*(?:(?:{"|".join(leads)})[ \'0-9][^,.;:!?"]{{0,50}}|(?:{"|".join(leads)}|[{CAPITAL}][{SMALL}]+ment))$'
    )


def _by_pronoun(pronouns: pl.DataFrame, antecedents: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """Pronouns: the one name before that agrees with it, or the one that opens the sentence before."""
    first = pl.col("place").is_in(["first", "led"])
    person = pl.col("kind") == "person"
    agrees = (
        pl.when(person)
        .then(pl.col("gender").fill_null(pl.col("wanted_gender")) == pl.col("wanted_gender"))
        .when(pl.col("wanted_gender") == "f")
        .then(pl.col("kind") == "organization")
        .otherwise(
            pl.col("kind").is_in(["organization", "model"]) | (pl.col("kind") == "site") & (pl.col("place") == "any")
        )
    )
    near_by = (pl.col("distance") < 2) | (pl.col("place") == "inverted") & person
    options = names_before(pronouns, antecedents, 2).filter(agrees & near_by)
    if options.is_empty():
        return options.select(RESOLVED)
    ends = pl.when(pl.col("distance") == 0).then("start").otherwise("long") - pl.col("until")
    wrong = pl.col("entity_id").str.contains(_MASCULINE) & (pl.col("wanted_gender") == "f")
    wrong |= pl.col("entity_id").str.contains(_FEMININE) & (pl.col("wanted_gender") == "m")
    # "Nvidia profite du marché, selon Reuters. Ce dernier": the agency only tells it.
    reports = (pl.col("press") | pl.col("agency").fill_null(value=False)) & ~pl.col("opens")
    last = options.filter((pl.col("place") == "any") & ~pl.col("of_post") & ~wrong & ~reports)
    last = last.with_columns(close=ends <= _CLOSE)
    # "Carrefour poursuit sa chute. Ainsi, ce dernier": who is named last, but for complements.
    further = last.filter(
        pl.col("word").str.contains("derni", literal=True) & (pl.col("standing") < 2) & (pl.col("distance") == 1)
    )
    # "Le projet Stargate, lancé par OpenAI. Celui-ci …": who did it stands in an apposition and is passed over.
    passed = last.filter(pl.col("close") & pl.col("agent")).select("anaphor", "_row", by="at")
    founded = last.filter(pl.col("kind") == "site").join(passed, on=["anaphor", "_row"])
    between = pl.Series("_text", readable["folded"].gather(founded["_row"]))
    founded = founded.with_columns(between).filter(
        pl.col("_text")
        .str.slice("until", pl.col("by") - pl.col("until"))
        .str.contains(rf"^, [^.;:]*[{LETTER}]ée?s? [^.;:]*par ")
    )
    founded = founded.select(last.columns).sort("anaphor", "at", "entity_id", descending=[False, True, False])
    last = last.filter("close").sort("anaphor", "distance", "at", "entity_id", descending=[False, False, True, False])
    further = further.sort("anaphor", "at", "entity_id", descending=[False, True, False]).select(last.columns)
    last = pl.concat([founded, last, further]).drop("close")
    subjects = options.filter(
        (pl.col("place") != "any") & ((pl.col("standing") < 2) | pl.col("spoke")) & (~first | (pl.col("distance") > 0))
    )
    # A masculine pronoun rather stands for a person, a feminine one for a company.
    rank = pl.when(pl.col("wanted_gender") == "f").then(person).otherwise(~person)
    subjects = subjects.with_columns(_rank=rank.cast(pl.Int32)).filter(
        pl.col("_rank") == pl.col("_rank").min().over("anaphor")
    )
    subjects = subjects.filter(pl.col("distance") == pl.col("distance").min().over("anaphor"))
    clear = subjects.filter((pl.col("entity_id").n_unique().over("anaphor") == 1) | pl.col("opens"))
    return (
        pl.concat([last, clear.sort("anaphor", "at", "entity_id").drop("_rank")])
        .unique("anaphor", keep="first", maintain_order=True)
        .select(RESOLVED)
    )
