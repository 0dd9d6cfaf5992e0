"""Which lines of a text are not its article: adverts, contacts, navigation, credits, links, notes on the author."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.boilerplate_credits import credited_lines
from transforms.text.boilerplate_cues import ADDRESS, PAGE_LIKE, TELEPHONE_LIKE, cue_scores, read_cues
from transforms.text.boilerplate_links import TITLE_CHARS, other_pages
from transforms.text.boilerplate_runs import lines_by_place
from transforms.text.boilerplate_shapes import ASKS, line_shapes
from transforms.text.boilerplate_signatures import signed_lines

_THRESHOLD = 1.0
# A line needs some sign of its own before its neighbours' count, and this much of theirs does.
_LEAST_OWN = 0.2
_LEAST_OWN_OF_PARAGRAPH = 0.5
_NEAR, _FAR = 0.5, 0.25
_MOST = 2.0
# Lines without any sign between two that are boilerplate go with them, up to this many and this long.
_GAP_LINES = 3
_GAP_CHARS = 120
# Shorter lines above the article are of a menu, and no title.
_MENU_CHARS = 20
# Longer lines are paragraphs, in which an address or a cue may well be part of the article.
_PARAGRAPH = 400
# A still longer one is furniture only where it says so twice over, and not by the words of sellers alone.
_LONG_PARAGRAPH = 600
_STRONG = 0.6
_ADDRESS_WEIGHT = 1.0
# In a sentence it may be a source: "selon [Le Monde](https://…)".
_ADDRESS_IN_SENTENCE = 0.4
_TOLD_CHARS = 40
_LIST_WEIGHT = 0.35
_DOT_WEIGHT = 0.25
_SHORT_WEIGHT = 0.1
_NAMED_WEIGHT = 1.0
_BARE_WEIGHT = 0.5
_LABEL_WEIGHT = 0.4
_TEASER_WEIGHT = 1.0
_SIGN_OFF_WEIGHT = 1.0
_TOLD_WEIGHT = 1.0
# A longer line after the header's date, on the same line, is the article's.
_GLUED_CHARS = 200
# A sentence between lines of boilerplate that says so much is the article's.
_SENTENCE_CHARS = 60


def score_lines(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """One row per line, in order: `line` (as in `sentences`), `doc_id`, `length` (code points), `boilerplate`.

    Needs `doc_id`, `line`, `folded`, `lower`, `_length` (code points) and `_header` (whether it is the header's date).
    A line is boilerplate where its own cues say so, or where it has a weak one and stands among lines that have.
    """
    lower = pl.col("lower")
    lines = line_shapes(sentences)
    signed = signed_lines(sentences, lines, lexicon)
    credited = credited_lines(sentences, lines, lexicon)
    # Lines are numbered from 1, in order.
    in_short_line = lines["length"].gather(sentences["line"] - 1) < _LONG_PARAGRAPH
    patterns = read_cues(lexicon)
    signalling = sentences.select(
        "line", "lower", _first=pl.col("line") != pl.col("line").shift(1, fill_value=0)
    ).filter(in_short_line)
    if not signalling.is_empty():
        signalling = signalling.filter(
            lower.str.contains(patterns.within)
            | lower.str.contains(PAGE_LIKE)
            | lower.str.contains(TELEPHONE_LIKE)
            | lower.str.contains(patterns.opening)
        )
    glued = (
        sentences.select("line", "folded").filter(in_short_line).filter(pl.col("folded").str.contains(patterns.glued))
    )
    with_address = signalling.filter(lower.str.contains(ADDRESS))["line"]
    has_address = pl.col("line").is_in(with_address.unique().implode())
    cues = cue_scores(signalling, lines, lexicon)
    ends = pl.col("_ends")
    short = (pl.col("length") < _GAP_CHARS) & ~ends
    alone_in_place = ~pl.col("_teaser").shift(1, fill_value=False) & ~pl.col("_teaser").shift(-1, fill_value=False)
    ended = lines.with_columns(_at=pl.col("_sentences").cum_sum() - 1).filter("_teaser", "_ends")
    asking = ended.filter(sentences["lower"].gather(ended["_at"]).str.contains(ASKS))["line"]
    title = ~ends | pl.col("line").is_in(asking.implode())
    points = pl.col("_teaser") & alone_in_place & title & (pl.col("length") < TITLE_CHARS)
    told = pl.col("line").is_in(pl.concat([credited, glued["line"]]).implode())
    own = (
        # A credit or link that a cue shows already is one sign, not two.
        pl.max_horizontal(pl.col("_cues").fill_null(0.0), pl.when(told).then(_TOLD_WEIGHT).otherwise(0.0))
        + pl.when(has_address & ends & (pl.col("length") > _TOLD_CHARS))
        .then(_ADDRESS_IN_SENTENCE)
        .when(has_address)
        .then(_ADDRESS_WEIGHT)
        .otherwise(0.0)
        + pl.when("_named").then(_NAMED_WEIGHT).otherwise(0.0)
        + pl.when("_bare").then(_BARE_WEIGHT).otherwise(0.0)
        + pl.when("_label").then(_LABEL_WEIGHT).otherwise(0.0)
        + pl.when(pl.col("_listed") & (pl.col("length") < _PARAGRAPH)).then(_LIST_WEIGHT).otherwise(0.0)
        + pl.when(pl.col("_dotted") & (pl.col("length") < _PARAGRAPH)).then(_DOT_WEIGHT).otherwise(0.0)
        + pl.when(short).then(_SHORT_WEIGHT).otherwise(0.0)
        + pl.when(points).then(_TEASER_WEIGHT).otherwise(0.0)
        + pl.when(pl.col("line").is_in(signed.implode())).then(_SIGN_OFF_WEIGHT).otherwise(0.0)
    )
    scored = (
        lines.join(cues, on="line", how="left", maintain_order="left")
        .with_columns(pl.col("_heads").fill_null(value=False))
        .with_columns(
            _own=own.clip(0.0, _MOST),
            _paragraph=(pl.col("length") > _GAP_CHARS) & ends,
        )
        .with_columns(
            _article=(pl.col("length") > pl.when(ends).then(_SENTENCE_CHARS).otherwise(_GAP_CHARS))
            & (pl.col("_cues").fill_null(0.0) < _LEAST_OWN_OF_PARAGRAPH)
        )
    )
    others = other_pages(sentences, scored)
    near, far = (
        sum((_neighbour("_own", sign * distance) for sign in (-1, 1)), start=pl.lit(0.0)) for distance in (1, 2)
    )
    is_long = pl.col("length") >= _PARAGRAPH
    alone = (
        pl.when(is_long)
        .then((pl.col("_own") >= _MOST) & (pl.col("_strongest") >= _STRONG))
        .otherwise(pl.col("_own") >= _THRESHOLD)
    ).fill_null(value=False)
    least = pl.when(pl.col("_paragraph")).then(_LEAST_OWN_OF_PARAGRAPH).otherwise(_LEAST_OWN)
    among = ~is_long & (pl.col("_own") >= least) & (pl.col("_own") + near * _NEAR + far * _FAR >= _THRESHOLD)
    marked = scored.with_columns(boilerplate=alone | among)
    spared = pl.concat([_numbered(sentences, marked), _glued_to_header(sentences, marked)])
    kept = pl.col("boilerplate") & ~pl.col("line").is_in(spared.implode())
    marked = marked.with_columns(boilerplate=kept | pl.col("line").is_in(others.implode()))
    filled = _fill_gaps(marked)
    placed = lines_by_place(sentences, filled, credited)
    return filled.select(
        "line", "doc_id", "length", boilerplate=pl.col("boilerplate") | pl.col("line").is_in(placed.implode())
    )


def _numbered(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """The lines that state a number and are taken for furniture by the words of sellers alone, as interviews have."""
    by_words = (pl.col("_strongest") < _STRONG) & (pl.col("_own") - pl.col("_cues").clip(0.0, _MOST) < _LEAST_OWN)
    doubtful = lines.filter("boilerplate", "_ends", by_words)["line"]
    return sentences.filter(pl.col("line").is_in(doubtful.implode())).filter(pl.col("lower").str.contains("[0-9]"))[
        "line"
    ]


def _glued_to_header(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """The paragraphs on the line of the header: their page has lost its breaks, and they hold the article."""
    after = sentences.filter("_header")["line"] + 1
    return lines.filter(pl.col("line").is_in(after.implode()) & pl.col("_ends") & (pl.col("length") > _GLUED_CHARS))[
        "line"
    ]


def _neighbour(column: str, distance: int) -> pl.Expr:
    """The column's value so many lines before, or after where negative; 0 beyond the document."""
    same = pl.col("doc_id").shift(distance) == pl.col("doc_id")
    return pl.when(same).then(pl.col(column).shift(distance)).otherwise(0.0)


def _fill_gaps(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines between two of boilerplate join them, unless they read like the article or are too many."""
    # Most documents have no boilerplate, and numbers are compared faster than names.
    documents = (pl.col("_nth") == 0).cast(pl.UInt32).cum_sum().alias("_doc")
    marked = lines.select("line", "length", "boilerplate", "_article", "_paragraph", documents)
    some = marked.filter(pl.col("_doc").is_in(marked.filter("boilerplate")["_doc"].unique().implode()))
    runs = (
        some.with_columns(_run=((pl.col("_doc") * 2) + pl.col("boilerplate").cast(pl.UInt32)).rle_id())
        .group_by("_run", maintain_order=True)
        .agg(
            "line",
            pl.col("_doc").first(),
            pl.col("boilerplate").first(),
            _lines=pl.len(),
            _article=pl.col("_article").any(),
            _told=pl.col("_paragraph").any(),
            _longest=pl.col("length").max(),
        )
    )
    # Before the article has begun a longer line is its title, between the name of the site and a picture's credit.
    tells = ~pl.col("boilerplate") & pl.col("_told")
    begun = tells.cum_sum().over("_doc") - tells > 0
    enclosed = (pl.col("_doc").shift(1) == pl.col("_doc")) & (pl.col("_doc").shift(-1) == pl.col("_doc"))
    filled = runs.filter(
        ~pl.col("boilerplate")
        & enclosed.fill_null(value=False)
        & (begun | (pl.col("_longest") < _MENU_CHARS))
        & (pl.col("_lines") <= _GAP_LINES)
        & ~pl.col("_article")
    )["line"]
    return lines.with_columns(pl.col("boilerplate") | pl.col("line").is_in(filled.explode().implode()))
