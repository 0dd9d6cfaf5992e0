"""Money without a currency word: "dont 100 millions versés dès la première année"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives, holds
from transforms.quantities.neighbours import NOUN, alone, in_another_currency, same_sentence
from transforms.text.letters import LETTER

_POUND = 0.45359237
"""Kilograms in a pound."""


def _of_money(lexicon: Lexicon) -> str:
    return rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'money_told')})"


def read_sterling(figures: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures with "livres" as pounds sterling, or as pounds of weight (mass, 0.45 kg each).

    They are money where they are thousands of millions, where millions stand beside a word of money, with hundredths,
    and where the document is about Britain; they are weight beside a word of weight. Books stay counts: "3 millions de
    livres vendus en librairie à Londres".
    """
    pounds = figures.filter(pl.col("kind").is_null(), pl.col("noun").is_in(["livre", "livres"]))
    if pounds.is_empty():
        return figures
    documents = sentences.filter(pl.col("doc_id").is_in(pounds["doc_id"].unique().implode()))
    british = documents.filter(holds(lexicon, "sterling"))["doc_id"].unique()
    money = pl.col("doc_id").is_in(british.implode())
    money |= (pl.col("scale") == 1e6) & pl.col("lower").str.contains(_of_money(lexicon))
    # "174,50 livres": books are whole, and weights are not given in hundredths.
    money |= pl.col("numeral").str.contains(r"[.,][0-9]{2}$")
    weight = pl.when(pl.col("scale") < 1e6).then(holds(lexicon, "weight")).otherwise(pl.lit(value=False))
    told = (
        pounds.with_columns(sentences["lower"].gather(pounds["sentence"]))
        .select(
            "row",
            _pound=pl.when(pl.col("scale") >= 1e9)
            .then(pl.lit("GBP"))
            .when(~holds(lexicon, "book"))
            .then(pl.when(weight).then(pl.lit("kg")).when(money).then(pl.lit("GBP"))),
        )
        .drop_nulls()
    )
    figures = figures.join(told, on="row", how="left", maintain_order="left")
    unit = pl.col("_pound")
    kind = pl.when(unit == "kg").then(pl.lit("mass")).when(unit == "GBP").then(pl.lit("money"))
    factor = pl.when(unit == "kg").then(_POUND).when(unit == "GBP").then(1.0)
    return figures.with_columns(
        kind=pl.coalesce(kind, "kind"),
        unit=pl.coalesce(unit, "unit"),
        factor=pl.coalesce(factor, "factor"),
        low_factor=pl.coalesce(factor, "low_factor"),
        offset=pl.when(unit.is_null()).then("offset").otherwise(0.0),
        **{name: pl.when(unit.is_null()).then(name) for name in NOUN},
    ).drop("_pound")


def _after_counts(figures: pl.DataFrame) -> pl.DataFrame:
    """`row` of each figure of millions, and `_count_before`: the count of millions right before it, if any.

    In its sentence or the one before, and no other figure of that scale or a larger one between.
    """
    large = figures.filter(pl.col("scale") >= 1e6)
    near = (pl.col("doc_id") == pl.col("doc_id").shift(1)) & (pl.col("scale") == 1e6)
    near &= (pl.col("sentence").cast(pl.Int64) - pl.col("sentence").shift(1).cast(pl.Int64)) <= 1
    near &= (
        (pl.col("scale").shift(1) == 1e6) & pl.col("kind").shift(1).is_null() & pl.col("noun").shift(1).is_not_null()
    )
    return large.select("row", _count_before=pl.when(near).then(pl.col("value").shift(1)))


