"""Whose franc a bare "franc" is: the one the document names, else that of the country it is about, else the French."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.neighbours import same_sentence
from transforms.text.letters import LETTER

# The franc of France went out of use with this year; of what happened before, bare francs are mostly French.
_LATER = r"(?:^|[^0-9])20(?:0[2-9]|[1-9][0-9])(?:[^0-9]|$)"
_EARLIER = r"(?:^|[^0-9])(?:1[5-9][0-9]{2}|200[01])(?:[^0-9]|$)"
_AMOUNT = (
    r"[0-9][0-9 .,'-]{0,20} ?(?:fr|francs?|chf|euros?|dollars?|€|[a-zà-ÿ]*tonnes?|personnes|emplois|postes)(?:[^a-z]|$)"
)
_SURE = 3
"""As many sentences about a country tell its franc also where the text is of the time of the French one."""


_RATES = {"CHF": (0.8, 1.75), "XOF": (600.0, 710.0), "XPF": (110.0, 128.0)}
"""How many francs a euro has been worth; those of France were 6.56."""
_DOLLAR_RATES = {"CHF": (0.75, 1.4), "XOF": (430.0, 700.0), "XPF": (80.0, 130.0)}
"""How many a dollar has been since there are euros."""
_CFA = "XOF"
_UNIONS = ("XAF", _CFA)
"""The francs CFA of the Central and of the West African union, of equal worth; mostly that of the latter is meant."""


@cache
def _cues(lexicon: Lexicon) -> dict[str, str]:
    """The pattern of each franc's cues, by its code."""
    rows = lexicon["franc_cues"].group_by("code", maintain_order=True).agg(pl.col("cue").str.join("|"))
    return {code: rf"(?:^|[^{LETTER}])(?:{cues})(?:[^{LETTER}]|$)" for code, cues in rows.rows()}


def read_francs(figures: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, bare francs with the code of the franc that they are: "3 millions de francs" of a Swiss page is CHF.

    `sentences` are all of the documents, those of headers too. A franc that the document names in full ("francs
    suisses") counts before what it is about, and so does one beside its worth in euros. A sentence or document of years
    before 2002 keeps the French franc, unless the country is named in the sentence itself or in several. The franc CFA
    is of two unions: XAF where more is told of the countries of the one, XOF else.
    """
    bare = ((pl.col("unit") == "FRF") & ~pl.col("after").str.head(40).str.contains(r"(?i)français|\bFF\b")).fill_null(
        False
    )
    rows = figures.filter(bare | (pl.col("unit") == _CFA)).select("row", "doc_id", "origin", "base", _bare=bare)
    if rows.is_empty():
        return figures
    cues = _cues(lexicon)
    figures = _by_rate(figures, bare)
    texts = sentences.filter(pl.col("doc_id").is_in(rows["doc_id"].unique().implode()))
    # "1500 francs" is no year.
    dated = pl.col("lower").str.replace_all(_AMOUNT, "")
    told = texts.select(
        "doc_id",
        "start_char",
        _later=dated.str.contains(_LATER),
        _earlier=dated.str.contains(_EARLIER),
        **{code: pl.col("lower").str.contains(pattern).cast(pl.Int32) for code, pattern in cues.items()},
    )
    most = pl.max_horizontal(*cues)
    first = pl.coalesce(pl.when((most > 0) & (pl.col(code) == most)).then(pl.lit(code)) for code in cues)
    union = pl.coalesce(
        pl.when(pl.col(code) > pl.col(other)).then(pl.lit(code)) for code, other in (_UNIONS, _UNIONS[::-1])
    )
    about = (
        told.group_by("doc_id", maintain_order=True)
        .agg(pl.col("_later", "_earlier").any(), *(pl.col(code).sum() for code in cues))
        .select(
            "doc_id", _about=first, _sure=most >= _SURE, _old=pl.col("_earlier") & ~pl.col("_later"), _union_about=union
        )
    )
    here = told.select("doc_id", _here=first, _then="_earlier", _union_here=union, at="start_char")
    placed = (
        rows.with_columns(at=pl.col("origin") + pl.col("base"))
        .sort("doc_id", "at")
        .join_asof(here.sort("doc_id", "at"), on="at", by="doc_id", check_sortedness=False)
        .join(about, on="doc_id", how="left", maintain_order="left")
    )
    unions = placed.select("row", _union=pl.coalesce("_union_here", "_union_about"))
    figures = (
        figures.join(unions, on="row", how="left", maintain_order="left")
        .with_columns(unit=pl.when(pl.col("unit") == _CFA).then(pl.coalesce("_union", "unit")).otherwise("unit"))
        .drop("_union")
    )
    named = (
        figures.filter(pl.col("unit").is_in(list(cues)), pl.col("doc_id").is_in(rows["doc_id"].implode()))
        .group_by("doc_id", "unit")
        .len()
        .sort("doc_id", pl.col("len"), "unit", descending=[False, True, False])
        .unique("doc_id", keep="first", maintain_order=True)
        .select("doc_id", _named="unit")
    )
    codes = (
        placed.filter("_bare")
        .join(named, on="doc_id", how="left", maintain_order="left")
        .with_columns(_told=pl.when(pl.col("_sure") | ~(pl.col("_old") | pl.col("_then"))).then("_about"))
        .select("row", _franc=pl.coalesce("_named", "_here", "_told"))
    )
    kept = pl.when(pl.col("unit") != "FRF").then("unit")
    return (
        figures.join(codes, on="row", how="left", maintain_order="left")
        .with_columns(unit=pl.coalesce(kept, "_franc", "unit"))
        .drop("_franc")
    )


def _by_rate(figures: pl.DataFrame, bare: pl.Expr) -> pl.DataFrame:
    """The figures, bare francs beside an amount in euros or dollars by what they are worth: "3 euros (2,9 francs)"."""
    worth = pl.col("value") * pl.col("factor").fill_null(1)
    rates: list[pl.Expr] = []
    for step in (1, -1):
        link = pl.col("link").shift(1) if step == 1 else pl.col("link")
        beside = bare & link.str.contains(r"^,? ?\(?(?:soit |ou )?(?:environ )?$") & same_sentence(step)
        for other, known in (("EUR", _RATES), ("USD", _DOLLAR_RATES)):
            ratio = pl.when(beside & (pl.col("unit").shift(step) == other)).then(worth / worth.shift(step))
            rates += [pl.when(ratio.is_between(low, high)).then(pl.lit(code)) for code, (low, high) in known.items()]
    return figures.with_columns(unit=pl.coalesce(*rates, "unit"))
