"""Lines that were cut to a width: which line ends stand within a sentence, and mean no more than a space."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.folding import MARK, fold, fold_case
from transforms.text.letters import LETTER, SMALL

# A line that ends like no sentence, and one that begins like none.
_FLOWS = rf"[{LETTER}0-9,'’%€$)-][ \t]{{0,3}}\r?\n[ \t>]{{0,8}}[*_\[]{{0,3}}[{SMALL}0-9]"
_ENDS_OPEN = rf"[{LETTER}0-9,'’%€$)]$|[{LETTER}]-$"
_BEGINS_SMALL = rf"^[{SMALL}0-9]"
# Items of lists, headings and rows of tables are lines of their own.
_OF_ITS_OWN = r"^(?:[-–—*+] |[•·▪|#]|[0-9a-z]{1,3}[.)] |[0-9]{1,2}(?:[/.-][0-9]{1,2}|h| ?:)|https?:)|[|]$"
_HALF_AT_END = rf"[0-9]$|[{LETTER}]-$"
# Of a mail that is answered.
_QUOTED = r"^(?:>[ \t]?){1,9}"
_HALF = rf"[{SMALL}]-[ \t]*\r?\n$"
_HYPHENED = rf"[{LETTER}]{{2}}-$"
_HYPHENED_SHARE = 0.05
_MARKS = "*_["
_BREAK = rf"([{LETTER}])(-\r?\n)$|([ \t]*\r?\n)$"

# Code points. Mail and terminals have 72 to 80, and no line of a paragraph is wrapped at less than the first.
_NARROWEST, _WIDEST = 30, 130
# Some programs even out lines, or count an accented letter twice.
_SLACK = 8
_SHARE = 0.7
"""Of the lines that sentences run over. In texts wrapped by four programs .98 to 1.0 of them are filled."""
# Of all lines, in prose every second is cut before a small letter.
_LEAST_SHARE = 0.2
_FEWEST = 2
_MOST = 0.9


def may_be_wrapped() -> pl.Expr:
    """Whether a sentence of the column `text` seems to run over a line end; false for nearly all texts."""
    return pl.col("text").str.contains(_FLOWS)


@cache
def _unfinished(lexicon: Lexicon) -> str:
    """A line that ends with a word after which another must come: "entre 60 et", "les"."""
    return rf"(?:^|[^{LETTER}])(?:{one_of(lexicon['unfinished_words']['word'])})$"


@cache
def _whole_before_hyphen(lexicon: Lexicon) -> str:
    """A line that ends with a word which has a hyphen anyway: "vingt-", "peut-"."""
    return rf"(?:^|[^{LETTER}])(?:{one_of(lexicon['hyphened_words']['word'])})-$"


def fence_soft_breaks(texts: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The texts (`doc_id`, `text`) with `MARK` before and after each line end that stands within a sentence.

    Where most lines over which a sentence runs are as long as the longest of them allows, the text was wrapped: every
    line is joined to the next that the first word of that would not have fitted into. In any other text a line is
    joined that ends with a number or a word such as "de", before one that begins with a small letter. Blank lines,
    items of lists and headings are never joined. Where many lines end with half a word ("mil-"), the letter before the
    hyphen is fenced too.
    """
    lines = (
        texts.select("doc_id", line=pl.col("text").str.split("\n"))
        .explode("line")
        .with_columns(_text=pl.col("line").str.replace(_QUOTED, "").str.strip_chars(" \t\r\f"))
        .with_columns(
            _length=pl.col("_text").str.len_chars().cast(pl.Int32),
            _word=pl.col("_text").str.extract(r"^[^ \t]+", 0).str.len_chars().cast(pl.Int32).fill_null(0),
            _own=pl.col("_text").str.contains(_OF_ITS_OWN),
            _words=pl.col("_text").str.strip_chars(_MARKS),
        )
        .with_columns(
            _ends_open=pl.col("_words").str.contains(_ENDS_OPEN),
            _begins_small=pl.col("_words").str.contains(_BEGINS_SMALL),
            _unfinished=fold_case(fold(pl.col("_words"))).str.contains(_unfinished(lexicon)),
        )
    )
    last = pl.col("doc_id") != pl.col("doc_id").shift(-1, fill_value="")
    following = {name: pl.col(name).shift(-1) for name in ("_length", "_word", "_own", "_begins_small")}
    # An item of a list may be wrapped too.
    pairs = lines.with_columns(
        _last=last,
        _pair=~last & (pl.col("_length") > 0) & (following["_length"] > 0) & ~following["_own"],
    ).with_columns(
        _flows=pl.col("_pair")
        & pl.col("_ends_open")
        & following["_begins_small"]
        & pl.col("_length").is_between(_NARROWEST, _WIDEST),
        _needs=pl.col("_length") + 1 + following["_word"],
    )
    flowing = pl.col("_flows")
    within = pl.col("_pair") & pl.col("_ends_open") & (pl.col("_length") <= _WIDEST)
    widths = pairs.group_by("doc_id", maintain_order=True).agg(
        # Not the longest: a caption may run on.
        _width=pl.col("_length").filter(within).quantile(_MOST, "higher"),
        _pairs=pl.col("_pair").sum(),
    )
    judged = pairs.join(widths, on="doc_id", how="left", maintain_order="left").with_columns(
        _filled=(pl.col("_needs") + _SLACK > pl.col("_width")).fill_null(value=False)
    )
    filled = pl.col("_filled")
    hyphened = pl.col("_pair") & pl.col("_words").str.contains(_HYPHENED) & following["_begins_small"]
    judged = judged.with_columns(_hyphened=hyphened)
    wrapped = judged.group_by("doc_id", maintain_order=True).agg(
        # Where that many lines end so, a program has cut words.
        _cuts_words=(pl.col("_hyphened").sum() >= _FEWEST)
        & (pl.col("_hyphened").sum() >= _HYPHENED_SHARE * pl.col("_pair").sum()),
        _wrapped=((flowing & filled).sum() >= _SHARE * flowing.sum())
        & (flowing.sum() > _LEAST_SHARE * pl.col("_pairs").first())
        # One alone proves little.
        & ((flowing.sum() >= _FEWEST) | ((pl.col("_pair") & filled).sum() >= _SHARE * pl.col("_pairs").first())),
    )
    fits = pl.col("_length") <= _WIDEST
    stray = (
        pl.col("_ends_open")
        & following["_begins_small"]
        & (pl.col("_words").str.contains(_HALF_AT_END) | pl.col("_unfinished"))
    )
    soft = pl.col("_pair") & ((pl.col("_wrapped") & pl.col("_filled") & fits) | stray)
    return (
        judged.join(wrapped, on="doc_id", how="left", maintain_order="left")
        .with_columns(
            _soft=soft.fill_null(value=False),
            _halved=pl.col("_cuts_words")
            & pl.col("_hyphened")
            & ~fold_case(fold(pl.col("_words"))).str.contains(_whole_before_hyphen(lexicon)),
        )
        .with_columns(
            _joined=pl.when("_last")
            .then("line")
            .when(pl.col("_soft") & pl.col("_halved"))
            .then((pl.col("line") + "\n").str.replace(_HALF, f"{MARK}${{0}}{MARK}"))
            .when("_soft")
            .then((pl.col("line") + "\n").str.replace(_BREAK, f"${{1}}{MARK}${{2}}${{3}}{MARK}"))
            .otherwise(pl.col("line") + "\n")
        )
        .group_by("doc_id", maintain_order=True)
        .agg(text=pl.col("_joined").str.join("").str.replace_all(rf"\n{MARK}([ \t>]{{1,80}})", f"\n${{1}}{MARK}"))
    )
