"""Runs of capitalised words that may be names, as they stand in a text."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.folding import MARK
from transforms.text.letters import CAPITAL, LETTER, SMALL
from transforms.text.overlaps import covered

_WORD = rf"[{CAPITAL}](?:[.]|[{LETTER}0-9'&-]{{0,40}}[{LETTER}0-9])"
_PARTICLE = (
    "(?:de la|de|du|des|von der|von|van der|van de|van|Van de[nr]?|Van het|Von der|der|den|bin|ben|al|el|di|da|dos"
    "|for|of|of the|and)"
)
# "OpenEvidence": a capital inside makes a name of one word; "McKinsey" and "DiCaprio" are people's.
_CAMEL = rf"[{CAPITAL}][{SMALL}]{{1,15}}[{CAPITAL}][{SMALL}]{{2,15}}"
_MORE = rf"(?:(?: &| {_PARTICLE})? {_WORD})"
_RUN = rf"{_WORD}{_MORE}{{1,4}}|{_CAMEL}"
# Words that names follow inside a sentence, where a capital is no accident. After an article or a noun ("la licence
# Foo") most are of something else.
INSIDE = (
    r"(?:,|[ '(](?:de|par|avec|chez|et|ou|à|pour|selon|que|comme|contre|entre|via|dont|figure|figurent"
    r"|retrouve|retrouvent)) "
    r"|[ ,(](?:d|qu)'"
)
# "Dominique de Villepin": a particle joins a given name to a family's. Further on it begins a complement.
_NAME = rf"^({_WORD}(?: {_PARTICLE})?(?: (?:& )?{_WORD}){{1,4}}|{_WORD})"
# "La Strasbourgeoise Foo" is Foo.
_DWELLER = rf"^(?:L[ae] |L')[{CAPITAL}][{SMALL}]+(?:oise?|aise?|ien(?:ne)?|éen(?:ne)?|onne|ande) ([{CAPITAL}])"
# "Madame, C'est avec joie …"
ELIDED = f"^(?:[{CAPITAL}]|Qu|Jusqu|Lorsqu|Puisqu)'[{SMALL}]"
# "L'équipe d'Anna Morel", "L'avocat de Foo"
_ELIDED_NOUN = rf"^(?:[CDJLMNQST]|Qu|Jusqu|Lorsqu|Puisqu)'[{SMALL}][{LETTER}-]* (?:{_PARTICLE} )?"
# Of any length: made ready in a quarter of the time of a cap. Where no second match may begin inside of what is looked
# at for the first, or the text is short.
_ANY_WORD = rf"[{CAPITAL}](?:[.]|[{LETTER}0-9'&-]*[{LETTER}0-9])"
_ITEM = f"{_ANY_WORD}(?: {_ANY_WORD}){{0,2}}"
RUN_OF_ANY = rf"{_ANY_WORD}(?: (?:& )?{_ANY_WORD}){{0,3}}"
"""One to four capitalised words, for texts of bounded length such as `with_neighbours` gives."""

_BESIDE = 60


def text_matches(readable: pl.DataFrame, pattern: str, *, rare: bool = True) -> pl.DataFrame:
    """Where the pattern matches, in order: `row`, `document`, `form` (the match), `start` and `end` in the sentence.

    Of a `rare` one most sentences hold none, and telling that is six times as fast as cutting them.
    """
    searched = readable.select("row", "document", form="folded")
    if rare and searched.height:
        searched = searched.filter(pl.col("form").str.contains(pattern))
    if searched.is_empty():
        return cut_at_marks(searched)
    # One column alone: several are worked out in other threads, where the pattern has to be made ready once more.
    return cut_at_marks(searched.with_columns(pl.col("form").str.replace_all(pattern, f"{MARK}${{0}}{MARK}")))


def cut_at_marks(marked: pl.DataFrame) -> pl.DataFrame:
    """What stands between marks in the column `form`: a row each, with `form`, and its `start` and `end` without them.

    `marked` has `row` and `document` too, one row per sentence, in order.
    """
    if marked.is_empty():
        return marked.select("row", "document", "form", end=pl.lit(0, pl.Int32), start=pl.lit(0, pl.Int32))
    pieces = pl.col("form").list.len().cast(pl.Int64)
    # Lazy: what several columns are worked out of is worked out once.
    return (
        marked.lazy()
        .with_columns(pl.col("form").str.split(MARK))
        .with_columns(_first=pieces.cum_sum() - pieces)
        .explode("form")
        .with_columns(_length=pl.col("form").str.len_chars().cast(pl.Int64))
        .with_columns(
            _begin=pl.col("_length").cum_sum() - pl.col("_length"),
            _second=(pl.int_range(pl.len(), dtype=pl.Int64) - pl.col("_first")) % 2 == 1,
        )
        # Sentences follow each other, so a running total less its value where one begins is the place in it.
        .with_columns(start=(pl.col("_begin") - pl.col("_begin").gather(pl.col("_first"))).cast(pl.Int32))
        # Every second piece is a match.
        .filter(pl.col("_second") & (pl.col("form") != ""))
        .select("row", "document", "form", end=pl.col("start") + pl.col("_length").cast(pl.Int32), start="start")
        .collect(engine="in-memory")
    )


def capital_runs(readable: pl.DataFrame, known: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Every run of two to five capitalised words: `row`, `document`, `start`, `end`, `name`, `before`, `after`.

    Words that only open a sentence are left out of it ("Selon Mark Chen" gives "Mark Chen"), and so is an elided
    article; a run of one word that is left is none unless it has a capital inside, nor is one within a name of `known`.
    """
    runs = without_openers(text_matches(readable, _RUN).rename({"form": "name"}), lexicon)
    runs = runs.filter(pl.col("name").str.contains(f" |^{_CAMEL}$"))
    return with_neighbours(runs.filter(~covered(runs, known)), readable)


