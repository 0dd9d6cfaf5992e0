"""Sentences: where a text is cut, and the folded forms of each piece that all matching works on."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.folding import MARK, fold, fold_case
from transforms.lexicon import Lexicon, read_lexicon
from transforms.long_sentences import cut_long_sentences

_CLOSERS = r"(?:[ \u00a0\u202f]?[»”)\]]|[\"'’])*"

# Stops and closing marks, then white space, then the first character of the next sentence: a capital, a digit, an
# opening mark, a dash, a bullet, an emoji, but no small letter and no further punctuation. The stops are capped so
# that a line of dots stays linear.
_STOP = rf"([.!?…]{{1,9}}{_CLOSERS}\s+)([^\p{{Ll}}\s.,;:!?…»”)\]%{MARK}])"
_LINE_BREAK = r"[\n\r\u0085\u2028\u2029\x0b\x0c]\s*"
_LIST_NUMBER = rf"((?:^|{MARK})\s*[0-9]{{1,3}}[.]\s+){MARK}"
# A date line before the article, on the same line as its first words: " date 2025-07 Le groupe …".
_HEADER = r"(?i)^(\s*date\s{1,3}:?\s{0,3}[0-9]{4}(?:-[0-9]{2}){0,2}\s+)"


# What may stand before an abbreviation. Listed: "anything but a letter" is three times slower.
_BEFORE = r"[\s(\[\"'’«“/.&\u2010-\u2014-]"
_SPACES = r"[ \t\u00a0\u202f\u2009]{1,3}"


class _Patterns(NamedTuple):
    """Regexes over text with marks: a mark to take away, and one to put back."""

    next_abbreviation: str
    first_abbreviation: str
    opener_after_initial: str


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
    return _Patterns(
        next_abbreviation=rf"({MARK}(?:\p{{Lu}}|{words})[.]{_SPACES}){MARK}",
        first_abbreviation=rf"((?:^|{_BEFORE}|{MARK})(?:\p{{Lu}}|{words})[.]{_SPACES}){MARK}",
        opener_after_initial=rf"((?:^|{_BEFORE}|{MARK})(?:[A-LN-ZÀ-Þ]|{names})[.]{_SPACES})"
        rf"((?:{whole})[\s,]|(?:{elided})['’])",
    )


def split_sentences(documents: pl.DataFrame, lexicon: Lexicon | None = None) -> pl.DataFrame:
    r"""Sentences of the columns `doc_id` and `text`, in the documents' order, with their folded forms.

    Columns: those of `schemas.SENTENCES` (section "body" throughout), `folded` and `lower` (`transforms.folding`:
    the same length as the text). The sentences of a document partition its text, trailing white space included; a
    line break ends one. "M. Dupont a signé.\n\nLe prix : 1,5 milliard." is "M. Dupont a signé.\n\n" and
    "Le prix : 1,5 milliard.". An empty text has none, and none is longer than
    `transforms.long_sentences.LONGEST_SENTENCE` code points. `lexicon` gives the abbreviations that end no sentence
    (without one, those of French).
    """
    patterns = _patterns(lexicon or read_lexicon("fr"))
    texts = documents.select("doc_id", "text").with_row_index("_document").filter(pl.col("text") != "")
    holds_mark = pl.col("text").str.contains(MARK, literal=True)
    sentences = _cut(texts.filter(~holds_mark), patterns)
    odd = texts.filter(holds_mark)
    if odd.height:
        # These are cut without the character and then sliced, which is slower but alters nothing.
        odd = odd.with_columns(_original="text", text=pl.col("text").str.replace_all(MARK, " ", literal=True))
        sliced = _cut(odd, patterns).with_columns(
            text=pl.col("_original").str.slice("start_char", pl.col("end_char") - pl.col("start_char"))
        )
        sentences = pl.concat([sentences, sliced.select(sentences.columns)]).sort("_document", "sentence_no")
    return (
        sentences.lazy()
        .select("doc_id", "sentence_no", "start_char", "end_char", pl.lit("body").alias("section"), "text")
        .with_columns(folded=fold(pl.col("text")))
        .with_columns(lower=fold_case(pl.col("folded")))
        # The streaming engine spreads rows over the cores; the others run one expression on one.
        .collect(engine="streaming")
    )


def _cut(texts: pl.DataFrame, patterns: _Patterns) -> pl.DataFrame:
    """Pieces of each text with their number and offsets, beside the text's other columns. No text may hold the mark."""
    marked = (
        pl.col("text")
        .str.replace(_HEADER, f"${{1}}{MARK}")
        .str.replace_all(_STOP, f"${{1}}{MARK}${{2}}")
        .str.replace_all(_LINE_BREAK, f"${{0}}{MARK}")
        # A sentence that ends with its line was marked by both.
        .str.replace_all(f"{MARK}{MARK}", MARK, literal=True)
        # In "J. R. Dupont" one match would consume what the other begins with: hence first those that follow a mark.
        .str.replace_all(patterns.next_abbreviation, "${1}")
        .str.replace_all(patterns.first_abbreviation, "${1}")
        .str.replace_all(patterns.opener_after_initial, f"${{1}}{MARK}${{2}}")
        .str.replace_all(_LIST_NUMBER, "${1}")
        .str.replace(rf"^(\s+){MARK}", "${1}")
        .str.strip_suffix(MARK)
        .str.split(MARK)
    )
    total = pl.col("_length").cum_sum()
    return (
        texts.lazy()
        .with_columns(text=marked)
        .explode("text")
        .collect(engine="streaming")
        .pipe(cut_long_sentences)
        .with_columns(_length=pl.col("text").str.len_chars().cast(pl.Int64))
        .with_columns(_end=total, _begin=total - pl.col("_length"))
        .with_columns(
            pl.int_range(pl.len(), dtype=pl.Int32).over("_document").alias("sentence_no"),
            (pl.col("_begin") - pl.col("_begin").first().over("_document")).cast(pl.Int32).alias("start_char"),
            (pl.col("_end") - pl.col("_begin").first().over("_document")).cast(pl.Int32).alias("end_char"),
        )
        .drop("_length", "_begin", "_end")
    )
