"""What a stated value leaves open: the interval in which another statement of the same thing may lie."""

from __future__ import annotations

import polars as pl

ROUNDING_CAP = 0.05
"""The most that rounding is thought to hide, as a share of the value: "5 gigawatts" may be 4.75, not 4.5."""
ABOUT = 0.1
"""How far "environ" and "près de" reach to either side, as a share of the value."""
OPEN_FACTOR = 2.0
"""How far an open bound reaches: nobody says "plus de 14 milliards" of 40."""
VAGUE_FACTOR = 5.0
"""How far "plusieurs centaines de milliards", kept as 200, reaches upwards: to the next magnitude."""

_POWERS = range(-4, 16)


def rounding_step(value: str) -> pl.Expr:
    """The unit of the last digit that a value shows: 1e9 for 14e9, 1e8 for 14.3e9, null for 0 and null."""
    size = pl.col(value).abs()
    shown = []
    for power in _POWERS:
        scaled = size / 10.0**power
        shown.append(pl.when((scaled - scaled.round()).abs() <= 1e-9 * scaled.clip(1.0)).then(10.0**power))
    return pl.when(size > 0).then(pl.max_horizontal(shown))


def _slack(value: str) -> pl.Expr:
    size = pl.col(value).abs()
    half_digit = rounding_step(value).fill_null(0.0) / 2
    return pl.min_horizontal(half_digit, size * ROUNDING_CAP)


def with_interval(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with `reach_low` and `reach_high` (in `unit`), between which a compatible value lies.

    Takes `low`, `high`, `bound` and `vague`. Two claims are compatible where their intervals meet: "plus de 14"
    (14 to 28) meets 14.3 (14.25 to 14.35), "entre 60 et 65" (60 to 65) does not meet "66 à 72".
    """
    low, high = pl.col("low"), pl.col("high")
    bound = pl.col("bound")
    # An open bound of a negative value (a loss) reaches away from zero on the other side: kept symmetric by size.
    least = (
        pl.when("vague")
        .then(low / 2)
        .when(bound == "at_least")
        .then(low - _slack("low"))
        .when(bound == "at_most")
        .then(high - high.abs() * (1 - 1 / OPEN_FACTOR))
        .when(bound == "about")
        .then(low - pl.max_horizontal(_slack("low"), low.abs() * ABOUT))
        # A range says itself how far it reaches.
        .when(bound == "between")
        .then(low)
        .otherwise(low - _slack("low"))
    )
    greatest = (
        pl.when("vague")
        .then(low * VAGUE_FACTOR)
        .when(bound == "at_least")
        .then(low + low.abs() * (OPEN_FACTOR - 1))
        .when(bound == "at_most")
        .then(high + _slack("high"))
        .when(bound == "about")
        .then(high + pl.max_horizontal(_slack("high"), high.abs() * ABOUT))
        .when(bound == "between")
        .then(high)
        .otherwise(high + _slack("high"))
    )
    return claims.with_columns(reach_low=least, reach_high=greatest)


def meets(low: str, high: str, other_low: str, other_high: str) -> pl.Expr:
    """Whether two intervals have a point in common; false where one is unknown."""
    return ((pl.col(low) <= pl.col(other_high)) & (pl.col(other_low) <= pl.col(high))).fill_null(False)


def narrower(low: str, high: str, other_low: str, other_high: str) -> pl.Expr:
    """Whether the middle of the first interval lies within the second and it is at most half as wide."""
    middle = (pl.col(low) + pl.col(high)) / 2
    inside = (middle >= pl.col(other_low)) & (middle <= pl.col(other_high))
    width = pl.col(high) - pl.col(low)
    other_width = pl.col(other_high) - pl.col(other_low)
    return (inside & (2 * width <= other_width)).fill_null(False)
