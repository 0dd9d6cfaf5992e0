"""Where a text names an entity of the lexicon."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import polars as pl

from schemas import MENTIONS
from transforms.identifiers import with_span_id
from transforms.lexicon import Lexicon
from transforms.names.aliases import forms_of
from transforms.names.name_rules import apply_rules, rules_of
from transforms.names.name_shapes import cut_at_marks, with_neighbours
from transforms.text.folding import MARK
from transforms.text.letters import CAPITAL, LETTER, SMALL
from transforms.text.overlaps import place
from transforms.text.spans import char_offset

READABLE_SECTIONS = ("headline", "body")
"""Sections whose sentences bear mentions: a date line, an advert or an author's note names nobody of the article."""

VERSION = r"^[ -][0-9]{1,3}(?:[.][0-9]{1,2})?[a-z]?(?:[ ,.;:)!?'\"/-]|$)"
"""A version number right after a model's name."""

_UNKNOWN_BEFORE = rf"(?:^|[{SMALL}][ ']|[,;:(] )([{CAPITAL}][{SMALL}]{{2,}})(?: [{CAPITAL}][{SMALL}]{{2,}})? $"
"""A capitalised word, or two, right before a name."""

_WORD = rf"[{LETTER}\p{{N}}]+"
_SEVERAL = r"[ '&./-]"

_FEW = 1000
"""How many forms one expression may list: compiled, it grows with them."""

_CONTEXT = 48
"""How many characters beside a name are looked at."""


class _Wanted(NamedTuple):
    """Forms to look for, sorted downwards: a longer one stands before what it begins with, and the first is taken."""

    forms: pl.Series
    first: pl.Series
    """The first word of each."""
    large: pl.Series
    """Those that begin with a capital."""
    small: pl.Series


def _wanted(forms: pl.Series) -> _Wanted:
    ordered = forms.unique().sort(descending=True)
    capital = ordered.str.contains(r"^\p{Uppercase}")
    return _Wanted(ordered, ordered.str.extract(f"({_WORD})"), ordered.filter(capital), ordered.filter(~capital))


@cache
def _wanted_names(lexicon: Lexicon) -> _Wanted:
    return _wanted(forms_of(lexicon)["form"])


