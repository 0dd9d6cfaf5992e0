"""Words that stand for an entity named before: family names, descriptions, posts and pronouns."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import stop_words, text_matches, with_neighbours
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, LETTER, SMALL
from transforms.text.overlaps import overlapping

_VOWEL = "^[aeiouyhâàéèêëîïôûœAEIOUYHÉÈÊ]"
_REACH = 100


@cache
def descriptions(lexicon: Lexicon) -> pl.DataFrame:
    """Nouns that stand for something named before: `word`, `kind`, `gender` (null for both), `bare`, `only`.

    One that is `bare` means things in general too ("la société") and counts after no preposition. `only`: "press" for
    a word that stands for papers and agencies, "paper" and "agency" for one of them, "young" for start-ups.
    """
    heads = lexicon["name_heads"].filter(pl.col("reference").is_not_null())
    rows = pl.concat(
        [
            lexicon["references"].select("kind", "gender", "word", "reference"),
            heads.select("kind", "gender", "reference", "only", word="head"),
        ],
        how="diagonal",
    ).select("word", "kind", "gender", "only", bare=pl.col("reference") == "subject")
    return rows.with_columns(fold(pl.col("word"))).unique("word", keep="first", maintain_order=True)


@cache
def _forms(lexicon: Lexicon) -> pl.DataFrame:
    """All written forms but family names: `form`, `word`, `sort`, `outside` (length of an article that is no part)."""
    leads = (pl.col("head") == "yes") | (pl.col("relation") == "founded_by")
    posts = lexicon["roles"].filter(leads).select("gender", word="role")
    tied = lexicon["tie_nouns"].select("gender", fold(pl.col("word")))
    nouns = pl.concat([descriptions(lexicon).select("gender", "word"), posts, tied])
    nouns = nouns.unique("word", keep="first", maintain_order=True)
    bare = descriptions(lexicon).filter("bare")["word"]
    vowel = pl.col("word").str.contains(_VOWEL)
    # An h may be either.
    fits = pl.when(pl.col("word").str.contains("^[hH]")).then(True).otherwise(vowel == (pl.col("before") == "vowel"))
    article = pl.when(pl.col("form").str.ends_with("'")).then("form").otherwise(pl.col("form") + " ")
    small = (
        nouns.join(lexicon["determiners"].rename({"gender": "article_gender"}), how="cross")
        .filter(fits.fill_null(value=True))
        .filter((pl.col("gender") == pl.col("article_gender")).fill_null(value=True))
        .filter(~((pl.col("bare") == "no") & pl.col("word").is_in(bare.implode())).fill_null(value=False))
        .with_columns(article=article)
        .select(
            "word",
            form=pl.col("article") + pl.col("word"),
            outside=pl.when(pl.col("inside") == "no").then(pl.col("article").str.len_chars()).otherwise(0),
        )
    )
    large = small.with_columns(form=pl.col("form").str.slice(0, 1).str.to_uppercase() + pl.col("form").str.slice(1))
    comma = pl.when(pl.col("form").str.starts_with(",")).then(pl.lit(2, pl.UInt32))
    pronouns = lexicon["pronouns"].select("form", word="form", sort=pl.lit("pronoun"), outside=comma)
    return (
        pl.concat(
            [
                pronouns,
                _own_forms(lexicon, "own_companies").with_columns(sort=pl.lit("own")),
                _national_forms(lexicon).with_columns(sort=pl.lit("national")),
                _own_forms(lexicon, "rival_nouns").with_columns(sort=pl.lit("rival")),
                small.with_columns(sort=pl.lit("noun")),
                large.with_columns(sort=pl.lit("noun")),
            ],
            how="diagonal",
        )
        .with_columns(pl.col("outside").fill_null(0).cast(pl.Int32))
        .unique("form", keep="first", maintain_order=True)
    )


@cache
def _own_forms(lexicon: Lexicon, table: str) -> pl.DataFrame:
    """The forms of what is told by whose it is: `form` ("sa société", "Son rival"), `word` (the noun of the table)."""
    nouns = lexicon[table].select("gender", word=fold(pl.col("word")))
    vowel = pl.col("word").str.contains(_VOWEL)
    owner = pl.when((pl.col("gender") == "f") & ~vowel).then(pl.lit("sa ")).otherwise(pl.lit("son "))
    small = nouns.select("word", form=owner + pl.col("word"))
    large = small.with_columns(form=_capital(pl.col("form")))
    return pl.concat([small, large]).unique("form", keep="first", maintain_order=True)


@cache
def _national_forms(lexicon: Lexicon) -> pl.DataFrame:
    """The forms of whence a company is: `form` ("le néerlandais", "L'Américain"), `word` (the adjective)."""
    words = lexicon["nationality_words"].select(fold(pl.col("word")))
    article = pl.when(pl.col("word").str.contains(_VOWEL)).then(pl.lit("l'")).otherwise(pl.lit("le "))
    small = words.select("word", form=article + pl.col("word"))
    noun = words.select("word", form=article + _capital(pl.col("word")))
    both = pl.concat([small, noun])
    return pl.concat([both, both.with_columns(_capital(pl.col("form")))]).unique("form", maintain_order=True)


def _capital(word: pl.Expr) -> pl.Expr:
    return word.str.slice(0, 1).str.to_uppercase() + word.str.slice(1)


def find_anaphors(readable: pl.DataFrame, named: pl.DataFrame, surnames: list[str], lexicon: Lexicon) -> pl.DataFrame:
    """Every place where one stands, but within the names of `named`, with what it is and what stands beside it.

    Columns: `row`, `document`, `start`, `end`, `word`, `sort`, `before`, `after`. `sort` is surname, noun
    ("l'entreprise", article included; of "du groupe" the noun alone), own ("sa société"), national ("le néerlandais"),
    rival ("son rival") or pronoun; `word` the
    surname, the bare noun, or the pronoun.
    """
    forms = _forms(lexicon)
    # One search for all of them, longest first: the first that matches is taken.
    words = sorted({*forms["form"], *surnames}, reverse=True)
    found = text_matches(readable, "|".join(map(re.escape, words)))
    found = with_neighbours(found.filter(~overlapping(found, named)), readable, _REACH)
    apart = ~pl.col("before").str.contains(rf"[{LETTER}\p{{N}}_@]$") | pl.col("form").str.contains("^[-,]")
    return (
        found.filter(apart & ~pl.col("after").str.contains(rf"^[{LETTER}\p{{N}}_]"))
        .join(forms, on="form", how="left", maintain_order="left")
        .with_columns(
            word=pl.coalesce("word", "form"),
            sort=pl.col("sort").fill_null("surname"),
            start=pl.col("start") + pl.col("outside").fill_null(0),
        )
        .drop("form", "outside")
    )


def _apostrophes(name: pl.Expr) -> pl.Expr:
    # All folding would take four times as long, and names have no quotation marks.
    return name.str.replace_all("’", "'", literal=True).str.replace_all("‑", "-", literal=True)


def surnames_of(people: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """`document`, `entity_id`, `word` (the family name) and where the full name stands first: `row`, `end`.

    `people` has mentions of persons with `surface`; those of one word give none.
    """
    stops = stop_words(lexicon).select("word")
    return (
        people.filter(pl.col("surface").str.contains(" ", literal=True))
        .with_columns(word=_apostrophes(pl.col("surface")).str.extract(rf"([{CAPITAL}]\S*[^\s.])$"))
        .filter(pl.col("word").str.contains(f"[{SMALL}]"))
        .join(stops, on="word", how="anti", maintain_order="left")
        .sort("row", "start")
        .unique(["document", "entity_id", "word"], keep="first", maintain_order=True)
        .select("document", "entity_id", "word", first_row="row", first_end="end")
    )
