"""Numbers right after a name that leave out verb and unit: "la Chine produit 300 TWh, la France 60 et l'Italie 20"."""

from __future__ import annotations

from functools import cache

import polars as pl
from babel import localedata

from transforms.lexicon import Lexicon
from transforms.quantities.number_lists import NO_VERSION
from transforms.text.letters import CAPITAL, SMALL

MEASURES = ["volume", "mass", "area", "length", "energy", "power", "data"]
"""What a number without a unit may be of; lengths of time, shares and temperatures are said again."""


_LIKE = (0.2, 5)
"""Times that a share or measure may be as large as the one whose unit it has."""
_NAME = rf"[{CAPITAL}][^ ,.;:0-9]+(?: [{CAPITAL}][^ ,.;:0-9]+)?"


@cache
def _places(lexicon: Lexicon) -> pl.Series:
    """Names of places: the lexicon's, and the countries that CLDR names."""
    names = lexicon["places"]["name"].to_list()
    return pl.Series(sorted({*names, *localedata.load(lexicon.language)["territories"].values()}))


def after_another(where: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """Whether the number stands right after a name that is set beside another: "…, la France 60".

    Numbers after a name may be a part of it ("et le Boeing 737"): of others than places only decimals and thousands
    are taken. Asked only `where` it matters. Expects `left` and `numeral`.
    """
    left = pl.when(where).then("left")
    left = pl.when(left.str.contains(rf"(?:,| et) (?:l[ae] |les |l')?{_NAME} $")).then("left")
    name = left.str.extract(rf"(?:,| et) (?:l[ae] |les |l')?({_NAME}) $", 1)
    written = pl.col("numeral").str.contains(r"[0-9](?:,[0-9]|[ .][0-9]{3})")
    return (name.is_in(_places(lexicon).implode()) | written & name.is_not_null()).fill_null(value=False)


def gapped(link_before: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """Whether the number has the verb and the unit of the figure before: "39 000 km et le Japon 2 500".

    Or its unit alone: "64 quintaux de blé et 97 de maïs".
    """
    ratio = pl.col("value") / pl.col("value_before")
    near = ratio.is_between(0.001, 1000) | (ratio * pl.col("scale_before")).is_between(0.001, 1000)
    link_before = pl.when(near & link_before.str.contains(", | et ")).then(link_before)
    beside = link_before.str.contains(r"^(?: [^ ,.;:0-9]+){0,6}(?:,| et) [^,.;:0-9]{2,40} $")
    ends = beside & pl.col("after").str.contains(r"^(?:[.,;:!?)]|$| et )")
    # "80 milliards de dollars, Alphabet 75, Amazon 100 et Meta 65".
    no_version = (pl.col("value") >= NO_VERSION) | pl.col("kind_before").ne_missing("money")
    item_next = pl.col("_named_item") & no_version & link_before.str.contains("^(?:,| et) ")
    named = ends & (after_another(ends, lexicon) | item_next)
    # "26,4 millions d'hectolitres, les vins de pays 15,4 et les autres vins 7,8".
    described = pl.when(ends & pl.col("numeral").str.contains("[0-9],[0-9]")).then("left_low")
    item = r"(?:,| et) (?:l[ae] |les |l'|celui |celle |ceux )[^.;:0-9]{2,50} $"
    named |= described.str.contains(item) & ~described.str.contains(r" (?:entre|de|à|en|sur|par|du|des) $")
    # "la viande prend 24 %, le poisson 42", "la première étape fait 182 km, la deuxième 204".
    close = (
        (pl.col("kind_before").is_in([*MEASURES, "share", "money"])) & ratio.is_between(*_LIKE) & (pl.col("value") > 1)
    )
    listed = pl.when(ends & close & (pl.col("scale_before") == 1)).then("left_low")
    whose = "l[ae] |les |l'|celui |celle |son |sa |leur |un autre |une autre |l'autre "
    noun = rf"(?:,| et) (?:{whose})[^ .,;:0-9]+(?: (?:de |d'|des |du )?[^ .,;:0-9]{{3,}})? $"
    named |= listed.str.contains(noun) & ~listed.str.contains(r" (?:entre|dans|sous|chez|pour|par|sur|avec|vers) $")
    parallel = link_before.str.contains(r"^ (?:de |d'|du |des )[^,.;:0-9]{2,40} et $")
    parallel &= pl.when(parallel).then("after").str.contains(rf"^ (?:de |d'|du |des )[{SMALL}]")
    return (named | parallel & pl.col("kind_before").is_in(MEASURES)).fill_null(value=False) & ~pl.col("yearlike")
