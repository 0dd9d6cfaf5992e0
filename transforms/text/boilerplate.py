"""Which lines of a text are not its article: adverts, contacts, navigation, credits, links, notes on the author."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.calendar.calendar_patterns import one_of
from transforms.lexicon import Lexicon
from transforms.text.spans import match_spans

_THRESHOLD = 1.0
# A line needs some sign of its own before its neighbours' count, and this much of theirs does.
_LEAST_OWN = 0.2
_LEAST_OWN_OF_PARAGRAPH = 0.5
_NEAR, _FAR = 0.5, 0.25
_MOST = 2.0
# Lines without any sign between two that are boilerplate go with them, up to this many and this long.
_GAP_LINES = 3
_GAP_CHARS = 120
# Longer lines are paragraphs, in which an address or a cue may well be part of the article.
_PARAGRAPH = 400
# A page's or a mail's address, or a telephone number; the first is quick, the second exact.
_ADDRESS_LIKE = r"https?://|www[.]|@|0[1-9](?:[ .-]?[0-9]{2}){4}|\+[0-9]"
_ADDRESS = (
    r"https?://|www[.][a-z0-9]|[a-z0-9._-]@[a-z0-9-]{1,60}[.]"
    r"|(?:^|[^0-9])(?:0[1-9](?:[ .-]?[0-9]{2}){4}|\+[0-9]{1,3}(?:[ .()-]{0,2}[0-9]){7,12})(?:[^0-9]|$)"
)
_ADDRESS_WEIGHT = 1.0
# Ticks, arrows, pictograms, dots and bars that adverts and menus list with.
_LIST_MARK = r"^\s*[\p{So}\x{2022}\x{25A0}-\x{25FF}\x{2190}-\x{21FF}|>]"
_LIST_BAR = " | "
_LIST_WEIGHT = 0.35
_SHORT_WEIGHT = 0.1
# An arrow before one line alone points to another page; before several lines it lists.
_TEASER = r"^\s*(?:[\x{2192}\x{2794}\x{27A1}\x{27A4}\x{25BA}\x{25B6}]|>>|»)"
_TEASER_WEIGHT = 1.0
_TEASER_CHARS = 200
# "ats/jop", "(AFP, avec Reuters)": the last line of all.
_SIGN_OFF_CHARS = 40
_SIGN_OFF_WEIGHT = 1.0
# Notes on the author are the last line, and soon say what the author is.
_NOTE_CHARS = 40


class _Cues(NamedTuple):
    pattern: str
    """Matches cues, and where an address may be: one pass over the text instead of two."""
    table: pl.DataFrame


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    table = lexicon["boilerplate_cues"].select(
        "cue", "place", pl.col("weight").cast(pl.Float64), quoted=pl.col("in_quotes") == "yes"
    )
    return _Cues(f"{_ADDRESS_LIKE}|{one_of(table['cue'])}", table)


@cache
def _sign_off(lexicon: Lexicon) -> str:
    agencies = one_of(lexicon["press_agencies"]["form"])
    return (
        rf"^[\s(\[]*(?:avec )?(?:{agencies})(?:(?: et |, ?|/|-|,? avec )(?:{agencies}|\p{{L}}{{1,4}})){{0,3}}[\s)\].]*$"
    )


def score_lines(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """One row per line, in order: `line` (as in `sentences`), `doc_id`, `length` (code points), `boilerplate`.

    Needs `doc_id`, `line`, `lower` and `_length` (code points). A line is boilerplate where its own cues say so, or
    where it has a weak one and stands among lines that have.
    """
    lower = pl.col("lower")
    signs = sentences.select(
        "line",
        "doc_id",
        "_length",
        _quoted=lower.str.contains('"', literal=True),
        _listed=lower.str.contains(_LIST_MARK) | lower.str.contains(_LIST_BAR, literal=True),
        _ends=lower.str.contains(r"[.!?…:;,][\s\"')]*$"),
        _teaser=lower.str.contains(_TEASER),
    )
    lines = signs.group_by("line", maintain_order=True).agg(
        pl.col("doc_id").first(),
        length=pl.col("_length").sum(),
        _quoted=pl.col("_quoted").any(),
        _listed=pl.col("_listed").first(),
        _ends=pl.col("_ends").last(),
        _teaser=pl.col("_teaser").first(),
    )
    is_last = pl.col("doc_id") != pl.col("doc_id").shift(-1, fill_value="")
    lines = lines.with_columns(_last=is_last)
    last = sentences.filter(lines["_last"].gather(sentences["line"] - 1), pl.col("_length") < _SIGN_OFF_CHARS)
    signed = last.filter(lower.str.contains(_sign_off(lexicon)))["line"]
    # Lines are numbered from 1, in order.
    in_short_line = lines["length"].gather(sentences["line"] - 1) < _PARAGRAPH
    signalling = (
        sentences.select("line", "lower").filter(in_short_line).filter(lower.str.contains(_cues(lexicon).pattern))
    )
    with_address = signalling.filter(lower.str.contains(_ADDRESS))["line"]
    has_address = pl.col("line").is_in(with_address.unique().implode())
    cues = _cue_scores(signalling, lines, lexicon)
    ends = pl.col("_ends")
    short = (pl.col("length") < _GAP_CHARS) & ~ends
    alone_in_place = ~pl.col("_teaser").shift(1, fill_value=False) & ~pl.col("_teaser").shift(-1, fill_value=False)
    points = pl.col("_teaser") & alone_in_place & ~pl.col("_ends") & (pl.col("length") < _TEASER_CHARS)
    own = (
        pl.col("_cues").fill_null(0.0)
        + pl.when(has_address).then(_ADDRESS_WEIGHT).otherwise(0.0)
        + pl.when(pl.col("_listed") & (pl.col("length") < _PARAGRAPH)).then(_LIST_WEIGHT).otherwise(0.0)
        + pl.when(short).then(_SHORT_WEIGHT).otherwise(0.0)
        + pl.when(points).then(_TEASER_WEIGHT).otherwise(0.0)
        + pl.when(pl.col("line").is_in(signed.implode())).then(_SIGN_OFF_WEIGHT).otherwise(0.0)
    )
    scored = (
        lines.join(cues, on="line", how="left", maintain_order="left")
        .with_columns(
            _own=own.clip(0.0, _MOST),
            _paragraph=(pl.col("length") > _GAP_CHARS) & ends,
        )
        .with_columns(_article=pl.col("_paragraph") & pl.col("_cues").is_null())
    )
    near, far = (
        sum((_neighbour("_own", sign * distance) for sign in (-1, 1)), start=pl.lit(0.0)) for distance in (1, 2)
    )
    alone = pl.col("_own") >= _THRESHOLD
    least = pl.when(pl.col("_paragraph")).then(_LEAST_OWN_OF_PARAGRAPH).otherwise(_LEAST_OWN)
    among = (pl.col("_own") >= least) & (pl.col("_own") + near * _NEAR + far * _FAR >= _THRESHOLD)
    return _fill_gaps(scored.with_columns(boilerplate=alone | among)).select("line", "doc_id", "length", "boilerplate")


def _neighbour(column: str, distance: int) -> pl.Expr:
    """The column's value so many lines before, or after where negative; 0 beyond the document."""
    same = pl.col("doc_id").shift(distance) == pl.col("doc_id")
    return pl.when(same).then(pl.col(column).shift(distance)).otherwise(0.0)