def supply_currencies(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, sorted by place, with millions and milliards that count nothing as money, and their currency.

    An amount without a currency takes that of the nearest amount before it in the document, else the document's most
    frequent (the first in the alphabet of equally frequent ones), else null.
    """
    bare = pl.col("kind").is_null() & pl.col("noun").is_null() & (pl.col("scale") >= 1e6)
    # "atteindre le nombre de 4,3 millions".
    bare &= ~pl.col("left_low").str.ends_with("nombre de ")
    # "le nombre de requêtes a triplé, pour atteindre 2,5 milliards", "les naissances tombent à 1 million": and no
    # word of money since.
    number = (
        pl.when(bare)
        .then("left")
        .str.to_lowercase()
        .str.extract(rf"[ '](?:(?:{alternatives(lexicon, 'number_told')}) )([^.;:]{{2,60}})$", 1)
    )
    bare &= ~(number.is_not_null() & ~number.str.contains(_of_money(lexicon))).fill_null(value=False)
    # Worked out first: Polars would work it out again for each use.
    figures = figures.with_columns(_maybe=bare.fill_null(value=False))
    bare = pl.col("_maybe")
    # "1,1 million déclarent": they are people, where the document names no currency at all.
    untold = figures.with_columns(_last=~same_sentence(-1)).filter(bare)
    untold = untold.join(_after_counts(figures), on="row", how="left", maintain_order="left")
    moneyed = figures.filter(pl.col("kind") == "money")["doc_id"].unique()
    # "passant de 6,3 millions à 6,2": so are millions beside no word of money.
    told = (pl.col("left_low") + pl.col("right").str.to_lowercase()).str.contains(_of_money(lexicon))
    # "Un billion": of what, nothing tells.
    bare_number = alone("right", pl.col("_last")).fill_null(value=False)
    people = untold.filter(
        ~pl.col("doc_id").is_in(moneyed.implode()),
        bare_number | pl.col("right").str.contains(r"^ [a-zà-ÿ]+[^m]ent ") | (pl.col("scale") == 1e6) & ~told,
    )["row"]
    # "5,4 millions de spectateurs regardent. Sa rivale ne dépasse pas les 2 millions."
    counted = pl.col("_count_before").is_between(pl.col("value") / 10, pl.col("value") * 10) & ~told
    # "58 % des contraventions, soit 7,2 millions": so many of them.
    counted |= (
        pl.col("left_low").str.contains(
            r"% (?:des|de (?:ses|ces|leurs|nos|tous les|toutes les)) [^.;:%]{2,45}"
            r"(?:,? soit| \((?:soit)?)(?: environ| près de| plus de| moins de| quelque)? ?$"
        )
        & ~told
    )
    # "Ils sont un peu plus de deux millions à suivre la course".
    counted |= pl.col("left_low").str.contains(
        rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'many_are')}) (?:[a-zà-ÿ]+ ){{0,5}}(?:d[e'] ?)?$"
    )
    # "5,3 millions seraient sans toit"; but not "sur 30 millions d'euros, 8 millions dorment".
    lives = pl.col("right").str.contains(rf"^ (?:{alternatives(lexicon, 'live')})(?:[^{LETTER}]|$)")
    # "la société fabrique des colliers, un peu plus de 5 millions par an".
    lives |= pl.col("left_low").str.contains(
        rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'made')})(?:(?:environ|près de|quelque|(?:un peu )?plus de) )?$"
    )
    counted |= lives & ~pl.col("left_low").str.contains(r"euros?|dollars?|francs?|[€$]|coût")
    people = people.append(untold.filter(counted & ~pl.col("row").is_in(people.implode()))["row"])
    figures = figures.with_columns(_untold=bare & ~pl.col("row").is_in(people.implode())).drop("_maybe")
    bare = pl.col("_untold")
    if not figures["_untold"].any():
        return figures.drop("_untold")
    money = figures.with_columns(
        kind=pl.when(bare).then(pl.lit("money")).otherwise("kind"),
        factor=pl.when(bare).then(1.0).otherwise("factor"),
        offset=pl.when(bare).then(0.0).otherwise("offset"),
        low_factor=pl.when(bare).then(1.0).otherwise("low_factor"),
    )
    # "12 millions d'euros (13 millions de dollars), en plus des 6 millions déjà versés": in the currency of the first.
    converted = pl.col("left_low").str.contains(r"\((?:soit )?(?:environ |près de |plus de |quelque )?\p{Sc}?$")
    converted = (converted & in_another_currency()).fill_null(value=False)
    told = pl.when((pl.col("kind") == "money") & pl.col("unit").is_not_null() & ~converted).then(
        pl.int_range(pl.len(), dtype=pl.UInt32)
    )
    usual = (
        figures.filter(pl.col("kind") == "money", pl.col("unit").is_not_null())
        .group_by("doc_id", "unit")
        .len()
        .sort("doc_id", pl.col("len"), "unit", descending=[False, True, False])
        .unique(subset="doc_id", keep="first", maintain_order=True)
        .select("doc_id", _usual="unit")
    )
    return (
        money.join(usual, on="doc_id", how="left", maintain_order="left")
        .with_columns(_told=told.forward_fill())
        .with_columns(
            _before=pl.when(pl.col("doc_id") == pl.col("doc_id").gather(pl.col("_told"))).then(
                pl.col("unit").gather(pl.col("_told"))
            )
        )
        .with_columns(unit=pl.when(pl.col("_untold")).then(pl.coalesce("_before", "_usual")).otherwise("unit"))
        .drop("_untold", "_told", "_before", "_usual")
    )
