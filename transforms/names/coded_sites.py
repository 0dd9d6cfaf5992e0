"""Data centers that their operators call by a code: "le data center MRS5", "deux campus : PAR 1 et PAR 2"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.mentions import whole_words
from transforms.names.name_shapes import text_matches, with_neighbours
from transforms.text.folding import fold
from transforms.text.letters import SMALL

_CODE = "[A-Z]{2,4}[ -]?[0-9]{1,2}"
# As after "le datacenter existant" and "un nouveau datacenter : le".
_LINK = rf"(?: [{SMALL}-]+){{0,2}}(?:,| :)?(?: (?:le|la|les))? ?$"
# As after "deux centres de données près d'Oslo (".
_BRACKETED = r"[^.;()]{0,40} \($"
_NEAR = 70


def coded_sites(readable: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Codes that stand after the noun of a data center: `row`, `document`, `start`, `end`, `name`, `kind` (site).

    Once one is told, so is every code of its document with the same letters: "PAR 3" by "le campus PAR 1".
    """
    # Few texts name data centers, and their nouns are found far faster than codes are.
    about = readable.filter(pl.col("folded").str.contains(_nouns(lexicon, "yes")))["document"].unique()
    searched = readable.filter(pl.col("document").is_in(about.implode()))
    codes = text_matches(searched, _CODE)
    if codes.is_empty():
        return codes.select("row", "document", "start", "end", name="form", kind=pl.lit("site"))
    codes = with_neighbours(codes, readable, _NEAR)
    codes = whole_words(codes).with_columns(_letters=pl.col("form").str.extract("^([A-Z]+)"))
    before = (" " + pl.col("before")).str.to_lowercase()
    told = codes.filter(before.str.contains(f"{_pattern(lexicon, 'yes')}|{_pattern(lexicon, 'no')}"))
    return codes.join(told.select("document", "_letters").unique(), on=["document", "_letters"], how="semi").select(
        "row", "document", "start", "end", name="form", kind=pl.lit("site")
    )


@cache
def _nouns(lexicon: Lexicon, sure: str) -> str:
    nouns = lexicon["coded_sites"].filter(pl.col("sure") == sure).select(fold(pl.col("noun"))).to_series()
    return f"(?:{'|'.join(nouns.sort(descending=True))})"


@cache
def _pattern(lexicon: Lexicon, sure: str) -> str:
    return rf"[ ']{_nouns(lexicon, sure)}(?:{_LINK}|{_BRACKETED})"