def words_after(readable: pl.DataFrame, words: str) -> pl.DataFrame:
    """Capitalised words right after one of the words, a pattern: `row`, `document`, `start`, `end`, `name`, `link`."""
    found = text_matches(readable, f"(?:{words}){_WORD}{_MORE}{{0,3}}").with_columns(
        link=pl.col("form").str.extract(f"^({words})")
    )
    return found.select(
        "row",
        "document",
        "end",
        "link",
        name=pl.col("form").str.slice(pl.col("link").str.len_chars()),
        start=pl.col("start") + pl.col("link").str.len_chars().cast(pl.Int32),
    )


def words_inside(readable: pl.DataFrame, documents: pl.Series) -> pl.DataFrame:
    """Capitalised words inside a sentence of one of the documents: `row`, `document`, `start`, `end`, `name`."""
    searched = readable.filter(pl.col("document").is_in(documents.implode()))
    # A pattern of the words before them takes half as long again as one of any letter.
    found = text_matches(searched, f"[{SMALL},:][ ']{_ANY_WORD}", rare=False)
    return found.select("row", "document", "end", name=pl.col("form").str.slice(2), start=pl.col("start") + 2)


def words_aside(readable: pl.DataFrame, documents: pl.Series) -> pl.DataFrame:
    """Capitalised names alone in brackets after a word in small letters, in one of the documents: as `words_inside`.

    "la fabrication de béton (Foo)", "trois chantiers (Foo, Bar et Baz)". `open` and `close`: the bracket's places.
    """
    searched = readable.filter(pl.col("document").is_in(documents.implode()))
    found = text_matches(searched, rf"[{SMALL}] \({_ITEM}(?:(?:, | et ){_ITEM}){{0,6}}\)")
    marked = pl.col("form").str.slice(2).str.replace_all(_ITEM, f"{MARK}${{0}}{MARK}")
    items = cut_at_marks(found.with_row_index("_list").select("document", row="_list", form=marked))
    of = found[items["row"]]
    start = of["start"] + 2
    return items.select(
        "document",
        row=of["row"],
        name="form",
        start=pl.col("start") + start,
        end=pl.col("end") + start,
        open=of["start"],
        close=of["end"],
    )


def without_openers(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Runs of capitalised words (`name`, `end`) less what only opens their sentence, with `start`; none is empty."""
    if runs.is_empty():
        return runs
    opener = rf"(?:(?:[LDlNSQ]|Qu|Jusqu|Lorsqu)'|(?:{_openers(lexicon)})(?:'| |$))"
    return (
        runs.with_columns(pl.col("name").str.replace(_DWELLER, "${1}").str.replace(_ELIDED_NOUN, ""))
        .with_columns(name=pl.col("name").str.replace(f"^(?:{opener}(?:{_PARTICLE} )?){{1,3}}", ""))
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
    folded = pl.lit(readable["folded"].gather(spans["row"]))
    return spans.with_columns(
        before=folded.str.slice((pl.col("start") - reach).clip(0), pl.min_horizontal("start", reach)),
        after=folded.str.slice(pl.col("end"), reach),
    )
