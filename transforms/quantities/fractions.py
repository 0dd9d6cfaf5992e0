"""Fractions as shares: "3/4 des voix", "un tiers", "trois quarts de", and not "un quart de finale"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.digits import VULGAR
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import alone
from transforms.text.letters import LETTER


def read_written_fractions(numerals: pl.DataFrame) -> pl.DataFrame:
    """The numerals with "3/4 des voix" as a share and "10 1/2 km" as one number; other slashes make none ("24/7").

    "¾ des voix" is a share too, and a fraction that is all a text says.
    """
    sign = pl.col("numeral").is_in(list(VULGAR))
    numerals = numerals.with_columns(_sign=sign, _slash=sign | pl.col("numeral").str.contains("/", literal=True))
    numerals = numerals.with_columns(value=pl.when("_sign").then(100 * pl.col("value")).otherwise("value"))
    proper = pl.col("_slash") & (pl.col("value") < 100)
    # "1/2 litre": a part of a unit.
    of_unit = (
        proper & pl.col("kind").is_not_null() & (pl.col("_sign") | pl.col("numeral").str.contains("/(?:2|3|4|5|8|10)$"))
    )
    mixed = (
        of_unit
        & (pl.col("sentence") == pl.col("sentence").shift(1))
        & (pl.col("end").shift(1) == pl.col("start") - 1)
        & pl.col("kind").shift(1).is_null()
        & pl.col("numeral").shift(1).str.contains("^[0-9]{1,3}$")
    )
    parted = pl.when(pl.col("_slash")).then("after").str.contains(r"^ (?:de(?: |$)|d'|des|du )")
    parted = (parted | pl.when(pl.col("_slash")).then(alone("after"))) & proper
    # What several columns depend on is worked out first: Polars would work it out again for each.
    numerals = numerals.with_columns(
        _share=(parted & pl.col("kind").is_null()).fill_null(value=False),
        _of_unit=of_unit.fill_null(value=False),
        _mixed=mixed.fill_null(value=False),
    )
    share, mixed = pl.col("_share"), pl.col("_mixed")
    numerals = numerals.with_columns(
        value=pl.when(mixed)
        .then(pl.col("value").shift(1) + pl.col("value") / 100)
        .when("_of_unit")
        .then(pl.col("value") / 100)
        .otherwise("value"),
        **{name: pl.when(mixed).then(pl.col(name).shift(1)).otherwise(name) for name in ("start", "left", "lead")},
        kind=pl.when(share).then(pl.lit("share")).otherwise("kind"),
        unit=pl.when(share).then(pl.lit("%")).otherwise("unit"),
        factor=pl.when(share).then(1.0).otherwise("factor"),
        offset=pl.when(share).then(0.0).otherwise("offset"),
    )
    numerals = _cut_ranges(numerals)
    whole = pl.col("_mixed").shift(-1, fill_value=False)
    numerals = numerals.filter(~pl.col("_slash") & ~whole | share | pl.col("_of_unit"))
    return numerals.drop("_sign", "_slash", "_share", "_of_unit", "_mixed")


def _cut_ranges(numerals: pl.DataFrame) -> pl.DataFrame:
    """The numerals with "15/20 minutes" as two, which then make a range; "1/2 heure" and "8/16 Go" stay one."""
    ends = pl.col("numeral").str.extract_groups("^([0-9]{1,2})/([0-9]{1,3})$").struct.rename_fields(["_low", "_high"])
    cut = numerals.with_row_index("_n").filter(
        "_slash", ~pl.col("_of_unit") & ~pl.col("_share"), pl.col("kind").is_not_null() & (pl.col("kind") != "data")
    )
    cut = cut.with_columns(ends.struct.unnest())
    low, high = pl.col("_low").cast(pl.Float64), pl.col("_high").cast(pl.Float64)
    cut = cut.filter((low < high) & (high <= 2 * low))
    if cut.is_empty():
        return numerals
    middle = pl.col("start") + pl.col("_low").str.len_chars().cast(pl.Int32)
    bare = {name: pl.lit(None, numerals.schema[name]) for name in ("kind", "unit", "factor", "offset")}
    first = cut.with_columns(
        numeral="_low", value=low, end=middle, after=pl.lit(""), taken=pl.lit(0, numerals.schema["taken"]), **bare
    )
    second = cut.with_columns(
        numeral="_high", value=high, start=middle + 1, lead=pl.lit("/"), left=pl.col("left") + pl.col("_low") + "/"
    )
    both = pl.concat([first, second]).with_columns(_slash=pl.lit(value=False)).select("_n", *numerals.columns)
    rest = numerals.with_row_index("_n").join(cut.select("_n"), on="_n", how="anti", maintain_order="left")
    return pl.concat([rest, both]).sort("_n", "start").drop("_n")


def read_fractions(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures with "un tiers", "trois quarts de", "un sur cinq" as shares, and without "un quart de finale"."""
    figures = _of_a_second(figures, lexicon)
    fraction = (pl.col("kind") == "fraction").fill_null(value=False)
    right = pl.when(fraction).then("right")
    tells = right.str.contains(rf"(?i)^(?:{alternatives(lexicon, 'fraction_told')}| ?[,.;:!?)\"]|$)")
    blocked = right.str.contains(rf"(?i)^s? (?:de )?(?:{alternatives(lexicon, 'fraction_blocked')})")
    # "dont un tiers en Asie".
    # "une septième édition": an ordinal; a fraction is "un septième".
    blocked |= fraction & (pl.col("numeral") == "une") & pl.col("after").str.contains(r"^ [^ ]*ième")
    # "à 4 heures moins le quart", "à onze heures trois quarts": an hour of the day.
    hour = pl.when(fraction).then("left_low").str.contains(r"(?:heures?|[0-9] ?h) (?:moins )?$")
    blocked |= (hour & ~pl.col("right").str.contains("^s? (?:de |des |du |d')")).fill_null(value=False)
    # "la cure passe par un tiers": someone else.
    third = fraction & pl.col("after").str.starts_with(" tiers") & ~pl.col("right").str.contains("^ d(?:e|es|u|') ?")
    party = rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'third_party')}) ?$"
    blocked |= pl.when(third).then("left_low").str.contains(party).fill_null(value=False)
    tells |= (
        pl.when(fraction).then("left_low").str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'part_of')}) ?$")
    )
    figures = figures.with_columns(_share=(tells & ~blocked).fill_null(value=False))
    share = pl.col("_share")
    return (
        figures.filter(~fraction | share)
        .with_columns(kind=pl.when(share).then(pl.lit("share")).otherwise("kind"))
        .drop("_share")
    )


