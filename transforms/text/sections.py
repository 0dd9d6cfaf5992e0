"""Which part of the page a sentence belongs to: header, headline, body, or boilerplate."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.boilerplate import score_lines
from transforms.text.letters import CAPITAL, LETTER
from transforms.text.publication import dated_line

# A headline is at most this long, and what follows it is longer.
_HEADLINE = 200
# A header line ("Publié le 3 juin 2025 à 10h12") stands among the first lines and says little else.
_HEADER_LINES = 10
_HEADER_CHARS = 120
_AUTHORED = r"(?:Par|PAR|(?:Propos recueillis|Rédigé|Écrit|Publié|Article|Texte) (?:de|par))"
_BYLINE = rf"^\s*{_AUTHORED} ?:? ?[{CAPITAL}][^.:?!]{{1,80}}\s*$"
_DATE = r"[0-9]{4}-[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2}|(?:19|20)[0-9]{2}"


@cache
def _header_line(lexicon: Lexicon) -> str:
    cues = lexicon["dateline_cues"]
    stating = one_of(cues.filter(pl.col("opens") == "no")["cue"])
    by = r"(?:par [^.]{1,60}[,|·•-] ?)?(?:article |dernière )?"
    return rf"^\s*{by}(?:{stating}) ?:?.{{0,20}}(?:{_DATE})[^.]{{0,60}}$"


def mark_sections(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The sentences with their `section`, a line's sentences alike.

    "Lien court : https://…" is boilerplate, " date 2025-07 " a header, a short line without full stop before a longer
    one a headline, the rest body. `sentences` as `transforms.text.sentences.split_sentences` gives them.
    """
    ends_line = pl.col("text").str.contains(r"[\n\r\x{85}\x{2028}\x{2029}\x0b\x0c]\s*$")
    is_header = (pl.col("sentence_no") == 0) & pl.col("lower").str.contains(r"^ *date :? ?[0-9]{4}(?:-[0-9]{2})* $")
    numbered = sentences.with_columns(
        _length=(pl.col("end_char") - pl.col("start_char")), _header=is_header
    ).with_columns(
        line=(
            ends_line.shift(1, fill_value=True)
            | (pl.col("sentence_no") == 0)
            | pl.col("_header").shift(1, fill_value=False)
        )
        .cast(pl.UInt32)
        .cum_sum()
    )
    lines = score_lines(numbered, lexicon)
    shapes = numbered.group_by("line", maintain_order=True).agg(
        _lower=pl.col("lower").first(),
        _folded=pl.col("folded").first(),
        _last=pl.col("lower").last(),
        _header=pl.col("_header").first(),
        _sentences=pl.len(),
    )
    # Only short lines are asked what they look like.
    short = pl.col("length") <= max(_HEADLINE, _HEADER_CHARS)
    lines = lines.with_columns(shapes.drop("line")).with_columns(
        pl.when(short).then("_lower"), pl.when(short).then("_last")
    )
    # Rows are in the order of the texts; `over("doc_id")` would say the same at ten times the cost.
    begins = pl.col("doc_id") != pl.col("doc_id").shift(1, fill_value="")
    place = pl.int_range(pl.len())
    in_document = place - pl.when(begins).then(place).forward_fill()
    above = pl.when((in_document < _HEADER_LINES) & (pl.col("length") < _HEADER_CHARS))
    header = pl.col("_header") | above.then("_lower").str.contains(_header_line(lexicon)).fill_null(value=False)
    lines = lines.with_columns(_header=header, _credit=_are_credits(lines.select(_place=in_document), lines, lexicon))
    following = pl.when(~pl.col("boilerplate") & ~pl.col("_credit")).then(place).shift(-1).backward_fill()
    same_document = pl.col("doc_id").gather(following) == pl.col("doc_id")
    next_length = pl.when(same_document).then(pl.col("length").gather(following)).otherwise(0)
    headline = (
        (pl.col("length") <= _HEADLINE)
        & ~pl.col("_credit")
        & (pl.col("_sentences") == 1)
        & ~pl.col("_last").str.contains(r"[.…;:,][\s\"')]*$")
        & ~pl.col("_lower").str.contains(r"^\s*[-•*|]")
        & pl.col("_lower").str.contains(rf"[{LETTER}]")
        & ((next_length > pl.col("length")) | pl.col("_lower").str.contains(r"^#"))
    )
    section = (
        pl.when("_header")
        .then(pl.lit("header"))
        .when("boilerplate")
        .then(pl.lit("boilerplate"))
        .when(headline)
        .then(pl.lit("headline"))
        .otherwise(pl.lit("body"))
        .alias("section")
    )
    # Lines are numbered from 1, in order.
    by_line = lines.select(section)["section"]
    return sentences.with_columns(section=by_line.gather(numbered["line"] - 1))


def _are_credits(places: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """True for a line among the first that only says who wrote when: "Par Anne Martin", "3 mars 2026 à 10h12"."""
    first = lines.with_columns(places).with_row_index("_row")
    first = first.filter((pl.col("_place") < _HEADER_LINES) & (pl.col("length") < _HEADER_CHARS))
    credits = first.filter(
        pl.col("_folded").str.contains(_BYLINE)
        # Masked: few lines have the digits of a date.
        | pl.when(pl.col("_lower").str.contains("[0-9]{2}")).then("_lower").str.contains(dated_line(lexicon))
    )
    return pl.int_range(lines.height, dtype=pl.UInt32, eager=True).is_in(credits["_row"].implode())
