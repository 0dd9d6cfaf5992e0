"""Fractions as shares: "3/4 des voix", "un tiers", "trois quarts de", and not "un quart de finale"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives


def read_written_fractions(numerals: pl.DataFrame) -> pl.DataFrame:
    """The numerals with "3/4 des voix" as a share; other numbers with a slash are none ("24/7")."""
    numerals = numerals.with_columns(_slash=pl.col("numeral").str.contains("/", literal=True))
    parted = pl.when(pl.col("_slash")).then("after").str.contains(r"^ (?:de |d'|des|du )") & (pl.col("value") < 100)
    numerals = numerals.with_columns(_share=parted.fill_null(value=False))
    share = pl.col("_share")
    numerals = numerals.with_columns(
        kind=pl.when(share).then(pl.lit("share")).otherwise("kind"),
        unit=pl.when(share).then(pl.lit("%")).otherwise("unit"),
        factor=pl.when(share).then(1.0).otherwise("factor"),
        offset=pl.when(share).then(0.0).otherwise("offset"),
    )
    return numerals.filter(~pl.col("_slash") | share).drop("_slash", "_share")


def read_fractions(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures with "un tiers", "trois quarts de", "un sur cinq" as shares, and without "un quart de finale"."""
    fraction = (pl.col("kind") == "fraction").fill_null(value=False)
    right = pl.when(fraction).then("right")
    tells = right.str.contains(rf"^(?:{alternatives(lexicon, 'fraction_told')}|[,.;:!?)\"]|$)")
    blocked = right.str.contains(rf"(?i)^s? (?:de )?(?:{alternatives(lexicon, 'fraction_blocked')})")
    figures = figures.with_columns(_share=(tells & ~blocked).fill_null(value=False))
    share = pl.col("_share")
    return (
        figures.filter(~fraction | share)
        .with_columns(kind=pl.when(share).then(pl.lit("share")).otherwise("kind"))
        .drop("_share")
    )