def _of_a_second(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, "deux centièmes de seconde" and "à deux centièmes du record" as lengths of time."""
    told = pl.when(pl.col("kind") == "fraction").then("after")
    seconds = told.str.contains(
        rf"^ (?:dix|cent|mill)ièmes? (?:{alternatives(lexicon, 'fraction_of_second')})(?:[^{LETTER}]|$)"
    )
    figures = figures.with_columns(_seconds=seconds.fill_null(value=False))
    # Hardly any text has such words.
    if not figures["_seconds"].any():
        return figures.drop("_seconds")
    seconds = pl.col("_seconds")
    unit = pl.when(seconds).then("right").str.extract(r"^( (?:de |d')secondes?)", 1).str.len_chars().fill_null(0)
    return figures.with_columns(
        kind=pl.when(seconds).then(pl.lit("duration")).otherwise("kind"),
        unit=pl.when(seconds).then(pl.lit("second")).otherwise("unit"),
        value=pl.when(seconds).then(pl.col("value") / 100).otherwise("value"),
        low_value=pl.when(seconds).then(pl.col("low_value") / 100).otherwise("low_value"),
        taken=pl.col("taken") + unit.cast(pl.Int32),
        right=pl.col("right").str.slice(unit.cast(pl.Int64)),
    ).drop("_seconds")