def _cue_scores(sentences: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """`line` and `_cues`: the sum of the weights of the line's cues, each cue counted at most twice."""
    cues = _cues(lexicon)
    found = match_spans(sentences, "lower", cues.pattern, keep=("line",)).filter(
        ~pl.col("before").str.contains(r"[\p{L}\p{N}]$") & ~pl.col("after").str.contains(r"^[\p{L}\p{N}]")
    )
    blank = r"^[\s\p{P}\p{S}]*$"
    opens = (pl.col("before").str.contains(blank)) & (pl.col("start") < 8)
    closes = pl.col("after").str.contains(r"^[\s)\]\"']*$")
    placed = (
        found.with_columns(_opens=opens, _whole=opens & pl.col("after").str.contains(blank), _closes=closes)
        .join(cues.table, left_on="matched", right_on="cue", how="inner", maintain_order="left")
        .join(lines.select("line", "_quoted", "_last"), on="line", maintain_order="left")
        .filter(
            (pl.col("place") == "anywhere")
            | ((pl.col("place") == "opening") & pl.col("_opens"))
            | ((pl.col("place") == "whole") & pl.col("_whole"))
            | ((pl.col("place") == "closing") & pl.col("_closes"))
            | ((pl.col("place") == "end") & pl.col("_last") & (pl.col("start") < _NOTE_CHARS)),
            pl.col("quoted") | ~pl.col("_quoted"),
        )
    )
    return (
        placed.group_by("line", "matched", maintain_order=True)
        .agg(weight=pl.col("weight").max() * pl.len().clip(upper_bound=2))
        .group_by("line", maintain_order=True)
        .agg(_cues=pl.col("weight").sum().round(6))
    )


def _fill_gaps(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines between two of boilerplate join them, unless they read like the article or are too many."""
    numbered = lines.with_columns(_run=pl.struct("doc_id", "boilerplate").rle_id())
    runs = numbered.group_by("_run", maintain_order=True).agg(
        pl.col("doc_id").first(), pl.col("boilerplate").first(), _lines=pl.len(), _article=pl.col("_article").any()
    )
    # Before the article has begun such a line is its title, between the name of the site and a picture's credit.
    begun = (~pl.col("boilerplate")).cum_sum().over("doc_id") > 1
    enclosed = (pl.col("doc_id").shift(1) == pl.col("doc_id")) & (pl.col("doc_id").shift(-1) == pl.col("doc_id"))
    fills = (
        ~pl.col("boilerplate")
        & enclosed.fill_null(value=False)
        & begun
        & (pl.col("_lines") <= _GAP_LINES)
        & ~pl.col("_article")
    )
    filled = runs.select("_run", boilerplate=pl.col("boilerplate") | fills)
    return numbered.drop("boilerplate").join(filled, on="_run", how="left", maintain_order="left")
