"""Which of the places where an ambiguous name stands name the entity: "Orange" the operator and not the fruit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.entities import lexicon_entities
from transforms.names.entity_ids import USER_TABLE, entity_id
from transforms.names.sectors import sectors_of
from transforms.text.folding import fold, fold_case
from transforms.text.letters import CAPITAL, SMALL

_SIDES = ("before", "after", "not_before", "not_after")
_HEADS_OF = "@"
_COMPANY = "@company"
"""In `with`: any company, bank or fund of the lexicon."""
_DOERS = "^(?:organization|product)/"
"""Ids of whom verbs tell something that words do not do."""
_AT_ONCE = 5_000
"""Candidates that are held beside all words of their rules at once: some rules have hundreds."""


class NameRules(NamedTuple):
    """The lexicon's name_rules, one frame per kind of condition; `rule` numbers the rows of the file."""

    rules: pl.DataFrame
    """`order` (of the alias), `rule`, `needs_evidence`, `initial` (may open a sentence), `alone`."""
    words: pl.DataFrame
    """`rule`, `word` (padded with a space on the outer end), `on_left`, `veto`."""
    companions: pl.DataFrame
    """`rule`, `entity_id`: the entities of which one must stand in the document."""
    acts: str
    """The pattern of what follows a name that opens a sentence and is its subject: "Orange a cédé", not "Orange et"."""
    works: str
    """The pattern of what only companies do: "Snowflake emploie 8 000 personnes"."""
    given: pl.DataFrame
    """`order`: the aliases that are given names too, which people who do things have: "Harvey a levé la main"."""


@cache
def rules_of(lexicon: Lexicon) -> NameRules:
    """The rules, made once for each lexicon."""
    rows = lexicon["name_rules"].with_row_index("rule").with_columns(pl.col("rule").cast(pl.Int32))
    entities, aliases, _ = lexicon_entities(lexicon)
    numbered = aliases.with_row_index("order").select(
        pl.col("order").cast(pl.Int32), fold(pl.col("alias")), "entity_id"
    )
    if USER_TABLE in lexicon.tables:
        # The rules were not made for a user's own entities.
        own = lexicon[USER_TABLE].select(entity_id=entity_id(pl.col("kind"), pl.col("name")))
        numbered = numbered.join(own, on="entity_id", how="anti", maintain_order="left")
    named = (
        rows.select("rule", pl.col("names").str.split("|").alias("alias"), only="entity_id")
        .explode("alias")
        .with_columns(alias=fold(pl.col("alias")))
        .join(numbered, on="alias", maintain_order="left")
        .filter(pl.col("only").fill_null(pl.col("entity_id")) == pl.col("entity_id"))
        .select("rule", "order")
        # A name has one rule, the first that lists it.
        .unique("order", keep="first", maintain_order=True)
    )
    rules = named.join(
        rows.select(
            "rule",
            needs_evidence=pl.any_horizontal(pl.col("before", "after", "with").is_not_null()),
            initial=pl.col("initial").fill_null("yes") == "yes",
            alone=pl.col("alone").fill_null("no") == "yes",
        ),
        on="rule",
        maintain_order="left",
    )
    words = pl.concat(
        rows.select("rule", side=pl.lit(side), word=pl.col(side).str.split("|")).drop_nulls("word").explode("word")
        for side in _SIDES
    )
    heads = lexicon["name_heads"].select(of_kind=pl.lit(_HEADS_OF) + pl.col("kind"), head="head")
    words = (
        words.join(heads, left_on="word", right_on="of_kind", how="left", maintain_order="left")
        .with_columns(word=_spaced(fold_case(fold(pl.coalesce("head", "word")))).str.strip_chars())
        .with_columns(
            word=pl.when(pl.col("side").str.ends_with("before"))
            .then(" " + pl.col("word"))
            .otherwise(pl.col("word") + " ")
        )
        .select(
            "rule",
            "word",
            on_left=pl.col("side").str.ends_with("before"),
            veto=pl.col("side").str.starts_with("not_"),
        )
    )
    companions = (
        rows.select("rule", name=pl.col("with").str.split("|"))
        .drop_nulls("name")
        .explode("name")
        .join(_companions(entities, lexicon), on="name", how="inner", maintain_order="left")
        .select("rule", "entity_id")
    )
    given = numbered.join(
        lexicon["given_names"].select(alias=fold(pl.col("name"))), on="alias", how="semi", maintain_order="left"
    )
    doing = lexicon["name_followers"].filter((pl.col("after") == "name") & (pl.col("kind") == "organization"))
    return NameRules(
        rules,
        words,
        companions,
        _followed_by(lexicon["subject_verbs"]["verb"]),
        _followed_by(doing["cue"]),
        given.select("order"),
    )


