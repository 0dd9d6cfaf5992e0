"""Ranges that leave out the unit of the measure beside them: "11 à 12° sur le littoral, 13 ou 14 ailleurs"."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import holds
from transforms.quantities.neighbours import SHARED, same_sentence
from transforms.text.letters import CAPITAL

_MEASURED = ["temperature", "speed", "share", "money", "length", "mass", "volume", "area", "power", "energy"]
_NEAR = 0.3
"""Of a measure that leaves out its unit, the value is at least so much of that of the other, and no more times."""
_SCALED = [kind for kind in _MEASURED if kind not in ("temperature", "speed", "share")]
"""What is told in millions and milliards."""
_THOUSAND = 1000
_MILLION = 1e6
_NEAR_SCALED = (0.2, 5)
"""Of millions and milliards that leave out their scale, too."""
_DEGREES = 15
"""Degrees between two temperatures, which have no ratio."""


_SMALL_PART = 30
"""How many times as large as another of things or money a range may be that goes on without their name."""
_OF_WHOM = "pour|à|au|aux|chez|en|dans|sur|du côté|selon"
"""What stands behind a range of things that goes on: whose it is, or where."""
_LISTED = r"^[^.:]{0,60}(?:, | et |\()(?:[^,.;:()0-9]{2,40} )?(?:de |d'|entre )?$"
"""What lies between a measure and the range that leaves out its unit."""


def share_elliptic(frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals, where ranges of bare numbers have the unit of the measure before them or of the range after them.

    "11 à 12° sur le littoral, 13 ou 14 ailleurs", "minimales de 7 à 8, maximales de 15 à 18°". Ranges of people, things
    and money go on as ranges: "60 à 90 sièges pour le centre, 10 à 13 pour ses alliés, 4 à 10 pour les autres".
    """
    pair = pl.col("bare") & pl.col("bare").shift(-1) & ~pl.col("scaled") & ~pl.col("yearlike")
    between = (pl.col("link") == " et ") & pl.col("left_low").str.ends_with("entre ")
    pair &= pl.col("link").str.contains("^ (?:à|ou) $") | between
    pair &= (pl.col("value") < pl.col("value").shift(-1)) & same_sentence(-1)
    frame = frame.with_columns(_pair=pair.fill_null(value=False))
    if not frame["_pair"].any():
        return frame.drop("_pair")

    def near(anchor: Callable[[str], pl.Expr]) -> pl.Expr:
        ratio = (pl.col("value") / anchor("value")).is_between(_NEAR, 1 / _NEAR)
        apart = (pl.col("value") - anchor("value")).abs() <= _DEGREES
        alike = pl.when(anchor("kind") == "temperature").then(apart).otherwise(ratio)
        # "(+8,8 %), de 5 à 10 millions": with a scale of their own.
        plain = ~pl.col("scaled").shift(-1).fill_null(value=False)
        return anchor("kind").is_in(_MEASURED) & (~anchor("scaled") | (anchor("scale") < _THOUSAND)) & alike & plain

    def scaled_alike() -> pl.Expr:
        # "de 9 à 9,5 millions de litres, le Bordelais 3,6 à 3,9": in millions, too.
        ratio = pl.col("value") * before("scale") / before("value")
        return before("kind").is_in(_SCALED) & in_millions() & ratio.is_between(*_NEAR_SCALED)

    def in_millions() -> pl.Expr:
        return before("scaled") & (before("scale") >= _MILLION)

    # Ranges that follow one another share the unit of what stands before the first of them.
    listed = pl.col("_pair") & pl.col("link").shift(1).str.contains(_LISTED)
    # "mardi, le 13 ou 14": days.
    listed &= ~pl.col("link").shift(1).str.contains(r"[ ,](?:l[ea]s?|du|des|aux?) $")
    # "20 à 30 euros, ouvert de 9 à 18": hours.
    listed &= ~holds(lexicon, "numbered_range", pl.when(listed).then(pl.col("link").shift(1)).str.to_lowercase())
    frame = frame.with_columns(_listed=listed.fill_null(value=False)).with_columns(
        _second=pl.col("_listed").shift(1, fill_value=False)
    )
    free = ~(pl.col("_listed") | pl.col("_second"))
    frame = frame.with_columns(
        _anchor=pl.when(free).then(pl.int_range(pl.len(), dtype=pl.UInt32)).forward_fill().fill_null(0),
        _ranges=free & ((pl.col("link") == " à ") | between).shift(1, fill_value=False),
    )

    def before(name: str) -> pl.Expr:
        return pl.col(name).gather(pl.col("_anchor"))

    things = (before("noun").is_not_null() | (before("kind") == "money")) & before("_ranges")
    # "13 à 19 pour ses alliés", and neither "ouvert de 9 à 18" nor "les enfants ont de 3 à 6".
    # But "107 à 131 sièges, le Parti socialiste de 30 à 48".
    party = (
        pl.when("_pair")
        .then("left")
        .str.contains(rf"(?:, | et )(?:[Ll][ea]s? |[Ll]')[{CAPITAL}][^,.;:()0-9]{{2,40}} (?:de |d')$")
    )
    party = (party & before("noun").is_not_null()).fill_null(value=False)
    things &= (pl.col("link") == " à ") & (party | ~pl.col("link").shift(1).str.contains("(?:de |d'|entre )$"))
    bare_entry = pl.col("link").shift(1).str.contains(r"(?:, | et |\()(?:dont |puis )?$")
    named = pl.col("link").shift(1).str.contains(r"(?:, | et )(?:le |la |les |l')[^,.;:0-9]{2,30} $")
    things &= bare_entry | named | party
    things &= pl.col("after").shift(-1).str.contains(rf"^ (?:(?:{_OF_WHOM}) |autres|[{CAPITAL}])|^(?:[,.;)]| et |$)")
    things &= (pl.col("value") / before("value")).is_between(1 / _SMALL_PART, _SMALL_PART)
    continued = (
        pl.col("_listed") & (before("sentence") == pl.col("sentence")) & (near(before) | things | scaled_alike())
    )
    after = pl.col("link").shift(-1).str.contains("^(?:,| et) (?:les |des )?[^ ,]+ (?:de |entre )$")
    after &= near(lambda name: pl.col(name).shift(-2)) & same_sentence(-2)
    frame = frame.with_columns(_before=continued.fill_null(value=False)).with_columns(
        _after=(pl.col("_pair") & ~pl.col("_before") & after).fill_null(value=False),
    )
    second_before, second_after = (pl.col(name).shift(1, fill_value=False) for name in ("_before", "_after"))
    given = pl.col("_before") | pl.col("_after") | second_before | second_after
    shared = {
        name: pl.when(pl.col("_before") | second_before)
        .then(before(name))
        .when("_after")
        .then(pl.col(name).shift(-2))
        .when(second_after)
        .then(pl.col(name).shift(-1))
        .otherwise(name)
        for name in SHARED
    }
    large = (pl.col("_before") | second_before) & in_millions()
    worth = pl.when(large & ~pl.col("scaled")).then(before("scale")).otherwise(1.0)
    frame = frame.with_columns(
        value=pl.col("value") * worth, **shared, bare=pl.col("bare") & (~given | pl.col("_before") | pl.col("_after"))
    )
    return frame.drop("_pair", "_before", "_after", "_listed", "_second", "_anchor", "_ranges")
