"""Which lines of a text are not its article: adverts, contacts, navigation, credits, links, notes on the author."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import CAPITAL, LETTER
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
# "A. Martin", "J.-P. MARTIN avec AFP", "A.Martin--JP" in the last line of all.
_INITIALS = (
    rf"^[\s(]*(?:[{CAPITAL}][.] ?-?){{1,3}}(?:[{CAPITAL}][{LETTER}'’-]{{1,25}})?"
    rf"(?:(?: avec |[/-]{{1,2}})[{LETTER}-]{{2,20}})?[\s)]*$"
)
# "… au petit matin. A. MARTIN/SIPA", "… le 3 mai - © Agence": credits close a caption's line, which is no longer.
_CAPTION_CHARS = 300
_CREDIT_WEIGHT = 1.0
# "(avec AFP/Reuters)" signs an article, whose last sentence it follows.
_WITH_AGENCIES = r"\((?:avec|selon|par) [^()]{1,80}\)\s*$"
# A sentence between lines of boilerplate that says so much is the article's.
_SENTENCE_CHARS = 60
# Names of sections ("Économie") stand among the first lines of a page; further down they are titles of the article.
_TOP_LINES = 4
# The beginnings of other pages, cut off, end a page: so many lines at least.
_CUT_LINES = 3
# Notes on the author are the last line, and soon say what the author is.
_NOTE_CHARS = 40


class _Cues(NamedTuple):
    pattern: str
    """Matches every cue."""
    within: str
    """Matches what counts wherever it stands, and where an address may be: one pass over the text instead of two."""
    opening: str
    """Matches the beginning of what opens with a cue that counts nowhere else: read no further, it costs nothing."""
    table: pl.DataFrame
    """A row a cue and place: `cue`, `place`, `weight`, `heads` (titles of other pages follow), `quoted`."""


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    table = lexicon["boilerplate_cues"].select(
        "cue",
        "place",
        pl.col("weight").cast(pl.Float64),
        heads=(pl.col("why") == "link") & pl.col("place").is_in(["opening", "whole"]),
        quoted=pl.col("in_quotes") == "yes",
    )
    # French sets a space before the colon; much of what is typed, and Canada and Switzerland, do not.
    unspaced = table.with_columns(pl.col("cue").str.replace(" :", ":", literal=True))
    table = pl.concat([table, unspaced]).unique(maintain_order=True)
    opens = pl.col("place").is_in(["opening", "whole", "top"])
    return _Cues(
        one_of(table["cue"]),
        f"{_ADDRESS_LIKE}|{one_of(table.filter(~opens)['cue'])}",
        rf"^[\s\p{{P}}\p{{S}}0-9]{{0,7}}(?:{one_of(table.filter(opens)['cue'])})(?:[^{LETTER}\p{{N}}]|$)",
        table,
    )


@cache
def _sign_off(lexicon: Lexicon) -> str:
    agencies = one_of(lexicon["press_agencies"]["form"])
    more = rf"(?:(?: et |, ?|/|-|,? avec )(?:{agencies}|[{LETTER}]{{1,4}})){{0,3}}"
    return rf"^[\s(\[]*(?:avec )?(?:{agencies}){more}[\s)\].]*$"


@cache
def _credit(lexicon: Lexicon) -> str:
    agencies = one_of(lexicon["photo_agencies"]["form"])
    return (
        # "© Agence", "(c) Agence 2025", at the end of a caption or alone.
        r"©[^©!?]{1,60}$"
        rf"|(?:^|[\s-])\(c\) ?(?:{agencies}|(?:19|20)[0-9]{{2}}|[^ ]{{1,40}}[.](?:com|fr))[^!?]{{0,40}}$"
        # "A. MARTIN/AP/SIPA", "— AFP".
        rf"|[{LETTER}]\.? ?[/—] ?(?:{agencies})\s*$"
        # "(Anne Martin/AP)", but not the "(ats/afp)" that ends an article.
        rf"|\([{LETTER}][^()/ ]{{0,40}} [^()/]{{1,60}}/ ?(?:[^()/]{{2,40}}/ ?)?(?:{agencies})\)\s*$"
        # "(Photo Agence)", "(Crédits : A. Martin)".
        rf"|\((?:photos?|images?|crédits?|illustrations?|dessin) (?:{agencies}|: |by |par |d')[^()]{{0,60}}\)\s*$"
    )


def score_lines(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """One row per line, in order: `line` (as in `sentences`), `doc_id`, `length` (code points), `boilerplate`.

    Needs `doc_id`, `line`, `text`, `lower` and `_length` (code points). A line is boilerplate where its own cues say
    so, or where it has a weak one and stands among lines that have.
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
        _sentences=pl.len(),
    )
    is_last = pl.col("doc_id") != pl.col("doc_id").shift(-1, fill_value="")
    begins = pl.col("doc_id") != pl.col("doc_id").shift(1, fill_value="")
    place = pl.int_range(pl.len())
    lines = lines.with_columns(_last=is_last, _top=place - pl.when(begins).then(place).forward_fill() < _TOP_LINES)
    last = sentences.filter(lines["_last"].gather(sentences["line"] - 1), pl.col("_length") < _SIGN_OFF_CHARS)
    signed = last.filter(lower.str.contains(_sign_off(lexicon)) | pl.col("text").str.contains(_INITIALS))["line"]
    credited = _credited(sentences, lines, lexicon)
    cut = _cut_at_the_end(sentences, lines)
    # Lines are numbered from 1, in order.
    in_short_line = lines["length"].gather(sentences["line"] - 1) < _PARAGRAPH
    patterns = _cues(lexicon)
    signalling = (
        sentences.select("line", "lower")
        .filter(in_short_line)
        .filter(lower.str.contains(patterns.within) | lower.str.contains(patterns.opening))
    )
    with_address = signalling.filter(lower.str.contains(_ADDRESS))["line"]
    has_address = pl.col("line").is_in(with_address.unique().implode())
    cues = _cue_scores(signalling, lines, lexicon)
    ends = pl.col("_ends")
    short = (pl.col("length") < _GAP_CHARS) & ~ends
    alone_in_place = ~pl.col("_teaser").shift(1, fill_value=False) & ~pl.col("_teaser").shift(-1, fill_value=False)
    points = pl.col("_teaser") & alone_in_place & ~pl.col("_ends") & (pl.col("length") < _TEASER_CHARS)
    credit = pl.when(pl.col("line").is_in(credited.implode())).then(_CREDIT_WEIGHT).otherwise(0.0)
    own = (
        # A credit that a cue shows already is one sign, not two.
        pl.max_horizontal(pl.col("_cues").fill_null(0.0), credit)
        + pl.when(has_address).then(_ADDRESS_WEIGHT).otherwise(0.0)
        + pl.when(pl.col("_listed") & (pl.col("length") < _PARAGRAPH)).then(_LIST_WEIGHT).otherwise(0.0)
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
            & pl.col("_cues").is_null()
        )
    )
    near, far = (
        sum((_neighbour("_own", sign * distance) for sign in (-1, 1)), start=pl.lit(0.0)) for distance in (1, 2)
    )
    alone = pl.col("_own") >= _THRESHOLD
    least = pl.when(pl.col("_paragraph")).then(_LEAST_OWN_OF_PARAGRAPH).otherwise(_LEAST_OWN)
    among = (pl.col("_own") >= least) & (pl.col("_own") + near * _NEAR + far * _FAR >= _THRESHOLD)
    marked = scored.with_columns(
        boilerplate=alone | among | _is_title_at_the_end() | pl.col("line").is_in(cut.implode())
    )
    return _fill_gaps(marked).select("line", "doc_id", "length", "boilerplate")


