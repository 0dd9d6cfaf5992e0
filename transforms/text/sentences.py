"""Sentences: where a text is cut, and the folded forms of each piece that all matching works on."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon, read_lexicon
from transforms.text.folding import MARK, fold, fold_around_marks, fold_case
from transforms.text.letters import CAPITAL, SMALL
from transforms.text.long_sentences import cut_long_sentences

_CLOSERS = r"(?:[ \u00a0\u202f]?[»”)\]]|[\"'’])*"

# Stops and closing marks, then white space. The stops are capped so that a line of dots stays linear.
_STOP = rf"[.!?…]{{1,9}}{_CLOSERS}[ \t\u00a0\u202f\u2000-\u200a]+"
# No sentence begins with a small letter or further punctuation; but with a name ("xAI", "iPhone") one does.
_NO_BEGINNING = rf"{MARK}([{SMALL}]{{1,40}}(?:[^{CAPITAL}{SMALL}]|$)|[\s.,;:!?…»”)\]%])"
_LINE_BREAK = r"[\n\r\u0085\u2028\u2029\x0b\x0c]\s*"
_LIST_NUMBER = rf"((?:^|{MARK})\s*[0-9]{{1,3}}[.]\s+){MARK}"
# A date line before the article, on the same line as its first words: " date 2025-07 Le groupe …".
_HEADER = r"(?i)^(\s*date\s{1,3}:?\s{0,3}[0-9]{4}(?:-[0-9]{2}){0,2}\s+)"


# What may stand before an abbreviation. Listed: "anything but a letter" is five times slower.
_BEFORE = r"[\s(\[\"'’«“/.&\u2010-\u2014-]"
_SPACES = r"[ \t\u00a0\u202f\u2009]{1,3}"


class _Patterns(NamedTuple):
    """Regexes over text with marks. Each has a literal to leap to: one that had several would read every byte."""

    opener_after_initial: str
    next_abbreviation: str
    abbreviation: str
    first_abbreviation: str


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    rows = lexicon["abbreviations"]
    words = "|".join(re.escape(word) for word in rows["abbreviation"].sort(descending=True))
    names = "|".join(
        re.escape(word) for word in rows.filter(pl.col("followed_by") == "name")["abbreviation"].sort(descending=True)
    )
    openers = lexicon["sentence_openers"]["word"].sort(descending=True)
    whole = "|".join(word for word in openers if not word.endswith("'"))
    elided = "|".join(word.removesuffix("'") for word in openers if word.endswith("'"))
    # A single capital is an initial ("J. Dupont", "J.-P. Dupont", "U.S. Steel").
    short = rf"(?:[{CAPITAL}]|{words})[.]{_SPACES}"
    return _Patterns(
        opener_after_initial=rf"((?:[A-LN-ZÀ-Þ]|{names})[.]{_SPACES}){MARK}((?:{whole})[\s,]|(?:{elided})['’])",
        next_abbreviation=rf"({MARK}{short}){MARK}",
        abbreviation=rf"({_BEFORE}{short}){MARK}",
        first_abbreviation=rf"^({short}){MARK}",
    )


def split_sentences(documents: pl.DataFrame, lexicon: Lexicon | None = None) -> pl.DataFrame:
    r"""Sentences of the columns `doc_id` and `text`, in the documents' order, with their folded forms.

    Columns: those of `schemas.SENTENCES` (section "body" throughout), `folded` and `lower` (`transforms.text.folding`:
    the same length as the text). The sentences of a document partition its text, trailing white space included; a
    line break ends one. "M. Dupont a signé.\n\nLe prix : 1,5 milliard." is "M. Dupont a signé.\n\n" and
    "Le prix : 1,5 milliard.". An empty text has none, and none is longer than
    `transforms.text.long_sentences.LONGEST_SENTENCE` code points. `lexicon` gives the abbreviations that end no
    sentence (without one, those of French).
    """
    patterns = _patterns(lexicon or read_lexicon("fr"))
    texts = documents.select("doc_id", "text").with_row_index("_document").filter(pl.col("text") != "")
    holds_mark = pl.col("text").str.contains(MARK, literal=True)
    sentences = _cut(texts.filter(~holds_mark), patterns)
    odd = texts.filter(holds_mark)
    if odd.height:
        # These are cut without the character and then sliced, which is slower but alters nothing.
        odd = odd.with_columns(_original="text", text=pl.col("text").str.replace_all(MARK, " ", literal=True))
        sliced = _cut(odd, patterns, "_original").with_columns(
            text=pl.col("_original").str.slice("start_char", pl.col("end_char") - pl.col("start_char"))
        )
        sentences = pl.concat([sentences, sliced.select(sentences.columns)]).sort("_document", "sentence_no")
    return sentences.drop("_document")


def _cut(texts: pl.DataFrame, patterns: _Patterns, *keep: str) -> pl.DataFrame:
    """Pieces of each text with their number, offsets and folded forms. No text may hold the mark.

    Columns: those of the sentences, `_document` and those of `keep`.
    """
    marked = (
        pl.col("text")
        .str.replace(_HEADER, f"${{1}}{MARK}")
        .str.replace_all(_STOP, f"${{0}}{MARK}")
        .str.replace_all(_NO_BEGINNING, "${1}")
        .str.replace_all(_LINE_BREAK, f"${{0}}{MARK}")
        # "plan B. Les": of two marks one is left when that of the initial goes.
        .str.replace_all(patterns.opener_after_initial, f"${{1}}{MARK}{MARK}${{2}}")
        # In "J. R. Dupont" one match would consume what the other begins with: hence first those that follow a mark.
        .str.replace_all(patterns.next_abbreviation, "${1}")
        .str.replace_all(patterns.abbreviation, "${1}")
        .str.replace(patterns.first_abbreviation, "${1}")
        .str.replace_all(f"{MARK}{MARK}", MARK, literal=True)
        .str.replace_all(_LIST_NUMBER, "${1}")
        .str.replace(rf"^(\s+){MARK}", "${1}")
        .str.strip_suffix(MARK)
    )
    # Whole texts are folded, since their rows are fewer than those of their sentences.
    pieces = (
        texts.with_columns(text=marked)
        .with_columns(folded=fold_around_marks(pl.col("text")))
        .with_columns(lower=fold_case(pl.col("folded")))
        .with_columns(pl.col("text", "folded", "lower").str.split(MARK))
        .explode("text", "folded", "lower")
    )
    whole = cut_long_sentences(pieces.drop("folded", "lower"))
    if whole.height > pieces.height:
        pieces = whole.with_columns(folded=fold(pl.col("text"))).with_columns(lower=fold_case(pl.col("folded")))
    total = pl.col("_length").cum_sum()
    place = pl.int_range(pl.len(), dtype=pl.Int32)
    # Rows are in the order of the texts; `over("_document")` would say the same at five times the cost.
    opens = pl.when((pl.col("_document") != pl.col("_document").shift(1)).fill_null(value=True))
    return (
        pieces.with_columns(_length=pl.col("text").str.len_chars().cast(pl.Int64))
        .with_columns(_end=total, _begin=total - pl.col("_length"))
        .with_columns(_first=opens.then("_begin").forward_fill(), _opening=opens.then(place).forward_fill())
        .select(
            "_document",
            "doc_id",
            (place - pl.col("_opening")).alias("sentence_no"),
            (pl.col("_begin") - pl.col("_first")).cast(pl.Int32).alias("start_char"),
            (pl.col("_end") - pl.col("_first")).cast(pl.Int32).alias("end_char"),
            pl.lit("body").alias("section"),
            "text",
            "folded",
            "lower",
            *keep,
        )
    )
