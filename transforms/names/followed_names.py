"""Names that the words after them explain: "Glean, une start-up", "Glean, spécialisée dans …", "Glean a levé …"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.acting import acts_behind
from transforms.names.name_shapes import RUN_OF_ANY, without_openers
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, LETTER, SMALL

_NEAR = 60
"""How many characters before the words are looked at."""

# As in "Foo, une start-up", "Foo, sa filiale", "Foo est une start-up" and "Foo (filiale de".
_DETERMINER = "(?:une? |sa |son |leur )?"
_IS = " (?:est|était|devient|reste) une? "
_GAP = rf"(?:, {_DETERMINER}|{_IS}| \({_DETERMINER})"
_AFTER_GAP = rf"((?:^|[^.{LETTER}\p{{N}}]){RUN_OF_ANY}){_GAP}$"
# As in "Foo, basée à Lyon" and "ses filiales : Foo basée à Lyon et …".
_LOOSE = f"(?:,? |{_GAP})"
_AFTER_COMMA = rf"((?:^|[^.{LETTER}\p{{N}}]){RUN_OF_ANY}){_LOOSE}$"
_IN_BRACKET = rf"^[{SMALL}' -]{{0,40}}[{CAPITAL}][^()]{{0,40}}[)]"
_DEFINITE = ", (?:l[ae] |l')"
_OPENING_NAME = rf"^[\" «]*({RUN_OF_ANY}){_DEFINITE}$"
_OPENED = 60
"""How many characters before such a noun its sentence may begin."""
_AFTER_NAME = rf"((?:^|[^.{LETTER}\p{{N}}]){RUN_OF_ANY}) $"


@cache
def followers(lexicon: Lexicon) -> pl.DataFrame:
    """`form` (the words, and a space where no elision ends them), `kind` of the name before, `gap` (between them).

    `gap`: "noun" of what the name is, "comma" where one may stand, "none", and "word" after names of one word only.
    """
    # One word that stands for nobody by itself may be a person too: "Anna Morel, rivale de …".
    plain = pl.col("reference").is_not_null() | pl.col("head").str.contains(" ", literal=True)
    heads = lexicon["name_heads"].filter((pl.col("number") == "s") & plain)
    cues = pl.concat(
        [
            lexicon["name_followers"].select("kind", form="cue", gap=pl.col("after").replace({"name": "none"})),
            heads.select("kind", form="head", gap=pl.lit("noun")),
        ]
    ).with_columns(fold(pl.col("form")))
    ends = pl.when(pl.col("form").str.ends_with("'")).then("form").otherwise(pl.col("form") + " ")
    return cues.with_columns(form=ends).unique("form", keep="first", maintain_order=True)


def followed_names(found: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Names right before words that say what they are: `row`, `document`, `start`, `end`, `name`, `kind`.

    `found` has the occurrences of the forms of `followers`. What only opens the sentence is no part of the name, and a
    definite noun explains one only between commas, before the verb: "À Limours, le groupe …" begins the next clause.
    """
    near = pl.col("before").str.tail(_NEAR)
    patterns = (
        ("noun", _AFTER_GAP, f"({_GAP})$"),
        ("comma", _AFTER_COMMA, f"({_LOOSE})$"),
        ("none", _AFTER_NAME, "( )$"),
        ("word", _AFTER_NAME, "( )$"),
    )
    cued = found.filter(pl.col("before").str.contains(rf"(?:[{LETTER}]|[0-9])(?:{_LOOSE}|{_DEFINITE})$")).join(
        followers(lexicon), on="form", maintain_order="left"
    )
    if cued.is_empty():
        return cued.select("row", "document", "start", "end", pl.lit("").alias("name"), "kind")
    named = pl.concat(
        [
            cued.filter(pl.col("gap") == gap).with_columns(name=near.str.extract(name), _gap=near.str.extract(between))
            for gap, name, between in patterns
        ]
    )
    opening = (
        cued.filter(pl.col("gap").is_in(["noun", "comma"]) & (pl.col("start") <= _OPENED))
        # "Foo, l'éditeur de jeux, a levé": the phrase stands between two commas, before the verb.
        .filter(pl.col("after").str.contains(acts_behind(lexicon)))
        .with_columns(name=pl.col("before").str.extract(_OPENING_NAME), _gap=near.str.extract(f"({_DEFINITE})$"))
    )
    named = pl.concat([named, opening]).drop_nulls("name")
    # "Anna Morel (groupe Foo)" is hers.
    aside = (pl.col("gap") == "noun") & pl.col("_gap").str.starts_with(" (")
    named = named.filter(~(aside & pl.col("after").str.contains(_IN_BRACKET)))
    named = named.with_columns(
        name=pl.col("name").str.replace(rf"^[^{LETTER}\p{{N}}]", ""),
        end=pl.col("start") - pl.col("_gap").str.len_chars().cast(pl.Int32),
    )
    # "DTA Foo" is no person's name.
    several = pl.col("name").str.contains(" ", literal=True) & ~pl.col("name").str.contains(r"[A-Z]{2}|[&0-9]")
    named = without_openers(named, lexicon).filter((pl.col("gap") != "word") | ~several)
    return named.select("row", "document", "start", "end", "name", "kind")
