"""Runs of capitalised words that may be names, as they stand in a text."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.folding import MARK
from transforms.text.letters import CAPITAL, LETTER, SMALL
from transforms.text.overlaps import covered, overlapping

_WORD = rf"[{CAPITAL}](?:[.]|[{LETTER}0-9'&-]{{0,40}}[{LETTER}0-9])"
_PARTICLE = "(?:de la|de|du|des|von der|von|van der|van de|van|der|den|bin|ben|al|el|di|da|dos|for|of|of the|and)"
# "OpenEvidence": a capital inside makes a name of one word; "McKinsey" and "DiCaprio" are people's.
_CAMEL = rf"[{CAPITAL}][{SMALL}]{{1,15}}[{CAPITAL}][{SMALL}]{{2,15}}"
_MORE = rf"(?:(?: &| {_PARTICLE})? {_WORD})"
# What stands before a word inside a sentence: there a capital is no accident.
_INSIDE = rf"[{SMALL}],? (?:[dl]')?"
_RUN = rf"{_INSIDE}{_WORD}{_MORE}{{0,4}}|{_WORD}{_MORE}{{1,4}}|{_CAMEL}"
# "Dominique de Villepin": a particle joins a given name to a family's. Further on it begins a complement.
_NAME = rf"^({_WORD}(?: {_PARTICLE})?(?: (?:& )?{_WORD}){{1,4}}|{_WORD})"
RUN_OF_ANY = rf"{_WORD}(?: (?:& )?{_WORD}){{0,3}}"

_BESIDE = 60


def text_matches(readable: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """Where the pattern matches, in order: `row`, `document`, `form` (the match), `start` and `end` in the sentence."""
    return cut_at_marks(
        readable.select("row", "document", "folded")
        # Most sentences hold none, and telling that is six times as fast as cutting them.
        .filter(pl.col("folded").str.contains(pattern))
        .select("row", "document", form=pl.col("folded").str.replace_all(pattern, f"{MARK}${{0}}{MARK}"))
    )


def cut_at_marks(marked: pl.DataFrame) -> pl.DataFrame:
    """What stands between marks in the column `form`: a row each, with `form`, and its `start` and `end` without them.

    `marked` has `row` and `document` too, one row per sentence.
    """
    pieces = (
        marked.sort("row")
        .with_columns(pl.col("form").str.split(MARK))
        .explode("form")
        .with_columns(_length=pl.col("form").str.len_chars().cast(pl.Int32))
    )
    # Rows follow each other, so a running total less its value where the row begins is the place in the sentence.
    opens = (pl.col("row") != pl.col("row").shift(1)).fill_null(value=True)
    return (
        pieces.with_columns(_total=pl.col("_length").cast(pl.Int64).cum_sum(), _piece=pl.int_range(pl.len()))
        .with_columns(
            _base=pl.when(opens).then(pl.col("_total") - pl.col("_length")).forward_fill(),
            _index=pl.col("_piece") - pl.when(opens).then("_piece").forward_fill(),
        )
        # Every second piece is a match.
        .filter(pl.col("_index") % 2 == 1)
        .select("row", "document", "form", end=(pl.col("_total") - pl.col("_base")).cast(pl.Int32))
        .with_columns(start=pl.col("end") - pl.col("form").str.len_chars().cast(pl.Int32))
    )


def capital_runs(readable: pl.DataFrame, known: pl.DataFrame, lexicon: Lexicon) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Runs of two to five capitalised words, and words that stand alone inside a sentence, where no name is known.

    The runs have `row`, `document`, `start`, `end`, `name`, `before`, `after`. Words that only open a sentence are left
    out of them ("Selon Mark Chen" gives "Mark Chen"), and so is an elided article; of one word is a run only with a
    capital inside. The words that stand alone have no neighbours with them.
    """
    found = text_matches(readable, _RUN).with_columns(name=pl.col("form").str.replace(f"^{_INSIDE}", "")).drop("form")
    found = found.with_columns(start=pl.col("end") - pl.col("name").str.len_chars().cast(pl.Int32))
    several = pl.col("name").str.contains(f" |^{_CAMEL}$")
    runs = without_openers(found.filter(several), lexicon).filter(several)
    # Inside a sentence an article with a capital is part of the name: "à La Roncière".
    alone = found.filter(~several | pl.col("name").str.contains("^(?:La|Le|Les) "))
    return with_neighbours(runs.filter(~covered(runs, known)), readable), alone.filter(~overlapping(alone, known))


def without_openers(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Runs of capitalised words (`name`, `end`) less what only opens their sentence, with `start`; none is empty."""
    opener = rf"(?:(?:[LDlNSQ]|Qu|Jusqu|Lorsqu)'|(?:{_openers(lexicon)})(?:'| |$))"
    return (
        runs.with_columns(name=pl.col("name").str.replace(f"^(?:{opener}(?:{_PARTICLE} )?){{1,3}}", ""))
        .with_columns(start=pl.col("end") - pl.col("name").str.len_chars().cast(pl.Int32))
        .with_columns(name=pl.col("name").str.extract(_NAME))
        .drop_nulls("name")
        .with_columns(end=pl.col("start") + pl.col("name").str.len_chars().cast(pl.Int32))
    )


@cache
def _openers(lexicon: Lexicon) -> str:
    words = pl.concat([lexicon["sentence_openers"]["word"], lexicon["name_stops"]["word"]])
    words = words.str.strip_chars_end("'").str.replace_all(".", "[.]", literal=True).unique()
    return "|".join(words.sort(descending=True))


@cache
def stop_words(lexicon: Lexicon) -> pl.DataFrame:
    """`word`: capitalised words that are no name by themselves."""
    words = pl.concat([lexicon["sentence_openers"].select("word"), lexicon["name_stops"].select("word")])
    return words.unique(maintain_order=True)


@cache
def saying_pattern(lexicon: Lexicon) -> str:
    """A pattern for text that ends in a verb of saying and a space."""
    verbs = lexicon["speech_cues"].filter(pl.col("form") == "verb")["cue"].sort(descending=True)
    forms = "|".join(verbs.str.replace("*", f"[{SMALL}]{{1,5}}", literal=True))
    return rf"(?:^|[ '\-,\"])(?:{forms}) $"


def with_neighbours(spans: pl.DataFrame, readable: pl.DataFrame, reach: int = _BESIDE) -> pl.DataFrame:
    """The spans with `before` and `after`: the folded text beside them, up to `reach` characters."""
    folded = readable["folded"].gather(spans["row"]).alias("_folded")
    return (
        spans.with_columns(folded)
        .with_columns(
            before=pl.col("_folded").str.slice((pl.col("start") - reach).clip(0), pl.min_horizontal("start", reach)),
            after=pl.col("_folded").str.slice(pl.col("end"), reach),
        )
        .drop("_folded")
    )
