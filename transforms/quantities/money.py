"""Money without a currency word: "dont 100 millions versés dès la première année"."""

from __future__ import annotations

import polars as pl


def supply_currencies(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures, sorted by place, with millions and milliards that count nothing as money, and their currency.

    An amount without a currency takes that of the nearest amount before it in the document, else the document's most
    frequent (the first in the alphabet of equally frequent ones), else null.
    """
    bare = pl.col("kind").is_null() & pl.col("noun").is_null() & (pl.col("scale") >= 1e6)
    # "1,1 million déclarent": they are people, where the document names no currency at all.
    people = pl.when(bare).then("right").str.contains(r"^ [a-zà-ÿ]+[^m]ent ").fill_null(value=False)
    moneyed = (pl.col("kind") == "money").fill_null(value=False).any().over("doc_id")
    figures = figures.with_columns(_untold=bare, _people=people)
    if figures["_people"].any():
        figures = figures.with_columns(_untold=bare & ~(people & ~moneyed))
    figures = figures.drop("_people")
    bare = pl.col("_untold")
    if not figures["_untold"].any():
        return figures.drop("_untold")
    money = figures.with_columns(
        kind=pl.when(bare).then(pl.lit("money")).otherwise("kind"),
        factor=pl.when(bare).then(1.0).otherwise("factor"),
        offset=pl.when(bare).then(0.0).otherwise("offset"),
        low_factor=pl.when(bare).then(1.0).otherwise("low_factor"),
    )
    told = pl.when((pl.col("kind") == "money") & pl.col("unit").is_not_null()).then(
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