def find_mentions(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The table `mentions`, method "lexicon", sorted by document (in the order of the sentences) and place.

    "Selon Reuters, Meta AI …" names Reuters and Meta AI, and not Meta. The longest name wins where two overlap; a
    name counts only as a whole word ("GPT" is not named by "GPT-4"), in the case its alias asks for, and under the
    conditions that name_rules sets.
    """
    readable = readable_sentences(sentences)
    found = _whole_forms(readable, readable, _wanted_names(lexicon), _forms_with_rules(lexicon))
    candidates = found.join(forms_of(lexicon), on="form", maintain_order="left").join(
        _given_names(lexicon), on="_previous", how="anti", maintain_order="left"
    )
    candidates = candidates.filter(~_is_other_version() & ~_is_ticker() & ~_is_surname(lexicon))
    named = _longest(apply_rules(candidates, rules_of(lexicon)))
    named = named.filter(~_goes_on(lexicon) & ~_is_branch())
    return as_mentions(named.filter(~_ends_name(lexicon)), readable, "lexicon")


def readable_sentences(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences that bear mentions, with `row` (their number) and `document` (their document's)."""
    return (
        sentences.filter(pl.col("section").is_in(READABLE_SECTIONS))
        .with_row_index("row")
        .with_columns(document=pl.col("doc_id").rle_id())
    )


def occurrences(readable: pl.DataFrame, forms: pl.Series, documents: pl.Series) -> pl.DataFrame:
    """One row per place in one of the documents where a form stands as a whole word, in order.

    Columns: `row`, `document`, `form`, `start`, `end` (code points in the sentence), `before` and `after` (the text
    beside it) and `_previous` (the word before a name of one word). Of forms that overlap the longest is given; all
    are in sentences where the longest may be none, because a letter follows it.
    """
    searched = readable.filter(pl.col("document").is_in(documents.implode()))
    return _whole_forms(searched, readable, _wanted(forms))


def _whole_forms(
    searched: pl.DataFrame, readable: pl.DataFrame, wanted: _Wanted, unsure: pl.Series | None = None
) -> pl.DataFrame:
    """As `occurrences`, in the sentences that are `searched`; the longest may also be none where it is `unsure`."""
    # Of a page; to make all forms ready takes longer than to search a thousand sentences.
    if searched.height <= _FEW < wanted.forms.len():
        wanted = _wanted(_possible(wanted, searched))
    found = _beside(_longest_forms(searched, wanted), readable)
    if found.is_empty():
        return found
    of_words = found.filter(pl.col("form").str.contains(_SEVERAL))
    doubtful = ~_is_whole() if unsure is None else ~_is_whole() | pl.col("form").is_in(unsure.implode())
    hiding = of_words.filter(doubtful)["row"].unique()
    if hiding.is_empty():
        return whole_words(found)
    kept = found.filter(~pl.col("row").is_in(hiding.implode()))
    hidden = readable[hiding.sort()]
    every = _beside(_all_forms(hidden, _possible(wanted, hidden)), readable)
    return whole_words(pl.concat([kept, every.select(kept.columns)]).sort("row", "start", maintain_order=True))


def _longest_forms(readable: pl.DataFrame, wanted: _Wanted) -> pl.DataFrame:
    """Where forms stand, of those that overlap the first listed: `row`, `document`, `form`, `start`, `end`.

    Those in small letters are searched by themselves, and may overlap the others: together they take twice the time,
    since most words begin like one of them.
    """
    found = _first_listed(readable, wanted.large)
    if wanted.small.is_empty():
        return found
    # Made ready in the time in which a few thousand sentences are searched without it.
    if wanted.small.len() <= _FEW < readable.height:
        readable = readable.filter(pl.col("folded").str.contains("|".join(map(re.escape, wanted.small))))
    return pl.concat([found, _first_listed(readable, wanted.small)]).sort("row", "start", maintain_order=True)


def _first_listed(readable: pl.DataFrame, forms: pl.Series) -> pl.DataFrame:
    marked = (MARK + forms + MARK).implode()
    searched = readable.select(
        "row", "document", form=pl.col("folded").str.replace_many(forms.implode(), marked, leftmost=True)
    )
    return cut_at_marks(searched.filter(pl.col("form").str.contains(MARK, literal=True)))


def _possible(wanted: _Wanted, readable: pl.DataFrame) -> pl.Series:
    """The forms whose first word stands in one of the few sentences: making all of them ready takes longer."""
    words = readable.select(pl.col("folded").str.extract_all(_WORD)).explode("folded").to_series().unique()
    return wanted.forms.filter(wanted.first.is_null() | wanted.first.is_in(words.implode()))


def _all_forms(readable: pl.DataFrame, forms: pl.Series) -> pl.DataFrame:
    """Where forms stand, also within each other: `row`, `document`, `form`, `start`, `end`."""
    listed = forms.implode()
    return (
        readable.select(
            "row",
            "document",
            "folded",
            byte=pl.col("folded").str.find_many(listed, overlapping=True),
            form=pl.col("folded").str.extract_many(listed, overlapping=True),
        )
        .explode("byte", "form")
        .with_columns(start=char_offset("folded", "byte"))
        .select("row", "document", "form", "start", end=pl.col("start") + pl.col("form").str.len_chars().cast(pl.Int32))
    )


def _beside(found: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    return with_neighbours(found, readable, _CONTEXT).with_columns(
        _previous=pl.when(~pl.col("form").str.contains(" ", literal=True)).then(
            pl.col("before").str.extract(rf"([{LETTER}-]+) $")
        )
    )


def _is_whole() -> pl.Expr:
    """Whether no letter or digit is glued to the form.

    "ex-Twitter", "Microsoft-OpenAI", "d'OpenAI" hold their names; "GPT-4" does not hold "GPT", nor "Jean-Claude"
    "Claude", nor "Meta-analyse" "Meta", nor an address or a handle its site.
    """
    glued_before = pl.col("before").str.contains(rf"(?:[{LETTER}\p{{N}}_@]|[{LETTER}\p{{N}}]\.)$")
    glued_after = pl.col("after").str.contains(rf"^(?:[{LETTER}\p{{N}}_@]|-[{SMALL}\p{{N}}]|\.[{SMALL}\p{{N}}])")
    return ~glued_before & ~glued_after


def whole_words(found: pl.DataFrame) -> pl.DataFrame:
    """The occurrences that no letter or digit is glued to."""
    if found.is_empty():
        return found
    whole = found.filter(_is_whole())
    # After a hyphen only where a name stands before it too.
    second = pl.col("before").str.contains(rf"[{CAPITAL}][{LETTER}\p{{N}}]*-$")
    seconds = whole.filter(second)
    if seconds.is_empty():
        return whole
    first = whole.select("row", start=pl.col("end") + 1).unique()
    alone = seconds.join(first, on=["row", "start"], how="anti")
    return whole.join(alone, on=["row", "start", "end"], how="anti", maintain_order="left")


def _is_other_version() -> pl.Expr:
    """Whether a number makes another model of the name: "Llama 7" is not Llama. Discovery reads those."""
    return pl.col("entity_id").str.starts_with("model/") & pl.col("after").str.contains(VERSION)


def _is_surname(lexicon: Lexicon) -> pl.Expr:
    """Whether a title makes somebody of a place: "M. Beaune"."""
    titles = lexicon["roles"].filter(pl.col("role").str.contains("^M[a-z]{0,3}[.]?$"))["role"].sort(descending=True)
    pattern = "|".join(titles.str.replace(".", "[.]", literal=True))
    return pl.col("entity_id").str.starts_with("place/") & pl.col("before").str.contains(rf"(?:^|[ '(])(?:{pattern}) $")


def _is_ticker() -> pl.Expr:
    """Whether an exchange only tells where a share is listed: "(NASDAQ: ACME)"."""
    return pl.col("before").str.ends_with("(") & pl.col("after").str.contains(r"^ ?: ?[A-Z0-9.]{1,6}\)")


def _goes_on(lexicon: Lexicon) -> pl.Expr:
    """Whether the name only begins another one: "Norvex Ventures" is not Norvex. Discovery reads the whole."""
    place = pl.col("entity_id").str.starts_with("place/")
    things = pl.col("entity_id").str.starts_with("organization/") | place
    return things & pl.col("after").str.contains(_own_parts(lexicon)) | place & pl.col("before").str.contains(
        _own_openings(lexicon)
    )


def _is_branch() -> pl.Expr:
    """Whether a place only tells the branch of the company right before it: "Sanofi France" is of Sanofi."""
    follows = (pl.col("row") == pl.col("row").shift(1)) & (pl.col("start") == pl.col("end").shift(1) + 1)
    firm = pl.col("entity_id").shift(1).str.starts_with("organization/")
    place_here = pl.col("entity_id").str.starts_with("place/") & pl.col("before").str.ends_with(" ")
    return (follows & firm & place_here).fill_null(value=False)


def _ends_name(lexicon: Lexicon) -> pl.Expr:
    """Whether a place only ends a name that the lexicon has not: "Jaan Tallinn", "Ocean Winds France"."""
    words = pl.concat([lexicon["sentence_openers"]["word"], lexicon["name_stops"]["word"]])
    place_here = pl.col("entity_id").str.starts_with("place/")
    # Masked: few names are of places.
    first = pl.when(place_here).then("before").str.extract(_UNKNOWN_BEFORE, 1)
    known = ((pl.col("row") == pl.col("row").shift(1)) & (pl.col("start") == pl.col("end").shift(1) + 1)).fill_null(
        value=False
    )
    return first.is_not_null() & ~first.is_in(words.implode()) & ~known


@cache
def _own_openings(lexicon: Lexicon) -> str:
    """A pattern for text that ends in what begins a name with the place after it: "AJ Auxerre" is not Auxerre."""
    return rf"(?:^|[^{LETTER}\p{{N}}-])(?:{'|'.join(_own(lexicon, 'first'))}) $"


def _own(lexicon: Lexicon, position: str) -> pl.Series:
    parts = lexicon["name_parts"].filter((pl.col("own") == "yes") & (pl.col("position") == position))
    return parts["part"].sort(descending=True)


@cache
def _own_parts(lexicon: Lexicon) -> str:
    parts = _own(lexicon, "last")
    return rf"^(?: [{CAPITAL}][{LETTER}-]*){{0,2}} (?:{'|'.join(parts)})(?:[^{LETTER}\p{{N}}-]|$)"


@cache
def _forms_with_rules(lexicon: Lexicon) -> pl.Series:
    """The forms that a rule may refuse."""
    return forms_of(lexicon).join(rules_of(lexicon).rules, on="order", how="semi")["form"].unique()


def _given_names(lexicon: Lexicon) -> pl.DataFrame:
    """Words that make another person of the name after them: "Nikola Tesla", "Eric Trump"."""
    return lexicon["given_names"].filter(pl.col("common").is_null()).select(_previous="name")


def _longest(named: pl.DataFrame) -> pl.DataFrame:
    """Of names that overlap, the first, and the longest of those that begin together; of entities, the first listed."""
    return named.sort("row", "start", "end", "order", descending=[False, False, True, False]).filter(
        place("start") >= place("end").cum_max().shift(1, fill_value=0)
    )


def places_of(mentions: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """The mentions in readable sentences: `row`, `document`, `start` and `end` in it, `surface`, `entity_id`."""
    # Documents by number: the many ids need no join of their own, only one of each run of equal ones.
    runs = mentions.select("doc_id", _run=pl.col("doc_id").rle_id())
    documents = readable.select("doc_id", "document").unique("document")
    numbers = runs.unique("_run", maintain_order=True).join(documents, on="doc_id", how="left", maintain_order="left")[
        "document"
    ]
    of_sentence = pl.col("document").cast(pl.Int64) * 2**32 + pl.col("sentence_no")
    sentences = readable.select(of_sentence).to_series()
    wanted = mentions.select("sentence_no", numbers.gather(runs["_run"])).select(of_sentence).to_series()
    rows = sentences.search_sorted(wanted.fill_null(-1)).clip(0, max(sentences.len() - 1, 0))
    there = (sentences.gather(rows) == wanted).fill_null(value=False)
    placed = mentions.select("start_char", "end_char", "surface", "entity_id", row=rows).filter(there)
    at = readable.select("document", _begin="start_char")[placed["row"]]
    return pl.concat([placed, at], how="horizontal").select(
        "row",
        "document",
        start=pl.col("start_char") - pl.col("_begin"),
        end=pl.col("end_char") - pl.col("_begin"),
        surface="surface",
        entity_id="entity_id",
    )


def as_mentions(found: pl.DataFrame, sentences: pl.DataFrame, method: str) -> pl.DataFrame:
    """The table `mentions` of rows with `row` (of `sentences`), `start`, `end` (within it), `entity_id`, in order."""
    at = sentences.select("doc_id", "sentence_no", "text", _begin="start_char")[found["row"]]
    rows = (
        pl.concat([at, found.select("start", "end", "entity_id")], how="horizontal")
        .with_columns(
            surface=pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")),
            start_char=pl.col("_begin") + pl.col("start"),
            end_char=pl.col("_begin") + pl.col("end"),
            method=pl.lit(method),
        )
        .drop("text")
    )
    return MENTIONS.conform(with_span_id(rows, "mention_id"))