def _companions(entities: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """What `with` may name: `name`, `entity_id`; all companies under one word."""
    closed = sectors_of(entities, lexicon).filter(~pl.col("company"))["entity_id"]
    companies = entities.filter((pl.col("kind") == "organization") & ~pl.col("entity_id").is_in(closed.implode()))
    return pl.concat(
        [entities.select("name", "entity_id"), companies.select(name=pl.lit(_COMPANY), entity_id="entity_id")]
    )


def _followed_by(words: pl.Series) -> str:
    """The pattern of the folded text that begins with a space and one of the words."""
    forms = "|".join(sorted({re.escape(word.replace("’", "'")) for word in words}, key=lambda form: (-len(form), form)))
    return rf"^ (?:n'|ne |en |y |l'|les? |la |lui |leur ){{0,2}}(?:{forms})(?:[ ,.]|$)"


# Where any word would be written with a capital: the sentence's first, after a colon, a bullet, an opening quote.
_OPENING = r'(?:^|[:!?.…;•*"(-])[ "]*'
_INITIAL = _OPENING + "$"
_CAPITAL_BEFORE = rf"[{CAPITAL}][{SMALL}'-]+[ -]$"
_INITIAL_CAPITAL_BEFORE = _OPENING + _CAPITAL_BEFORE
_VERB_AFTER = rf"^ [{SMALL}]"
_CAPITAL_AFTER = rf"^[ -][{CAPITAL}][{SMALL}]"


def _spaced(text: pl.Expr) -> pl.Expr:
    """The text with a space after each apostrophe: "l'accord" holds the word "accord"."""
    return text.str.replace_all("'", "' ", literal=True)


def apply_rules(candidates: pl.DataFrame, rules: NameRules) -> pl.DataFrame:
    """The candidates that name their entity, in no order.

    `candidates` has `document`, `order` (the alias), `entity_id`, and `before` and `after`: the folded text beside the
    name. A name without a rule stands. One with a rule needs its evidence once in the document, and no veto where it
    stands.
    """
    ruled = candidates.join(rules.rules, on="order", how="left")
    free = ruled.filter(pl.col("rule").is_null())
    bound = _look_beside(ruled.filter(pl.col("rule").is_not_null()), rules)
    sure = bound.filter(pl.col("beside") | ~pl.col("needs_evidence"))
    there = pl.concat([free.select("document", "entity_id"), sure.select("document", "entity_id")]).unique()
    # One sense a document: what proves a name once proves it everywhere in the text.
    proven = pl.concat(
        [
            sure.select("document", "rule"),
            bound.select("document", "rule")
            .unique()
            .join(rules.companions, on="rule")
            .join(there, on=["document", "entity_id"], how="semi")
            .select("document", "rule"),
        ]
    ).unique()
    bound = bound.join(proven, on=["document", "rule"], how="semi")
    inside = bound.filter(~pl.col("begins") | pl.col("initial") | pl.col("beside") | pl.col("acts"))
    bound = bound.join(inside.select("document", "order").unique(), on=["document", "order"], how="semi")
    return pl.concat([free.select(candidates.columns), bound.select(candidates.columns)])


def _look_beside(bound: pl.DataFrame, rules: NameRules) -> pl.DataFrame:
    """The candidates without a veto, with `beside` (evidence stands there), `begins` (a sentence), `acts` (a verb)."""
    before, after = pl.col("before"), pl.col("after")
    capital_beside = after.str.contains(_CAPITAL_AFTER) | (
        before.str.contains(_CAPITAL_BEFORE) & ~before.str.contains(_INITIAL_CAPITAL_BEFORE)
    )
    bound = bound.with_row_index("_candidate").filter(~(pl.col("alone") & capital_beside))
    hits = pl.concat(
        [_words_beside(some, rules) for some in bound.iter_slices(_AT_ONCE)] or [_words_beside(bound, rules)]
    )
    allowed = bound.join(hits.filter("veto").select("_candidate"), on="_candidate", how="anti").with_columns(
        begins=before.str.contains(_INITIAL)
    )
    # A common noun has its article: a bare word with a verb behind it is a name, also where it opens a sentence.
    subjects = (
        allowed.filter(pl.col("entity_id").str.contains(_DOERS) & after.str.contains(_VERB_AFTER))
        .join(rules.given, on="order", how="anti")
        .select("_candidate", acts=after.str.contains(rules.acts), works=after.str.contains(rules.works))
    )
    works = subjects.filter("works").select("_candidate")
    beside = pl.concat([hits.filter(~pl.col("veto")).select("_candidate"), works])
    return (
        allowed.join(beside.unique().with_columns(beside=pl.lit(value=True)), on="_candidate", how="left")
        .join(subjects.select("_candidate", "acts"), on="_candidate", how="left")
        .with_columns(pl.col("beside", "acts").fill_null(value=False))
    )


def _words_beside(bound: pl.DataFrame, rules: NameRules) -> pl.DataFrame:
    """The words of its rule that stand beside each candidate: `_candidate`, `veto`."""
    before, after = pl.col("before"), pl.col("after")
    words = bound.select(
        "_candidate",
        "rule",
        # Parted by a space or elided ("d'"): the padding makes both end or begin at a word's boundary.
        _left=" " + _spaced(fold_case(before)).str.strip_chars_end('" '),
        _right=_spaced(fold_case(after)).str.strip_chars_start('" ').str.replace(r"^([^,.;)]+)[,.;)]", "${1} ") + " ",
    ).join(rules.words, on="rule")
    hits = words.filter(
        pl.when(pl.col("on_left"))
        .then(pl.col("_left").str.ends_with(pl.col("word")))
        .otherwise(pl.col("_right").str.starts_with(pl.col("word")))
    )
    return hits.select("_candidate", "veto")
