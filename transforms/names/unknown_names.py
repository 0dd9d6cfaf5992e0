"""Names that no word explains: what has a capital in the middle of a sentence names somebody or something."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.aliases import names_of
from transforms.names.name_shapes import stop_words, with_neighbours
from transforms.text.letters import CAPITAL, LETTER, SMALL
from transforms.text.overlaps import overlapping

_NEAR = 40
"""How many characters before a name are looked at."""

_FIRMS = 3
"""How many organizations a text must name for what nobody explains to be one too."""

# A noun right before it says what it is, if only it were known: "l'affaire Foo", "la licence Foo"; so does an article.
_LINKED = (
    rf"(?:[{SMALL}],|[ '](?:de|par|avec|chez|et|ou|à|pour|selon|que|comme|contre|entre|via|dont)) $|[ ,](?:d|qu)'$"
)

# "à San Elmo"; in "à Elmo Anna Bell a dit" only the first word is one.
_PLACE_NAME = r"^((?:(?:La|Le|Les|Saint|Sainte|San|Santa|São|New|El|Los|Las|Port|Fort|Villa|Bad) )?[^ ]+)"

_PLAIN = rf"^[{CAPITAL}][{LETTER}0-9'&-]*[{SMALL}][{LETTER}0-9'&-]*(?: [{CAPITAL}&][{LETTER}0-9'&.-]*)*$"


def unknown_names(
    runs: pl.DataFrame, known: pl.DataFrame, typed: pl.DataFrame, readable: pl.DataFrame, lexicon: Lexicon
) -> pl.DataFrame:
    """Names of one word or several inside a sentence: `row`, `document`, `start`, `end`, `name`, `kind`.

    A place after "à", "maire de", "l'usine de"; an organization in a text that names several, and more of them than
    people. `runs` has the capitalised words with `row`, `document`, `start`, `end`, `name`; `known` the mentions with
    `entity_id` too, `typed` the names that other signs tell, with `kind`. Acronyms are left out: as many are of things.
    """
    free = runs.filter(~overlapping(runs, known)).filter(pl.col("name").str.contains(_PLAIN))
    free = free.with_columns(_first=pl.col("name").str.extract("^(?:(?:La|Le|Les) )?([^ ]+)")).join(
        _lone_words(lexicon), on="_first", how="anti", maintain_order="left"
    )
    free = free.join(_other_words(lexicon), on="name", how="anti", maintain_order="left")
    free = with_neighbours(free, readable, _NEAR).with_columns(_near=" " + pl.col("before"))
    place = pl.col("_near").str.contains(_place_pattern(lexicon)) & ~pl.col("_near").str.contains(
        _party_pattern(lexicon)
    )
    free = free.with_columns(
        kind=pl.when(place).then(pl.lit("place")).otherwise(pl.lit("organization")),
        name=pl.when(place).then(pl.col("name").str.extract(_PLACE_NAME)).otherwise("name"),
    ).drop_nulls("name")
    free = free.with_columns(end=pl.col("start") + pl.col("name").str.len_chars().cast(pl.Int32))
    firms = _about_firms(known, typed)
    kept = (pl.col("kind") == "place") | pl.col("document").is_in(firms.implode())
    linked = (pl.col("kind") == "place") | pl.col("_near").str.contains(_LINKED)
    return free.filter(kept & linked).select("row", "document", "start", "end", "name", "kind")


def _about_firms(known: pl.DataFrame, typed: pl.DataFrame) -> pl.Series:
    """The documents that name several organizations, and more of them than people."""
    listed = known.select("document", kind=pl.col("entity_id").str.extract("^([a-z]+)/"), name="entity_id")
    named = pl.concat([listed, typed.select("document", "kind", "name")]).unique()
    kind = pl.col("kind")
    counts = named.group_by("document").agg(firms=(kind == "organization").sum(), people=(kind == "person").sum())
    return counts.filter((pl.col("firms") >= _FIRMS) & (pl.col("firms") > pl.col("people")))["document"].sort()


@cache
def _lone_words(lexicon: Lexicon) -> pl.DataFrame:
    """`_first`: capitalised words that name nobody."""
    nations = lexicon["nationality_words"].select(_first=pl.col("word").str.to_titlecase())
    plural = nations.with_columns(pl.col("_first") + "s")
    lone = lexicon["lone_words"].select(_first="word")
    return pl.concat([stop_words(lexicon).select(_first="word"), lone, nations, plural]).unique()


@cache
def _other_words(lexicon: Lexicon) -> pl.DataFrame:
    """`name`: given names, and names of the lexicon, which its rules have refused here."""
    given = lexicon["given_names"].select("name")
    return pl.concat([given, names_of(lexicon).forms.select(name="form")]).unique()


@cache
def _place_pattern(lexicon: Lexicon) -> str:
    words = lexicon["place_contexts"].filter(pl.col("sense") == "place")["words"].sort(descending=True)
    return rf"[ '(\"](?:[àÀ] |{'|'.join(f'{re.escape(word)} ?' for word in words)})$"


@cache
def _party_pattern(lexicon: Lexicon) -> str:
    words = lexicon["place_contexts"].filter(pl.col("sense") == "party")["words"].sort(descending=True)
    return rf"[ '](?:{'|'.join(words)})(?: [{SMALL}]+)? à $"
