"""Words that stand for an entity named before: family names, descriptions, posts and pronouns."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.folding import fold
from transforms.lexicon import Lexicon
from transforms.name_shapes import CAPITAL, stop_words, text_matches, with_neighbours

# The article is looked for beside the nouns found: an alternation of bare words is searched ten times as fast.
_ARTICLE = "(?:^|[^\\p{L}\\p{N}])([Ll]'|(?:[Ll]e|[Ll]a|[Cc]e|[Cc]et|[Cc]ette|[Dd]u) )$"
_REACH = 70


@cache
def descriptions(lexicon: Lexicon) -> pl.DataFrame:
    """Nouns that stand for something named before: `word`, `kind`, `gender` (null for both), `bare`.

    One that is `bare` means things in general too ("la société") and counts after no preposition.
    """
    heads = lexicon["name_heads"].filter(pl.col("reference").is_not_null())
    rows = pl.concat(
        [
            lexicon["references"].select("kind", "gender", "word", "reference"),
            heads.select("kind", "gender", "reference", word="head"),
        ],
        how="diagonal",
    ).select("word", "kind", "gender", bare=pl.col("reference") == "subject")
    return rows.with_columns(fold(pl.col("word"))).unique("word", keep="first", maintain_order=True)


@cache
def _words(lexicon: Lexicon) -> list[str]:
    nouns = pl.concat([descriptions(lexicon)["word"], _posts(lexicon)])
    return [*nouns, *lexicon["pronouns"]["form"]]


@cache
def _posts(lexicon: Lexicon) -> pl.Series:
    return lexicon["roles"].filter(pl.col("head") == "yes")["role"]


def find_anaphors(readable: pl.DataFrame, surnames: list[str], lexicon: Lexicon) -> pl.DataFrame:
    """Every place where one stands: `row`, `document`, `start`, `end`, `word`, `sort`, `before`, `after`.

    `sort` is surname, noun ("l'entreprise", article included; of "du groupe" the noun alone) or pronoun; `word` the
    surname, the bare noun, or the pronoun.
    """
    # One search for all of them, longest first: the first that matches is taken.
    words = sorted({*_words(lexicon), *surnames}, reverse=True)
    found = with_neighbours(text_matches(readable, "|".join(map(re.escape, words))), readable, _REACH)
    pronoun = pl.col("form").is_in(lexicon["pronouns"]["form"].implode())
    noun = pl.col("form").is_in(pl.Series(_words(lexicon)).implode()) & ~pl.col("form").is_in(surnames)
    article = pl.col("before").str.extract(_ARTICLE)
    apart = ~pl.col("before").str.contains(r"[\p{L}\p{N}_@]$") | pl.col("form").str.starts_with("-")
    return (
        found.filter(apart & ~pl.col("after").str.contains(r"^[\p{L}\p{N}_]"))
        .with_columns(
            sort=pl.when(pronoun).then(pl.lit("pronoun")).when(noun).then(pl.lit("noun")).otherwise(pl.lit("surname")),
            _article=article,
        )
        .filter((pl.col("sort") != "noun") | pl.col("_article").is_not_null())
        # "du groupe" hides its article: the noun stands alone.
        .with_columns(
            _long=pl.when((pl.col("sort") == "noun") & ~pl.col("_article").str.contains("^[Dd]u"))
            .then(pl.col("_article").str.len_chars())
            .otherwise(0)
            .cast(pl.Int32)
        )
        .with_columns(
            start=pl.col("start") - pl.col("_long"),
            before=pl.col("before").str.slice(0, pl.col("before").str.len_chars() - pl.col("_long")),
        )
        .rename({"form": "word"})
        .drop("_article", "_long")
    )


def surnames_of(people: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """`document`, `entity_id`, `word` (the family name) and where the full name stands first: `row`, `end`.

    `people` has mentions of persons with `surface`; those of one word give none.
    """
    stops = stop_words(lexicon).select("word")
    return (
        people.filter(pl.col("surface").str.contains(" ", literal=True))
        .with_columns(word=fold(pl.col("surface")).str.extract(rf"([{CAPITAL}][^ ]*[^ .])$"))
        .filter(pl.col("word").str.contains(r"\p{Ll}"))
        .join(stops, on="word", how="anti", maintain_order="left")
        .sort("row", "start")
        .unique(["document", "entity_id", "word"], keep="first", maintain_order=True)
        .select("document", "entity_id", "word", first_row="row", first_end="end")
    )