def _credited(sentences: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The lines that end in a picture's credit, and those before them that say the same without it."""
    ends_at = pl.col("_sentences").cum_sum() - 1
    lines = lines.select("line", "doc_id", "length", "_ends", _last=ends_at, _first=ends_at - pl.col("_sentences") + 1)
    unended = lines.filter(~pl.col("_ends") & (pl.col("length") < _CAPTION_CHARS))
    closing = unended.select("line", text=sentences["lower"].gather(unended["_last"]).str.strip_chars_end())
    # Few lines have a sign that a credit begins with, and the pattern is slow.
    credited = closing.filter(pl.col("text").str.contains(r"[©(/—]")).filter(
        pl.col("text").str.contains(_credit(lexicon)) & ~pl.col("text").str.contains(_WITH_AGENCIES)
    )
    captions = credited["line"]
    # What a reader is told who cannot see the picture stands before its caption.
    before = lines.filter(pl.col("line").is_in((captions - 1).implode()))
    pairs = pl.DataFrame(
        {
            "line": before["line"],
            "caption": sentences["lower"].gather(lines["_first"].gather(before["line"])),
            "told": sentences["lower"].gather(before["_first"]).str.strip_chars(),
            "same": lines["doc_id"].gather(before["line"]) == before["doc_id"],
            "longer": lines["length"].gather(before["line"]) >= before["length"],
        }
    )
    repeated = pairs.filter("same", "longer", pl.col("caption").str.starts_with(pl.col("told")))
    return pl.concat([captions, repeated["line"]])


def _is_title_at_the_end() -> pl.Expr:
    """Whether titles of other pages are all that follows a line that heads them ("Sur le même sujet")."""
    ends_page, place = _all_that_follows(~pl.col("_ends") & (pl.col("length") < _TEASER_CHARS)), pl.int_range(pl.len())
    head = pl.when(pl.col("_heads") & ends_page).then(place).forward_fill()
    return ends_page & head.is_not_null() & (pl.col("doc_id").gather(head.fill_null(0)) == pl.col("doc_id"))


def _cut_at_the_end(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """The lines that begin other pages, each cut off, at the end of one; the first may be the article's own end."""
    lines = lines.select("line", "doc_id", "length", "_last", _at=pl.col("_sentences").cum_sum() - 1)

    def cut(some: pl.DataFrame) -> pl.DataFrame:
        ending = sentences["lower"].gather(some["_at"]).str.strip_chars_end()
        return some.with_columns(_cut=ending.str.ends_with("...") | ending.str.ends_with("…"))

    documents = cut(lines.filter("_last")).filter("_cut")["doc_id"]
    cut_off = cut(lines.filter(pl.col("doc_id").is_in(documents.implode()))).filter(
        _all_that_follows(pl.col("_cut") & (pl.col("length") < _TEASER_CHARS))
    )
    return cut_off.filter(pl.len().over("doc_id") >= _CUT_LINES, pl.col("line") > pl.col("line").min().over("doc_id"))[
        "line"
    ]


def _all_that_follows(kind: pl.Expr) -> pl.Expr:
    """Whether the line and all after it in its document are of the kind."""
    next_other = pl.when(~kind).then(pl.int_range(pl.len())).backward_fill()
    return next_other.is_null() | (pl.col("doc_id").gather(next_other.fill_null(0)) != pl.col("doc_id"))


def _neighbour(column: str, distance: int) -> pl.Expr:
    """The column's value so many lines before, or after where negative; 0 beyond the document."""
    same = pl.col("doc_id").shift(distance) == pl.col("doc_id")
    return pl.when(same).then(pl.col(column).shift(distance)).otherwise(0.0)


def _cue_scores(sentences: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """`line`, `_cues` and `_heads`.

    The sum of the weights of the line's cues, each counted at most twice, and whether it heads a list of other pages.
    """
    cues = _cues(lexicon)
    sentences = sentences.with_columns(_chars=pl.col("lower").str.len_chars().cast(pl.Int32))
    found = match_spans(sentences, "lower", cues.pattern, keep=("line", "_chars")).filter(
        ~pl.col("before").str.contains(rf"[{LETTER}\p{{N}}]$") & ~pl.col("after").str.contains(rf"^[{LETTER}\p{{N}}]")
    )
    blank = r"^[\s\p{P}\p{S}]*$"
    opens = (pl.col("before").str.contains(blank)) & (pl.col("start") < 8)
    # "3 commentaires", "Commentaires (3)"; what lies after a match may be followed by another.
    alone = (
        pl.col("before").str.contains(r"^[\s\p{P}\p{S}]*(?:[0-9]{1,4}[\s)+]*)?$")
        & pl.col("after").str.contains(r"^[\s\p{P}\p{S}]{0,9}(?:[0-9]{1,4}[\s)\]'+]*)?$")
        & (pl.col("end") + pl.col("after").str.len_chars().cast(pl.Int32) == pl.col("_chars"))
    )
    closes = pl.col("after").str.contains(r"^[\s)\]\"']*$")
    placed = (
        found.with_columns(_opens=opens, _alone=alone & (pl.col("start") < 8), _closes=closes)
        .join(cues.table, left_on="matched", right_on="cue", how="inner", maintain_order="left")
        .join(lines.select("line", "_quoted", "_last", "_top"), on="line", maintain_order="left")
        .filter(
            (pl.col("place") == "anywhere")
            | ((pl.col("place") == "opening") & pl.col("_opens"))
            | ((pl.col("place") == "whole") & pl.col("_alone"))
            | ((pl.col("place") == "top") & pl.col("_alone") & pl.col("_top"))
            | ((pl.col("place") == "closing") & pl.col("_closes"))
            | ((pl.col("place") == "end") & pl.col("_last") & (pl.col("start") < _NOTE_CHARS)),
            pl.col("quoted") | ~pl.col("_quoted"),
        )
    )
    return (
        placed.group_by("line", "matched", maintain_order=True)
        .agg(
            weight=pl.col("weight").max() * pl.len().clip(upper_bound=2),
            heads=(pl.col("heads") & pl.col("after").str.contains(blank)).any(),
        )
        .group_by("line", maintain_order=True)
        .agg(_cues=pl.col("weight").sum().round(6), _heads=pl.col("heads").any())
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
